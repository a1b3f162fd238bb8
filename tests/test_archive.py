"""Of an archive only what a draft could meet is read, and the result is that of reading all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from benchmarks.articles import generated, write
from crosscheck import archive
from crosscheck.config import Config
from crosscheck.entries import Entries
from crosscheck.gather import Gathered, Work, decoded, gather
from crosscheck.pipeline import check_paths
from crosscheck.readers import Source, load
from crosscheck.records import Problem, Result
from crosscheck.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
HEAD = "---\nsource: {source}\npublished: {day}\ntitle: {title}\n---\n\n{text}\n"
MORE = sorted((ROOT / "tests" / "gold" / "more").iterdir())
CONFIG = Config()


def article(folder: Path, name: str, text: str, **told: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    given = {"source": "Coast Wire", "day": "2024-03-05", "title": name, **told}
    file = folder / f"{name}.md"
    file.write_text(HEAD.format(text=text, **given), encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the tests' own, which extracts what they share once."""
    file = tmp_path_factory.getbasetemp() / "archive.sqlite"
    monkeypatch.setattr("crosscheck.gather.default_file", lambda: file)


def whole(draft: str | Path, against: Path, config: Config = CONFIG) -> Result:
    """The result where the archive is read whole."""

    def read_all(paths: Sequence[str], config: Config, own: Gathered, *_: object) -> object:
        return gather(paths, config, taken=archive.names_in(own)), {}

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(archive, "gather_near", read_all)
        return check_paths([str(draft)], config, [str(against)])


def near(draft: str | Path, against: Path, config: Config = CONFIG) -> Result:
    return check_paths([str(draft)], config, [str(against)])


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labelled news, the project's own example with its claim table, and generated articles."""
    folder: Path = tmp_path_factory.mktemp("news")
    shutil.copytree(ROOT / "claims" / "articles", folder / "example")
    shutil.copy(ROOT / "claims" / "official-counts.csv", folder)
    write(generated(24, days=90), folder / "generated")
    for cluster in MORE:
        shutil.copytree(cluster / "articles", folder / cluster.name)
    return folder


@pytest.mark.parametrize("cluster", [*(c.name for c in MORE), "example", "generated/000"])
def test_a_draft_shows_what_it_shows_when_the_archive_is_read_whole(
    news: Path, tmp_path: Path, cluster: str
) -> None:
    found = 0
    for file in sorted((news / cluster).iterdir())[:6]:
        if file.suffix in (".md", ".txt", ".html"):
            draft = tmp_path / f"draft-{file.name}"
            draft.write_bytes(file.read_bytes())
            result = near(draft, news)
            assert result == whole(draft, news)
            found += len(result.pairs)
    assert found, "no draft meets anything: the test shows nothing"


def test_outlets_that_the_configuration_renames_change_nothing_in_that(
    news: Path, tmp_path: Path
) -> None:
    names = sorted({a.source for a in gather([str(news)], CONFIG).articles if a.source})
    config = Config(sources=(("Measles Ferry Strike", tuple(names)),))
    for cluster in ("ferry-fire", "measles-outbreak"):
        file = sorted((news / cluster).glob("*.md"))[0]
        draft = shutil.copy(file, tmp_path / f"draft-{file.name}")
        result = near(draft, news, config)
        assert result == whole(draft, news, config)
        assert {a.source for a in result.articles} == {"Measles Ferry Strike"}


TOLD = "43 people were killed at the mill."
STORY = "Alma Novak and Otto Haas counted {} homes."


def test_another_version_of_the_draft_shows_what_it_meets(tmp_path: Path) -> None:
    """Its claims have the draft's ids, so that what they meet is shown as what the draft meets."""
    folder = tmp_path / "archive"
    article(folder, "a", f"{TOLD} {STORY.format(210)}", title="Fire")
    article(folder, "b", f"61 people were killed at the mill. {STORY.format(330)}")
    draft = article(tmp_path, "draft", TOLD, title="Fire")
    result = near(draft, folder)
    assert result == whole(draft, folder)
    assert {a.path for a in result.articles} >= {"a.md", "b.md"}


def test_copies_of_one_article_keep_the_ids_that_they_have_among_all(tmp_path: Path) -> None:
    """The first copy, which the draft does not meet, has the plain id."""
    folder = tmp_path / "archive"
    article(folder, "a", TOLD, title="Fire")
    article(folder, "b", f"{TOLD} {STORY.format(210)}", title="Fire")
    draft = article(tmp_path, "draft", f"61 people were killed at the mill. {STORY.format(330)}")
    result = near(draft, folder)
    assert result == whole(draft, folder)
    assert {a.path for a in result.articles} == {"b.md", str(draft)}
    assert any(claim.id.endswith("-2") for claim in result.claims)


