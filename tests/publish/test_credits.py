"""The free plan is a cliff: what a publication costs is counted before it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.fake_netlify import Fake
from publish.publishing import publish
from sites.building import contents

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")


@pytest.mark.parametrize(("before", "warned"), [(0, False), (14, False), (15, True), (18, True)])
def test_it_is_said_when_few_are_left(before: int, warned: bool, fake: Fake, folder: Path) -> None:
    fake.add_deploys("id-of-ada", before)
    ran = publish(fake, folder)
    assert ran.code == 0
    assert ("warning: this is publication " in ran.err) is warned
    assert (f"publication {before + 1} of this month, " in ran.err) is warned
    assert fake.live("id-of-ada") == contents(folder / "public")


@pytest.mark.parametrize("before", [19, 20, 27])
def test_at_the_edge_nothing_is_published(before: int, fake: Fake, folder: Path) -> None:
    fake.add_deploys("id-of-ada", before)
    ran = publish(fake, folder)
    assert (ran.code, fake.count("POST"), fake.count("PUT")) == (1, 0, 0)
    assert f"error: you have published {before} times this month; " in ran.err
    assert "--anyway publishes, if your plan has more credits" in ran.err
    assert publish(fake, folder, "--draft").code == 0
    assert publish(fake, folder, "--anyway").code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")
    # Who has all of it live already is told so, and asked nothing.
    assert publish(fake, folder).code == 0


def test_all_sites_of_the_owner_count_and_nobody_elses(fake: Fake, folder: Path) -> None:
    fake.add_deploys(fake.add_site("recipes"), 10)
    fake.add_deploys("id-of-ada", 9)
    fake.add_deploys(fake.add_site("grace", account_id="a2"), 50)
    ran = publish(fake, folder)
    assert ran.code == 1
    assert "published 19 times this month on 2 sites" in ran.err


@pytest.mark.parametrize(
    "more",
    [
        {"created_at": "2026-10-31T23:59:59Z"},
        {"draft": True},
        {"context": "deploy-preview"},
        {"context": "branch-deploy"},
        {"state": "error"},
        {"state": "rejected"},
        {"state": "uploading"},
    ],
    ids=str,
)
def test_what_cost_nothing_does_not_count(
    more: dict[str, object], fake: Fake, folder: Path
) -> None:
    fake.add_deploys("id-of-ada", 30, **more)
    ran = publish(fake, folder)
    assert (ran.code, "warning" in ran.err) == (0, False)


def test_a_publication_that_was_begun_is_gone_on_with_at_the_edge(fake: Fake, folder: Path) -> None:
    fake.states = ["processing"] * 10_000
    assert publish(fake, folder).code == 1
    fake.add_deploys("id-of-ada", 20)
    fake.deploys["deploy-0"]["left"] = []
    assert publish(fake, folder).code == 0
    assert fake.live("id-of-ada") == contents(folder / "public")
    assert fake.count("POST") == 1
