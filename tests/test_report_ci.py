"""The action and the pre-commit hooks, exercised from a scratch repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.readers.inputs import SUFFIXES

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
HEAD = "---\nsource: {}\npublished: 2024-03-05\n---\n\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A scratch repository with two articles that contradict each other."""
    folder = tmp_path / "newsroom"
    (folder / "my articles").mkdir(parents=True)
    for name, source, text in (
        ("one.md", "Coast Wire", "The storm killed 43 people in Ohio on Monday."),
        ("two.md", "Lake Post", "On Monday the storm killed 61 people in Ohio."),
    ):
        (folder / "my articles" / name).write_text(HEAD.format(source) + text + "\n")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    return folder


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Ana Ruiz", "-c", "user.email=ana@example.org"]
    command = ["git", *who, "-C", str(folder), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def run(command: Sequence[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **variables}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def valid(schema: str, file: str) -> bool:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}"]
    return run([*command, str(ROOT / file)], ROOT).returncode == 0


def test_the_action_and_the_example_workflow_fit_their_schemas() -> None:
    assert valid("github-actions", "action.yml")
    assert valid("github-workflows", "docs/examples/workflow.yml")
    assert not valid("github-workflows", "action.yml")


def test_the_example_workflow_uses_only_what_the_action_has() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    steps = yaml.safe_load((ROOT / "docs/examples/workflow.yml").read_text())["jobs"]["figures"]
    step = next(s for s in steps["steps"] if s.get("id") == "crosscheck")
    assert set(step["with"]) <= set(action["inputs"])
    used = {s["if"].split("outputs.")[1].split()[0] for s in steps["steps"] if "if" in s}
    assert used == {"sarif", "report"}
    assert used <= set(action["outputs"])


def test_no_script_of_the_action_takes_an_expression() -> None:
    for step in yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def act(newsroom: Path, tmp_path: Path, **inputs: str) -> tuple[int, str, str, dict[str, str]]:
    """Runs the action's own check step: its code, log, summary and outputs."""
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
    step = next(s for s in action["runs"]["steps"] if s.get("id") == "check")
    given = {name: str(i.get("default", "")) for name, i in action["inputs"].items()} | inputs
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    outputs, summary = tmp_path / "outputs", tmp_path / "summary"
    summary.touch()
    done = run(
        ["bash", "-e", "-c", step["run"]],
        newsroom,
        **variables,
        GITHUB_OUTPUT=str(outputs),
        GITHUB_STEP_SUMMARY=str(summary),
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    pairs = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
    return done.returncode, done.stdout, summary.read_text(), pairs


def test_the_action_annotates_summarises_and_fails_on_a_conflict(
    newsroom: Path, tmp_path: Path
) -> None:
    code, log, summary, outputs = act(newsroom, tmp_path, paths="my articles\n")
    assert code == 1
    assert log.count("::error file=my articles/two.md,line=6,") == 1
    assert "1 open conflict of 1" in summary
    assert outputs["exit-code"] == "1"
    results = json.loads((newsroom / outputs["sarif"]).read_text())["runs"][0]["results"]
    assert len(results) == 1
    assert "Coast Wire" in (newsroom / outputs["report"]).read_text()


def test_the_action_can_report_without_failing(newsroom: Path, tmp_path: Path) -> None:
    code, _, _, outputs = act(
        newsroom, tmp_path, **{"paths": "my articles", "exit-zero": "true", "fail-on": "conflict"}
    )
    assert (code, outputs["exit-code"]) == (0, "1")


def test_an_input_of_the_action_is_never_run_as_code(newsroom: Path, tmp_path: Path) -> None:
    paths = 'my articles\n$(touch pwned)\n"; touch pwned; "\n--exit-zero'
    code, _, _, _ = act(newsroom, tmp_path, paths=paths)
    assert code in (2, 3)
    assert not (newsroom / "pwned").exists()


def test_the_hook_runs_on_every_kind_of_file_that_is_read() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    pattern = next(hook["files"] for hook in hooks if hook["id"] == "crosscheck")
    assert [suffix for suffix in SUFFIXES if not re.search(pattern, f"a{suffix}")] == []
    assert not re.search(pattern, "a.png")


def test_the_hooks_run_under_pre_commit(newsroom: Path, tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git(hooks, "init", "--quiet")
    git(hooks, "add", ".")
    git(hooks, "commit", "--quiet", "--message", "hooks")
    # The installed command stands in for the environment that pre-commit would build.
    own = [
        {"id": "crosscheck", "language": "system", "args": ["my articles"], "verbose": True},
        {"id": "crosscheck-ledger", "language": "system"},
    ]
    repository = {"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD").strip(), "hooks": own}
    (newsroom / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repository]}))
    git(newsroom, "add", ".pre-commit-config.yaml")
    done = run(
        [str(BIN / "pre-commit"), "run", "--all-files"],
        newsroom,
        PRE_COMMIT_HOME=str(tmp_path / "pre-commit"),
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "killed «61» people" in done.stdout
    assert "exit code: 1" in done.stdout
    assert "crosscheck decisions" in done.stdout
