"""Writes the golden files anew: look at the difference before it is committed."""

from tests.golden import FILES, FOLDER, golden

for name in FILES:
    (FOLDER / name).write_bytes(golden(name).encode("utf-8"))