def test_files_of_one_name_are_two_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    article(tmp_path / "archive", "fire", "The fire at the Corley mill killed 61 on Monday.")
    article(tmp_path, "fire", "The fire at the Corley mill killed 43 on Monday.", source="B")
    for config in (CONFIG, Config(cache=False)):
        result = near("fire.md", Path("archive"), config)
        assert [a.path for a in result.articles] == ["fire.md", "archive/fire.md"]
        assert [pair.verdict for pair in result.pairs] == ["conflict"]


def test_only_articles_that_the_draft_could_meet_are_decoded(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sorted((news / "ferry-fire").glob("*.md"))[0]
    draft = shutil.copy(file, tmp_path / "draft.md")
    near(draft, news)
    read: list[str] = []

    def noting(entries: Entries, files: Mapping[bytes, Source]) -> list[Gathered]:
        read.extend(source.file.name for source in files.values())
        return decoded(entries, files)

    monkeypatch.setattr(archive, "decoded", noting)
    near(draft, news)
    assert {name.split("/")[0] for name in read} >= {"ferry-fire"}
    assert len(read) < len(list(news.rglob("*.*"))) / 2


def test_what_is_wrong_with_an_article_that_is_not_read_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    article(folder, "a", "In Leeds, 12,400 pupils missed lessons last week.", day="some day")
    (folder / "b.md").write_text("")
    draft = article(tmp_path, "draft", "The fire at the Corley mill killed 43 on Monday.")
    result = near(draft, folder)
    assert result == whole(draft, folder)
    assert [problem.path for problem in result.problems] == ["b.md"]
    assert "a.md" in result.warnings[0]


def test_what_the_draft_leaves_out_is_listed_and_not_what_the_archive_does(tmp_path: Path) -> None:
    small = "The fire at the Corley mill killed 43 people. It took two hours and three engines."
    article(tmp_path / "archive", "a", small)
    draft = article(tmp_path, "draft", small, source="B")
    for config in (CONFIG, Config(cache=False)):
        result = near(draft, tmp_path / "archive", config)
        assert {item.article for item in result.skipped} == {str(draft)}


def reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    read: list[str] = []

    def noting(source: Source, stdin: object = None) -> bytes | Problem:
        read.append(source.file.name)
        return load(source, None)

    monkeypatch.setattr("crosscheck.entries.load", noting)
    return read


def test_a_file_whose_size_and_times_are_as_they_were_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosscheck.entries.SETTLED", 0.0)
    for name in ("a", "b"):
        article(tmp_path, name, f"The fire killed 43 people in town {name}.")
    first = gather([str(tmp_path)], CONFIG)
    read = reading(monkeypatch)
    assert gather([str(tmp_path)], CONFIG) == first
    assert read == []
    changed = article(tmp_path, "b", "The fire killed 44 people in town b.")
    assert {c.number for c in gather([str(tmp_path)], CONFIG).claims} == {"43", "44"}
    assert read == [changed.name]


def test_a_file_that_changed_just_now_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(tmp_path, "a", "The fire killed 43 people in town a.")
    gather([str(tmp_path)], CONFIG)
    read = reading(monkeypatch)
    gather([str(tmp_path)], CONFIG)
    assert read == ["a.md"]


def test_without_a_cache_every_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosscheck.entries.SETTLED", 0.0)
    article(tmp_path, "a", "The fire killed 43 people in town a.")
    gather([str(tmp_path)], CONFIG)
    read = reading(monkeypatch)
    gather([str(tmp_path)], Config(cache=False))
    assert read == ["a.md"]


def test_a_file_that_changed_between_two_looks_is_kept_as_what_it_is(tmp_path: Path) -> None:
    """An entry that the cache has lost is extracted anew, from what the file holds by then."""
    from crosscheck.cache import Cache

    file = article(tmp_path, "a", "The fire killed 43 people in town a.")
    source = archive_source(file)
    extracted: list[bytes] = []

    def extract(files: Sequence[Work]) -> list[bytes]:
        extracted.extend(work.data for work in files)
        return [work.data for work in files]

    with Cache(tmp_path / "c.sqlite") as cache:
        shelf = Entries(cache, b"engine", extract, None)  # type: ignore[arg-type]
        listed = shelf.listed([source]).files
        shelf = Entries(cache, b"engine", extract, None)  # type: ignore[arg-type]
        article(tmp_path, "a", "The fire killed 44 people in town a.")
        shelf.values(listed)
        assert cache.get(list(listed)) == {}
        again = shelf.listed([source]).files
        assert cache.get(list(again)) == {next(iter(again)): extracted[-1]}


def archive_source(file: Path) -> Source:
    from crosscheck.readers import list_sources

    return list_sources([str(file)]).files[0]


def test_a_new_word_list_makes_new_outlines(news: Path, tmp_path: Path) -> None:
    file = sorted((news / "measles-outbreak").glob("*.md"))[0]
    draft = shutil.copy(file, tmp_path / "draft.md")
    near(draft, news)
    words = (("synonyms", 'words = ["case", "infection"]\nexample = "infections"'),)
    config = Config(vocabulary=Vocabulary(additions=words))
    assert near(draft, news, config) == whole(draft, news, config)
