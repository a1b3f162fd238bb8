"""How large an input may be: all bounds of reading, in one place."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

ARTICLE_BYTES = 20 * MEGABYTE
"""A web page, PDF or Word file."""
FEED_BYTES = 5 * MEGABYTE
TEXT_BYTES = 2 * MEGABYTE
"""A Markdown or plain text file: as long as a thick book."""
TABLE_BYTES = 500 * MEGABYTE
ARCHIVE_BYTES = 500 * MEGABYTE
"""A web archive; each of its pages is bound by ARTICLE_BYTES."""
UNPACKED_BYTES = 10 * MEGABYTE
"""The text parts of a Word file, unpacked: some 2,000 pages. Pictures are never unpacked."""
IN_PROCESS_BYTES = MEGABYTE
IN_PROCESS_TAGS = 12_000
"""Larger files, and those of more tags, get a process of their own, as all packed ones do."""
IN_PROCESS_TAG_BYTES = 10_000
"""Of one tag: what reading it takes grows with the square of its attributes."""
SECONDS_PER_FILE = 60
SECONDS_PER_MEGABYTE = 2
"""What a file may take beyond, of its own size: tables and archives may be large."""
MEMORY_BYTES = 2_000 * MEGABYTE
MEMORY_PER_BYTE = 20
TABLE_ROWS = 5_000_000
CELL_CHARACTERS = 100_000
"""Of one value of a claim table: more than any sentence that people quote."""
LINE_CHARACTERS = 1_000_000
FRONT_MATTER_CHARACTERS = 64 * 1024
HTML_DEPTH = 250
"""Tags within tags; real news pages stay below 60."""
PDF_PAGES = 500
PDF_CHARACTERS = 5_000_000
FEED_ENTRIES = 5_000
MARKS_PER_PARAGRAPH = 1_000
"""Markdown marks in one paragraph; beyond, the file is read as plain text."""
ENCODING_SAMPLE = 64 * 1024
"""Bytes that the guess of an encoding looks at."""
