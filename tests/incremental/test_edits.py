"""Whatever happens to a site between two builds, the second gives what the first ever would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incremental.walking import EDITS, Steps, walk
from sites.building import QUICK_PAINTER
from sites.trying import often

pytestmark = pytest.mark.torture

EDIT = st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 999))
# A failure is shortened by removing edits; that takes minutes, so it is for whoever mends it.
LAW = settings(
    max_examples=often(2, 200),
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@given(steps=st.lists(st.lists(EDIT, min_size=1, max_size=3), min_size=8, max_size=10))
@LAW
@pytest.mark.usefixtures("quick_extras")
def test_after_any_edits_the_output_is_that_of_a_clean_build(steps: Steps) -> None:
    walk(steps, processes=1)


ADDRESSES = (
    *("an alias", "a link to an alias", "an alias", "an alias that another page has"),
    *("an alias that another page has", "addresses that were public"),
    *("a word of the latest post", "an address that is lost", "an address that is lost"),
    *("a link to an old address", "lines for the host", "an address that is gone"),
    *("two lists of addresses that met", "two lists of addresses that met", "a slug"),
)


@pytest.mark.usefixtures("quick_extras")
def test_what_becomes_of_old_addresses_is_what_a_clean_build_has() -> None:
    walk([[(edit, 0)] for edit in ADDRESSES], processes=1)


@pytest.mark.usefixtures("quick_extras")
def test_an_odd_record_is_a_mistake_from_when_it_is_cited() -> None:
    for odd, cited in (
        ("an odd date of a work that nobody cites", "a first citation"),
        ("a library with a record that cannot be read", "a work that cannot be read"),
    ):
        walk([[(odd, 0)], [(cited, 0)], [(cited, 0)], [(odd, 0)], [(cited, 0)], [(odd, 0)]], 1)


@pytest.mark.usefixtures("quick_extras")
def test_what_is_said_of_a_text_that_waits_is_what_a_clean_build_says() -> None:
    waits, heading = "a text that waits for its place", "a heading without its anchor"
    link, called = "a link to a text that waits", "a post as another program calls it"
    walk([[(waits, 0)], [(heading, 0)], [(link, 0)], [(link, 0)], [(called, 0)], [(waits, 0)]], 1)


@pytest.mark.parametrize(("start", "steps"), [("fork", 8), ("spawn", 1)])
def test_many_processes_make_the_same_bytes(start: str, steps: int) -> None:
    program = Path(__file__).with_name("many_processes.py")
    done = subprocess.run(
        [sys.executable, str(program), start, str(steps), "1"],
        env={**os.environ, **QUICK_PAINTER},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
