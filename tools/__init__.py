"""Programs that make parts of the project: its reference pages and its data."""
