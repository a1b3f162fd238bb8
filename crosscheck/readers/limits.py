"""How large an input may be: all bounds of reading, in one place."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

ARTICLE_BYTES = 20 * MEGABYTE
"""A page, PDF or Word file; archives of such (WARC) and feeds too, record by record."""
TEXT_BYTES = 5 * MEGABYTE
"""A Markdown or plain text file: a thousand times a news article."""
TABLE_BYTES = 500 * MEGABYTE
ARCHIVE_BYTES = 2_000 * MEGABYTE
"""A WARC file, read record by record."""
UNPACKED_BYTES = 200 * MEGABYTE
"""What a Word file may grow to when unpacked."""
LINE_CHARACTERS = 1_000_000
FRONT_MATTER_CHARACTERS = 64 * 1024
HTML_DEPTH = 250
"""Tags within tags; real news pages stay below 60."""
PDF_PAGES = 500
FEED_ENTRIES = 5_000
MARKS_PER_PARAGRAPH = 2_000
"""Markdown marks in one paragraph; beyond, the file is read as plain text."""
ENCODING_SAMPLE = 64 * 1024
"""Bytes that the guess of an encoding looks at."""
