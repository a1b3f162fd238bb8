"""How results are shown whichever command shows them: files as seen from here, a stated time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli.files import again, files_from_here, from_here, own_articles
from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.records import Result
    from crosscheck.report import RenderOptions


def render_options(
    result: Result,
    settings: Config,
    paths: Sequence[str],
    against: Sequence[str],
    config: Path | None,
) -> RenderOptions:
    """The options for a result of `paths` set against others, read with the `config` file named.

    Raises UsageError where SOURCE_DATE_EPOCH is no time.
    """
    from crosscheck.report import RenderOptions

    inputs = [*paths, *against]
    articles = sorted({claim.article for claim in result.claims})
    return RenderOptions(
        generated=_stated_time(),
        decisions=from_here(settings.decisions),
        files=files_from_here(articles, inputs),
        own=frozenset(own_articles(articles, paths, inputs) if against else ()),
        again=again(paths, against, config),
        failing=settings.fail_on,
    )


def _stated_time() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH states (seconds since 1970, UTC); no clock is read."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not stated:
        return None
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {stated!r}", hint="seconds since 1970") from error
