"""The families of common units are known without the units library, and are what it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crosscheck.match import units
from crosscheck.match.units import family


@pytest.mark.parametrize("unit", sorted(units._COMMON))
def test_a_common_unit_has_the_family_that_the_library_gives_it(unit: str) -> None:
    known = units._pint_unit(unit)
    assert known is not None
    assert family(unit) == str(known.dimensionality)


def test_a_common_unit_does_not_load_the_library() -> None:
    code = (
        "import sys; from crosscheck.match.units import family; "
        "assert family('tonne') == '[mass]'; print('pint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
