"""Reads the configuration: `crosscheck.toml`, or `[tool.crosscheck]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from crosscheck.errors import ConfigError
from crosscheck.identity import plain
from crosscheck.nearest import did_you_mean
from crosscheck.toml_source import TomlSource, read_toml
from crosscheck.vocabulary import Vocabulary
from crosscheck.vocabulary.additions import languages, read_additions

FILE_NAME: Final = "crosscheck.toml"
LARGEST_FILE: Final = 1_000_000  # bytes
GATING_VERDICTS: Final = ("conflict", "diverge")
KEYS: Final = (
    "cache",
    "decisions",
    "fail_on",
    "language",
    "reports",
    "sources",
    "tolerances",
    "vocabulary",
)


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far words of approximation reach.

    `about`: relative share of the value to both sides ("about 5 million"); `nearly`: relative share
    below it ("nearly 11%"); `rounding`: in steps of the last digit that the figure shows ("8,000"
    steps by 1,000): 0.5 is rounding to the nearest, 1.0 also takes cut-off figures.
    """

    about: float = 0.10
    nearly: float = 0.10
    rounding: float = 0.5


@dataclass(frozen=True, slots=True)
class Config:
    """What a run goes by. Every key is described in docs/reference/configuration.md.

    `decisions` and `reports` are folders, already joined to the configuration file's folder.
    `sources` holds (outlet, its other names); `file` is where the configuration was found. `jobs`
    is how many processes extract (0: one a core) and `engine` where; both come from the command
    line alone. `texts`: whether articles keep theirs, which only passages around figures need.
    """

    decisions: Path = Path("claims/decisions")
    reports: Path = Path("reports")
    fail_on: tuple[str, ...] = ("conflict",)
    cache: bool = True
    tolerances: Tolerances = field(default_factory=Tolerances)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()
    file: Path | None = None
    jobs: int = 0
    engine: str = "embedded"
    texts: bool = True


def load_config(start: Path, explicit: Path | None = None) -> Config:
    """The configuration for a run in the folder `start`.

    `explicit` names the file to use; without it, `start` and its parents are searched up to the
    root of the repository (the folder that holds `.git`), and the nearest file counts. Without any
    file all values are the defaults, and folders are those of `start`.
    Raises ConfigError (file, line, what to do) for anything that is not understood.
    """
    if explicit is not None:
        if not explicit.exists():
            raise ConfigError("no such configuration file", str(explicit))
        values, source = _section(explicit, required=True)
    else:
        values, source = _search(start)
    if source is None:
        return Config(decisions=start / "claims/decisions", reports=start / "reports")
    table = "tool.crosscheck" if Path(source.path).name == "pyproject.toml" else ""
    return _Reader(source, values, table).config()


def source_name(config: Config, name: str) -> str:
    """The outlet that `name` stands for by the configuration's aliases (letter case apart)."""
    return _outlets(config.sources).get(plain(name), name)


