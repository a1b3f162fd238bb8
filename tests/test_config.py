"""The configuration: where it is found, what it says, and the one line where it is wrong."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.config import KEYS, Config, Tolerances, load_config, source_name
from crosscheck.errors import ConfigError
from crosscheck.toml_source import toml_lines
from crosscheck.vocabulary import Row, Vocabulary
from crosscheck.vocabulary.additions import languages, tables
from tests.made_users import as_somebody_else, let_others_in

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "configuration.md"
ALL_TABLES = [(language, table) for language in languages() for table in tables(language)]


def configured(folder: Path, text: str, name: str = "crosscheck.toml") -> Config:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return load_config(folder)


def complaint(folder: Path, text: str, name: str = "crosscheck.toml") -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        configured(folder, text, name)
    assert len(str(caught.value).splitlines()) == 1
    assert name in caught.value.path
    assert caught.value.exit_code == 2
    return caught.value


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    config = load_config(tmp_path)
    assert config == Config(
        decisions=tmp_path / "claims" / "decisions", reports=tmp_path / "reports"
    )
    assert config.fail_on == ("conflict",)
    assert config.vocabulary == Vocabulary("en")


def test_the_working_folder_keeps_paths_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crosscheck.toml").write_text('decisions = "desk"\n')
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert load_config(Path()).decisions == Path("desk")
    monkeypatch.chdir(tmp_path / "deep" / "er")
    assert load_config(Path()).decisions == Path("../../desk")
    assert load_config(Path()).file == Path("../../crosscheck.toml")


def test_every_key_is_read(tmp_path: Path) -> None:
    config = configured(
        tmp_path,
        """
        cache = false
        decisions = "desk/decisions"
        fail_on = ["diverge", "conflict"]
        language = "en"
        reports = "out"
        [tolerances]
        about = 0.05
        nearly = 0
        rounding = 1
        [sources]
        "Coast Wire" = ["The Coast Wire"]
        """,
    )
    assert config == Config(
        decisions=tmp_path / "desk" / "decisions",
        reports=tmp_path / "out",
        fail_on=("conflict", "diverge"),
        cache=False,
        tolerances=Tolerances(0.05, 0.0, 1.0),
        sources=(("Coast Wire", ("The Coast Wire",)),),
        file=tmp_path / "crosscheck.toml",
    )


@pytest.mark.parametrize(
    ("listed", "gating"),
    [
        ('["diverge"]', ("conflict", "diverge")),
        ('["conflict"]', ("conflict",)),
        ("[]", ()),
    ],
)
def test_whoever_lists_divergences_keeps_the_gate_on_conflicts(
    tmp_path: Path, listed: str, gating: tuple[str, ...]
) -> None:
    assert configured(tmp_path, f"fail_on = {listed}\n").fail_on == gating


def test_pyproject_says_the_same_under_its_own_table(tmp_path: Path) -> None:
    text = 'cache = false\nfail_on = []\n[tolerances]\nabout = 0.2\n[sources]\nA = ["B"]\n'
    table = text.replace("[tolerances]", "[tool.crosscheck.tolerances]")
    table = table.replace("[sources]", "[tool.crosscheck.sources]")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    own = configured(tmp_path / "a", text)
    shared = configured(tmp_path / "b", f"[tool.crosscheck]\n{table}", "pyproject.toml")
    for field in ("cache", "fail_on", "tolerances", "sources", "vocabulary"):
        assert getattr(own, field) == getattr(shared, field)
    assert own.cache is False


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "today"
    inner.mkdir(parents=True)
    configured(tmp_path, "cache = false\n")
    assert load_config(inner).cache is False
    (tmp_path / "desk" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load_config(inner).cache is False
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.crosscheck]\nfail_on = []\n")
    assert load_config(inner).cache is True
    assert load_config(inner).fail_on == ()


def test_the_search_ends_at_the_repositorys_root(tmp_path: Path) -> None:
    (tmp_path / "crosscheck.toml").write_text("cache = false\n")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert load_config(tmp_path / "repository").cache is True


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_a_configuration_that_is_no_ordinary_file_is_not_passed_over(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "crosscheck.toml"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to("missing.toml")
    else:
        os.mkfifo(path)
    with pytest.raises(ConfigError, match=r"crosscheck\.toml: (no such|is not a regular file)"):
        load_config(tmp_path)


def test_two_configurations_in_one_folder_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "crosscheck.toml").write_text("cache = false\n")
    error = complaint(tmp_path, "[tool.crosscheck]\ncache = true\n", "pyproject.toml")
    assert "not both" in str(error)


def test_a_file_that_is_named_is_read_wherever_it_is(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("cache = false\n")
    assert load_config(tmp_path / "elsewhere", tmp_path / "ours.toml").cache is False
    (tmp_path / "pyproject.toml").write_text("[tool.crosscheck]\ncache = false\n")
    assert load_config(tmp_path, tmp_path / "pyproject.toml").cache is False


def test_a_file_that_is_named_and_says_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_config(tmp_path, tmp_path / "none.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    with pytest.raises(ConfigError, match=r"no \[tool.crosscheck\] table"):
        load_config(tmp_path, tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('\ndecision = "x"\n', 2, "did you mean 'decisions'?"),
        ("fail-on = []\n", 1, "did you mean 'fail_on'?"),
        ("zzz = 1\n", 1, "known: cache, decisions"),
        ("[tolerence]\nabout = 0.1\n", 1, "did you mean 'tolerances'?"),
        ("[tolerances]\n\nabotu = 0.1\n", 3, "unknown key 'tolerances.abotu'"),
        ('cache = "yes"\n', 1, "true or false"),
        ("decisions = 5\n", 1, "name of a folder"),
        ('reports = ""\n', 1, "name of a folder"),
        ('fail_on = "conflict"\n', 1, "list of verdicts"),
        ('fail_on = ["update"]\n', 1, "allowed: conflict, diverge"),
        ('language = "xx"\n', 1, "known: en"),
        ("language = []\n", 1, "known: en"),
        ("tolerances = 0.1\n", 1, "must be a table"),
        ("[tolerances]\nabout = 2\n", 2, "from 0 to 1"),
        ("[tolerances]\nabout = -0.1\n", 2, "from 0 to 1"),
        ("[tolerances]\nabout = nan\n", 2, "from 0 to 1"),
        ('[sources]\n"Big A" = ["B"]\n"c.example" = 5\n', 3, "other names"),
        ("[tolerances]\nabout = true\n", 2, "from 0 to 1"),
        ("tolerances = { about = 2 }\n", 1, "from 0 to 1"),
        ('[sources]\nA = "B"\n', 2, "list of the outlet's other names"),
        ('[sources]\nA = ["B"]\nC = ["b"]\n', 3, "'b' stands for both A and C"),
        ('[sources]\nA = ["C"]\nC = ["D"]\n', 3, "'C' stands for both A and C"),
        ("[vocabulary]\nsynonym = []\n", 2, "did you mean 'synonyms'?"),
        ('[vocabulary]\nsynonyms = ["a"]\n', 2, "[[vocabulary.synonyms]]"),
        ('[[vocabulary.synonyms]]\nword = ["a"]\n', 2, "did you mean 'words'?"),
        ('[[vocabulary.synonyms]]\nwords = "a"\n', 2, "must be: list of text"),
        ('[[vocabulary.synonyms]]\nexample = ["a"]\n', 1, "a row without 'words'"),
        ('[[vocabulary.synonyms]]\nwords = ["a", " "]\n', 2, "'words' is empty or holds an empty"),
        ('[[vocabulary.hedges]]\nhedge = "neraly"\n', 2, "unknown hedge 'neraly' (did you mean 'n"),
        ('[[vocabulary.kind_cues]]\nnoun = "ebb"\nkind = "tide"\n', 3, "unknown kind 'tide'"),
        ('[[vocabulary.boilerplate]]\nrole = "tail"\npattern = "(a"\n', 3, "no regular expression"),
        ('[[vocabulary.periods]]\npattern = "in {mnth}"\n', 2, "unknown slot '{mnth}'"),
        ("cache = true\ncache = true\n", 2, "not valid TOML"),
        ("cache = \n", 1, "not valid TOML"),
        ("<<<<<<< HEAD\ncache = true\n", 1, "merge marker"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    error = complaint(tmp_path, text)
    assert says in str(error)
    assert error.line == line


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[tool.crosscheck]\ncahce = true\n", 2, "did you mean 'cache'?"),
        ("[tool.crosscheck]\n[tool.crosscheck.tolerence]\n", 2, "'tolerances'"),
        ("[tool.crosscheck.tolerances]\nabout = 5\n", 2, "from 0 to 1"),
        ("[tool]\ncrosscheck = 5\n", 0, "must be a table"),
        ('[[tool.crosscheck.vocabulary.synonyms]]\nwords = ["a", "b"]\nx = 1\n', 3, "'x'"),
    ],
)
def test_lines_are_right_in_pyproject_too(tmp_path: Path, text: str, line: int, says: str) -> None:
    error = complaint(tmp_path, text, "pyproject.toml")
    assert says in str(error)
    assert error.line == line


def test_an_outlet_is_known_by_its_other_names() -> None:
    config = Config(sources=(("Coast Wire", ("The Coast Wire", "coastwire.example")),))
    assert source_name(config, "the coast  WIRE") == "Coast Wire"
    assert source_name(config, "coast wire") == "Coast Wire"
    assert source_name(config, "Lake Post") == "Lake Post"
    assert source_name(Config(), "Coast Wire") == "Coast Wire"


def own_row(language: str, table: str) -> Row:
    """The last shipped row, as a user would write one like it."""
    row = dict(Vocabulary(language).rows(table)[-1])
    row.pop("example", None)
    return row


@pytest.mark.parametrize(("language", "table"), ALL_TABLES)
def test_every_word_list_can_be_added_to(tmp_path: Path, language: str, table: str) -> None:
    row = own_row(language, table)
    text = f"language = '{language}'\n[[vocabulary.{table}]]\n{toml_lines(row)}"
    vocabulary = configured(tmp_path, text).vocabulary
    assert vocabulary.rows(table) == (*Vocabulary(language).rows(table), row)


def test_rows_of_several_lists_keep_their_order(tmp_path: Path) -> None:
    text = "".join(
        f"[[vocabulary.{table}]]\n{toml_lines(own_row('en', table))}"
        for table in ("synonyms", "contrasts", "synonyms")
    )
    additions = configured(tmp_path, text).vocabulary.additions
    assert [table for table, _ in additions] == ["synonyms", "synonyms", "contrasts"]
    hash(additions)


def test_the_page_lists_exactly_the_keys_there_are() -> None:
    listed = re.findall(r"^\| `([\w.]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    known = [*KEYS, *(f"tolerances.{key}" for key in Tolerances.__slots__)]
    assert listed == known


def test_the_page_gives_the_defaults_there_are() -> None:
    rows = re.findall(
        r"^\| `([\w.]+)` \| `(.+?)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    given = {key: tomllib.loads(f"value = {value}")["value"] for key, value in rows}
    config = Config()
    assert given == {
        "cache": config.cache,
        "decisions": str(config.decisions),
        "fail_on": list(config.fail_on),
        "language": config.vocabulary.language,
        "reports": str(config.reports),
        "tolerances.about": config.tolerances.about,
        "tolerances.nearly": config.tolerances.nearly,
        "tolerances.rounding": config.tolerances.rounding,
    }


def test_the_pages_examples_are_understood(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    config = configured(tmp_path, "\n".join(blocks))
    assert config.fail_on == ("conflict", "diverge")
    assert config.tolerances.about == 0.05
    assert source_name(config, "coastwire.example") == "Coast Wire"
    assert [table for table, _ in config.vocabulary.additions] == ["synonyms", "contrasts"]


def outcome(folder: Path, text: str) -> str:
    """`read`, or `one line` where one says why not."""
    try:
        configured(folder, text)
    except ConfigError as error:
        return "one line" if len(str(error).splitlines()) == 1 else str(error)
    return "read"


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
@pytest.mark.parametrize("key", ["", "cache = ", "sources = ", "vocabulary.synonyms = "])
def test_whatever_is_typed_is_read_or_named_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, key: str, text: str
) -> None:
    assert outcome(tmp_path_factory.mktemp("config"), key + text) in ("read", "one line")


toml_words = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
toml_values = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | toml_words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(toml_words, inner, max_size=3),
    max_leaves=8,
)


def test_what_toml_has_no_words_for_is_not_written() -> None:
    with pytest.raises(TypeError, match="no TOML for object"):
        toml_lines({"value": object()})


@given(toml_values)
def test_every_value_is_written_so_that_it_reads_the_same(value: object) -> None:
    assert tomllib.loads(toml_lines({"value": value})) == {"value": value}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cache = true\na" + ".a" * 200 + " = 1", "more than 100 dots in one line"),
        ("a = " + "[" * 5_000, "is nested too deeply"),
        ("a = " + "9" * 5_000, "is not valid TOML"),
    ],
)
def test_toml_that_would_cost_much_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert says in str(complaint(tmp_path, text))


def test_a_configuration_that_may_not_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "crosscheck.toml").write_text("cache = false\n")
    (tmp_path / "crosscheck.toml").chmod(0)
    let_others_in(tmp_path)
    with as_somebody_else(), pytest.raises(ConfigError) as caught:
        load_config(tmp_path, tmp_path / "crosscheck.toml")
    assert str(caught.value).endswith("crosscheck.toml: cannot be read: Permission denied")
