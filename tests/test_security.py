"""What the package never does, whatever it is fed: see SECURITY.md, which names these tests."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.cli import run
from crosscheck.records import Result
from crosscheck.report.claim_list import (
    claims_as_csv,
    claims_as_json,
    claims_as_json_lines,
    claims_as_text,
)
from crosscheck.report.plain import one_line, web_link
from tests import made

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "crosscheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
HOSTILE = Path(__file__).parent / "hostile" / "files"
FORMATS = ("text", "json", "html", "csv", "sarif", "junit", "github", "markdown", "claimreview")

ACTING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# Standard library and common packages that open a connection.
NETWORK = {
    *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests"),
    *("smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib3", "webbrowser", "xmlrpc"),
}
# Modules that make code of data. The rows that Spark hands to its own workers are this run's own.
CODE_FROM_DATA = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
MAY_PICKLE = {"engines/spark.py"}
# The review opens the report, a file of this machine, in the browser, when asked to.
MAY_OPEN_BROWSER = {"cli/review.py"}
MAY_START_PROGRAMS = {"cli/author.py", "cli/since.py", "readers/bounded.py"}


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, by its whole name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def calls_of(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_imports_what_opens_a_connection_or_makes_code_of_data(path: Path) -> None:
    modules = set(imports_of(path))
    parts = {name.partition(".")[0] for name in modules}
    allowed = {"webbrowser"} if named(path) in MAY_OPEN_BROWSER else set()
    allowed |= {"pickle"} if named(path) in MAY_PICKLE else set()
    assert not (parts & (NETWORK | CODE_FROM_DATA)) - allowed
    assert "urllib.request" not in modules
    assert "subprocess" not in parts or named(path) in MAY_START_PROGRAMS


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_runs_text_as_code_or_by_a_shell(path: Path) -> None:
    for name, call in calls_of(path):
        assert name not in ("eval", "exec", "compile", "__import__", "breakpoint"), name
        assert not re.fullmatch(r"os\.(system|popen|exec\w*|spawn\w*|startfile)", name), name
        assert not any(k.arg == "shell" for k in call.keywords), f"{name}(shell=...)"
        loader = next((ast.unparse(k.value) for k in call.keywords if k.arg == "Loader"), "")
        assert name != "yaml.load" or loader == "_PlainLoader"
        assert name not in ("yaml.unsafe_load", "yaml.full_load", "yaml.load_all")


def test_no_line_is_excluded_from_the_measure_of_coverage() -> None:
    mark = "pragma: no " + "cover"
    assert [named(path) for path in MODULES if mark in path.read_text(encoding="utf-8")] == []
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["slipcover"] == {"exclude-lines": []}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (run,) = re.findall(r"-m slipcover (.*) -m pytest\n", makefile)
    assert run == "--branch --source crosscheck --json --out .coverage.json"
    (least,) = re.findall(r"-m tools\.branches \.coverage\.json --least (\d+)\n", makefile)
    assert int(least) >= 95


def test_a_test_that_uses_the_network_fails() -> None:
    with pytest.raises(PermissionError, match="used the network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(PermissionError, match="used the network"):
        socket.getaddrinfo("news.example", 80)


AUDIT = """
import os, sys
_LOG = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
# That a library asks whether this machine has IPv6 binds a socket to its own address, no more.
_NETWORK = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
            "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "webbrowser.open")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.link",
            "os.symlink", "os.chmod", "shutil.rmtree", "shutil.move")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def _hook(event, arguments):
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, int) or not (flags or 0) & _WRITES:
            return
        said = f"write {os.fsdecode(path)}"
    elif event in _NETWORK or (event == "socket.bind" and arguments[1][0] != "::1"):
        said = f"network {event}"
    elif event in _CHANGES:
        said = f"write {os.fsdecode(arguments[0])}"
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        said = f"program {list(map(str, arguments[1]))}" if event != "os.system" else "shell"
    else:
        return
    os.write(_LOG, (said.replace("\\n", " ") + "\\n").encode("utf-8", "backslashreplace"))