@lru_cache(maxsize=8)
def _outlets(sources: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    return {plain(name): outlet for outlet, names in sources for name in (outlet, *names)}


def _search(start: Path) -> tuple[Mapping[str, Any], TomlSource | None]:
    ups = (Path(*[".."] * up) for up in range(len(start.resolve().parts)))
    for folder in (start / up for up in ups):
        own, shared = folder / FILE_NAME, folder / "pyproject.toml"
        values, source = _section(shared) if shared.is_file() else ({}, None)
        if own.exists() or own.is_symlink():  # what is no ordinary file is refused by name
            if source is not None:
                hint = f"keep [tool.crosscheck] or {FILE_NAME}, not both"
                raise ConfigError(
                    f"a second configuration beside {FILE_NAME}", source.path, 0, hint
                )
            return _section(own)
        if source is not None:
            return values, source
        if (folder / ".git").exists():
            break
    return {}, None


def _section(path: Path, *, required: bool = False) -> tuple[Mapping[str, Any], TomlSource | None]:
    """The file's crosscheck part; (nothing, None) for a pyproject.toml without one."""
    source = read_toml(path, ConfigError, LARGEST_FILE)
    if path.name != "pyproject.toml":
        return source.values, source
    tool = source.values.get("tool", {})
    values = tool.get("crosscheck") if isinstance(tool, dict) else None
    if values is None:
        if required:
            raise ConfigError("has no [tool.crosscheck] table", str(path))
        return {}, None
    if not isinstance(values, dict):
        raise ConfigError("tool.crosscheck must be a table", str(path))
    return values, source


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns the raw values of one file into a Config, and says where a value is wrong."""

    source: TomlSource
    values: Mapping[str, Any]
    table: str

    def config(self) -> Config:
        self.refuse_unknown(self.values, KEYS)
        path = Path(self.source.path)
        return Config(
            decisions=path.parent / self.folder("decisions", "claims/decisions"),
            reports=path.parent / self.folder("reports", "reports"),
            fail_on=self.fail_on(),
            cache=self.cache(),
            tolerances=self.tolerances(),
            vocabulary=self.vocabulary(),
            sources=self.sources(),
            file=path,
        )

    def error(self, what: str, key: str, sub: str = "", hint: str = "") -> ConfigError:
        table = ".".join(part for part in (self.table, sub) if part)
        return ConfigError(what, self.source.path, self.source.locate(table, key), hint)

    def refuse_unknown(
        self, values: Mapping[str, Any], known: tuple[str, ...], sub: str = ""
    ) -> None:
        for key in values:
            if key not in known:
                name = f"{sub}.{key}" if sub else key
                raise self.error(f"unknown key '{name}'", key, sub, did_you_mean(key, known))

    def folder(self, key: str, default: str) -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            raise self.error(f"{key} must be the name of a folder, in quotes", key)
        return value

    def fail_on(self) -> tuple[str, ...]:
        value = self.values.get("fail_on", ["conflict"])
        if not _is_words(value) or any(word not in GATING_VERDICTS for word in value):
            hint = f"allowed: {', '.join(GATING_VERDICTS)}"
            raise self.error("fail_on must be a list of verdicts that gate", "fail_on", "", hint)
        # Whoever asks for divergences wants them on top of conflicts; only [] gates on nothing.
        wanted = {"conflict", *value} if value else set()
        return tuple(word for word in GATING_VERDICTS if word in wanted)

    def cache(self) -> bool:
        value = self.values.get("cache", True)
        if not isinstance(value, bool):
            raise self.error("cache must be true or false", "cache")
        return value

    def table_of(self, key: str) -> Mapping[str, Any]:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f"{key} must be a table", key)
        return value

    def tolerances(self) -> Tolerances:
        given = self.table_of("tolerances")
        self.refuse_unknown(given, Tolerances.__slots__, "tolerances")
        for key, value in given.items():
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                what = f"tolerances.{key} must be a number from 0 to 1"
                raise self.error(what, key, "tolerances")
        return Tolerances(**{key: float(value) for key, value in given.items()})

    def sources(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        owner: dict[str, str] = {}
        for outlet, aliases in self.table_of("sources").items():
            if not _is_words(aliases):
                what = f"sources.{outlet} must be a list of the outlet's other names"
                raise self.error(what, outlet, "sources")
            for name in (outlet, *aliases):
                if owner.setdefault(plain(name), outlet) != outlet:
                    what = f"'{name}' stands for both {owner[plain(name)]} and {outlet}"
                    raise self.error(what, outlet, "sources")
        return tuple((o, tuple(a)) for o, a in sorted(self.table_of("sources").items()))

    def vocabulary(self) -> Vocabulary:
        language = self.values.get("language", "en")
        if language not in languages():
            hint = f"known: {', '.join(languages())}"
            raise self.error(
                "language must be one that crosscheck has words of", "language", "", hint
            )
        name = f"{self.table}.vocabulary" if self.table else "vocabulary"
        additions = read_additions(self.source, name, self.table_of("vocabulary"), language)
        return Vocabulary(language, additions)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
