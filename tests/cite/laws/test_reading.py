"""What holds for any text that is read as a citation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.model.citation import Citation, CiteItem

# Many signs that mean something, so that odd neighbours come up.
TEXT = st.text(st.sampled_from("ab1 @-{}[];,.:&'’/p§\n\\é"), max_size=30)
KEYS = st.from_regex(r"[a-z0-9_]+([:.#$%&+?<>~/-][a-z0-9_]+)*", fullmatch=True)
ITEMS = st.builds(
    CiteItem,
    id=KEYS,
    prefix=st.sampled_from(["", "see", "see also", "cf."]),
    label=st.just("page"),
    locator=st.from_regex(r"[1-9]\d{0,3}(-\d+)?", fullmatch=True),
    suffix=st.sampled_from(["", ", my emphasis", ", n. 2"]),
)


@settings(deadline=None)
@given(TEXT)
def test_reading_a_bracket_never_raises_and_invents_no_key(text: str) -> None:
    found = parse_bracketed(text)
    assert found is None or all(item.id in text for item in found.items)


@settings(deadline=None)
@given(TEXT, st.integers(0, 30))
def test_reading_a_sentence_stays_inside_it(text: str, start: int) -> None:
    pos = text.find("@", start)
    if pos < 0:
        return
    found = match_narrative(text, pos)
    if found is not None:
        assert pos < found[1] <= len(text)


@settings(deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=4))
def test_what_is_written_in_full_is_read_in_full(items: list[CiteItem]) -> None:
    written = "; ".join(
        f"{item.prefix} @{item.id}, p. {item.locator}{item.suffix}".strip() for item in items
    )
    assert parse_bracketed(written) == Citation(tuple(items))
