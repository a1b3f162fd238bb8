"""The errors that a run can end with: each carries what, where and what to do."""

from __future__ import annotations

from dataclasses import dataclass

OK, CONFLICTS, USAGE, UNREADABLE, INTERNAL = 0, 1, 2, 3, 70


@dataclass(eq=False)
class CrosscheckError(Exception):
    """Base of all expected errors. `str()` is one line for standard error."""

    what: str
    path: str = ""
    line: int = 0
    hint: str = ""
    exit_code = USAGE

    def __post_init__(self) -> None:
        super().__init__(self.what)

    @property
    def where(self) -> str:
        """`path:line`, as far as they are known."""
        return f"{self.path}:{self.line}" if self.path and self.line else self.path

    @property
    def advice(self) -> str:
        """What is wrong and what to do, in one line."""
        return " ".join((f"{self.what} ({self.hint})" if self.hint else self.what).split())

    def __str__(self) -> str:
        return ": ".join(filter(None, (" ".join(self.where.split()), self.advice)))


class UsageError(CrosscheckError):
    """The command line asks for something that cannot be done."""


class ConfigError(CrosscheckError):
    """The configuration is broken."""


class LedgerError(CrosscheckError):
    """A decision file is broken."""


class UnreadableError(CrosscheckError):
    """One input cannot be read; the others go on."""

    exit_code = UNREADABLE
