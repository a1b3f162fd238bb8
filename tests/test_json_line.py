"""Records are written quickly, in the words and spaces of the standard library."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.report.json_format import json_line

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(0.001, 1e15),
    st.text(st.characters(), max_size=20),
)
RECORDS = st.dictionaries(
    st.text(max_size=5), VALUES | st.lists(VALUES, max_size=3) | st.dictionaries(st.text(), VALUES)
)


@given(RECORDS)
def test_a_record_is_written_as_the_standard_library_writes_it(record: object) -> None:
    assert json_line(record) == json.dumps(record, ensure_ascii=False, allow_nan=False)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_of_any_size_is_read_as_what_it_was(number: float) -> None:
    assert json.loads(json_line({"value": number})) == {"value": number}


def test_a_name_that_is_no_text_is_written_all_the_same() -> None:
    assert json_line({"path": "caf\udce9.md"}) == '{"path": "caf\udce9.md"}'