sys.addaudithook(_hook)
"""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The working folder of a check of all hostile files, and what its processes did.

    Every Python process of the check reports its connections, writes and programs (`AUDIT` is its
    sitecustomize).
    """
    folder = tmp_path_factory.mktemp("audited")
    shutil.copytree(HOSTILE, folder / "articles")
    shutil.copytree(ROOT / "claims", folder / "claims")
    (folder / "hooks").mkdir()
    (folder / "hooks" / "sitecustomize.py").write_text(AUDIT, encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    environment = kept | {
        "AUDIT_LOG": str(folder / "audit.log"),
        "PYTHONPATH": os.pathsep.join((str(folder / "hooks"), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    targets = [part for f in FORMATS for part in ("--output", f"{f}=out/{f}")]
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", "check", "articles", "claims", *targets, "--jobs=1"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    return folder, (folder / "audit.log").read_text(encoding="utf-8").splitlines()


def test_the_audit_sees_what_a_check_does(audited: tuple[Path, list[str]]) -> None:
    _, seen = audited
    assert any(line.startswith("write ") for line in seen)
    assert any("crosscheck.readers.bounded" in line for line in seen)


def test_a_check_opens_no_connection(audited: tuple[Path, list[str]]) -> None:
    _, seen = audited
    assert [line for line in seen if line.startswith("network")] == []


def test_a_check_starts_no_program_but_its_own_readers(audited: tuple[Path, list[str]]) -> None:
    _, seen = audited
    programs = [line for line in seen if line.startswith(("program", "shell"))]
    assert [p for p in programs if "'-P', '-m', 'crosscheck.readers.bounded'" not in p] == []


def test_a_check_writes_only_outputs_and_its_cache(audited: tuple[Path, list[str]]) -> None:
    folder, seen = audited
    allowed = [folder / "out", folder / "cache"]
    written = {Path(folder, line.removeprefix("write ")) for line in seen if line[:5] == "write"}
    outside = [p for p in sorted(written) if not any(p.is_relative_to(a) for a in allowed)]
    assert [p for p in outside if p != Path(os.devnull)] == []
    assert sorted(p.name for p in folder.iterdir() if p.name not in ("cache", "hooks")) == [
        *("articles", "audit.log", "claims", "out")
    ]
    before = {p.name: p.read_bytes() for p in HOSTILE.iterdir()}
    assert {p.name: p.read_bytes() for p in (folder / "articles").iterdir()} == before


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    for option, kept in (("--no-cache", False), ("--cache", True)):
        subprocess.run(
            [sys.executable, "-m", "crosscheck", "check", "a.txt", "--no-report", option],
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
            capture_output=True,
            check=True,
        )
        assert any(tmp_path.glob("cache/**/*.sqlite")) is kept
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "cache"]


def test_no_output_of_hostile_files_holds_a_character_that_acts(
    audited: tuple[Path, list[str]],
) -> None:
    folder, _ = audited
    for name in FORMATS:
        text = (folder / "out" / name).read_text(encoding="utf-8")
        assert text.strip(), name
        assert ACTING.search(text) is None, name


def test_no_list_of_claims_holds_a_character_that_acts() -> None:
    text = "A fire\x9b at the mill killed 43 people on Monday."
    article = made.article("a.md", text, "Coast\u202e Wire", date(2024, 3, 5))
    claims = (made.claim(article, "43", "c1", topic="fire \u2066death"),)
    result = Result((article,), claims, (), (), (), ())
    for write in (claims_as_text, claims_as_json, claims_as_json_lines, claims_as_csv):
        said = write(result)
        assert "fire" in said
        assert ACTING.search(said) is None, write
    assert json.loads(claims_as_json_lines(result))["topic"] == "fire \u2066death"


def test_no_comparison_holds_a_character_that_acts(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    words = "The fire\u202e killed {}\u2066 people\x9b in Ohio."
    assert run(["compare", words.format(43), words.format(57), "--format", "json"]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert ACTING.search(said) is None
    result = json.loads(said)
    assert result["relation"] == "conflict"
    assert result["claims_a"][0]["quote"] == "The fire killed 43 people in Ohio."


def test_each_broken_hostile_file_is_named_in_the_result(audited: tuple[Path, list[str]]) -> None:
    folder, _ = audited
    expected = json.loads((HOSTILE.parent / "expected.json").read_text(encoding="utf-8"))
    result = json.loads((folder / "out" / "json").read_text(encoding="utf-8"))
    named_files = {problem["path"].split("#")[0].split("/")[-1] for problem in result["problems"]}
    assert {row["file"] for row in expected if "problem" in row} <= named_files


@given(st.text())
def test_nothing_that_acts_on_a_terminal_is_left_in_a_line(text: str) -> None:
    line = one_line(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", line)
    assert "\n" not in line


@given(st.sampled_from(["javascript:", "data:", "vbscript:", "file:", "HtTp:", ""]), st.text())
def test_only_addresses_of_the_web_become_links(scheme: str, rest: str) -> None:
    link = web_link(scheme + rest)
    assert link == "" or re.match(r"https?://[^/]", link, re.IGNORECASE)


def test_square_brackets_of_an_article_are_text(tmp_path: Path) -> None:
    for outlet, dead in (("Harbour Wire", "43"), ("Valley Post", "57")):
        (tmp_path / f"{dead}.md").write_text(
            f"---\nsource: {outlet}\npublished: 2031-03-04\n---\n[bold red]The fire[/bold red] in"
            f" the mill killed exactly {dead} peolpe [sic] in Ohio on Monday, police said.\n",
            encoding="utf-8",
        )
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", "check", str(tmp_path), "--no-report", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "[bold red]The fire[/bold red]" in done.stdout
    assert "peolpe [sic] in Ohio" in done.stdout
