"""`crosscheck init`: what it begins with, and that it overwrites nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from crosscheck.cli import run
from crosscheck.cli.starters import CONFIGURATION, WORKFLOW
from crosscheck.config import KEYS, Config, Tolerances, load_config, source_name


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def uncommented() -> str:
    """The starting configuration with every value in force."""
    lines = [line.removeprefix("# ") for line in CONFIGURATION.splitlines()]
    return "\n".join(line for line in lines if " = " in line or line.startswith("["))


def test_it_writes_a_configuration_and_the_folders(here: Path) -> None:
    assert run(["init"]) == 0
    assert set(files(here)) == {"crosscheck.toml", "claims/decisions/.gitignore"}
    assert load_config(Path()) == Config(file=Path("crosscheck.toml"))


def test_the_configuration_shows_every_key_with_its_default(here: Path) -> None:
    Path("crosscheck.toml").write_text(uncommented())
    config = load_config(Path())
    default = Config()
    for field in ("cache", "decisions", "fail_on", "reports", "tolerances"):
        assert getattr(config, field) == getattr(default, field)
    assert config.vocabulary.language == default.vocabulary.language
    assert source_name(config, "coastwire.example") == "Coast Wire"
    assert len(config.vocabulary.additions) == 2
    for key in (*KEYS, *Tolerances.__slots__):
        assert f"{key} =" in uncommented() or f"[{key}" in uncommented()


def test_what_is_there_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("crosscheck.toml").write_text("cache = false\n")
    Path("claims").mkdir()
    Path("claims/one.md").write_text("12 people came.\n")
    assert run(["init", "--ci"]) == 0
    assert run(["init", "--ci"]) == 0
    kept = files(here)
    assert kept["crosscheck.toml"] == "cache = false\n"
    assert kept["claims/one.md"] == "12 people came.\n"
    said = capsys.readouterr().out
    assert "kept     crosscheck.toml" in said
    assert "kept     .github/workflows/crosscheck.yml" in said


def test_a_configuration_in_pyproject_gets_no_second_one(here: Path) -> None:
    Path("pyproject.toml").write_text("[tool.crosscheck]\ncache = false\n")
    assert run(["init"]) == 0
    assert not Path("crosscheck.toml").exists()
    assert load_config(Path()).cache is False


def test_a_pyproject_of_another_tool_is_no_hindrance(here: Path) -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert run(["init"]) == 0
    assert load_config(Path()).file == Path("crosscheck.toml")


def test_another_folder_can_be_named(here: Path) -> None:
    assert run(["init", "desk/news"]) == 0
    assert (here / "desk/news/crosscheck.toml").is_file()
    assert (here / "desk/news/claims/decisions").is_dir()


def test_git_keeps_the_decisions_folder(here: Path) -> None:
    (here / ".git").rmdir()
    run(["init"])
    subprocess.run(["git", "init", "-q"], check=True)
    done = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True
    )
    assert "?? claims/decisions/.gitignore" in done.stdout.splitlines()


def test_the_workflow_gates_pull_requests(here: Path) -> None:
    run(["init", "--ci"])
    workflow = yaml.safe_load(Path(".github/workflows/crosscheck.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}
    commands = [step.get("run", "") for step in workflow["jobs"]["crosscheck"]["steps"]]
    (check,) = [c for c in commands if c.startswith("crosscheck ")]
    assert "--exit-zero" not in check
    assert Path(".github/workflows/crosscheck.yml").read_text() == WORKFLOW


def test_a_folder_that_cannot_be_made_is_one_clear_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "/dev/null/desk"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "cannot be written" in lines[0]


def test_a_file_in_the_way_is_one_clear_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("claims").write_text("in the way")
    assert run(["init"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "claims" in lines[0]
    assert Path("claims").read_text() == "in the way"
