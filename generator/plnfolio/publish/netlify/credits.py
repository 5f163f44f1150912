"""The free plan of Netlify: so many deploys a month, and then all sites of the owner go dark.

docs.netlify.com, “How credits work”: 300 credits a month, 15 for a deploy to production, none for
previews; when they are used up, every site of the team says “Site not available”.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import takewhile

from plnfolio.frozen import dataclass
from plnfolio.publish.host import PublishError
from plnfolio.publish.netlify.api import Api, Deploy, Site

CREDITS, PRICE = 300, 15
MOST = CREDITS // PRICE
WARN = 80
"""From how many hundredths on it is said how few are left."""

_FREE = frozenset(
    "error rejected canceled skipped new uploading preparing prepared enqueued".split()
)
"""States of deploys that never were live: they cost nothing."""


@dataclass(frozen=True, slots=True)
class Spent:
    """How many deploys took credits this month, on how many sites; ``known`` are all deploys."""

    deploys: int
    sites: int
    known: frozenset[str] = frozenset()

    @property
    def note(self) -> str:
        """What to say before one more; nothing for as long as there are plenty."""
        if (self.deploys + 1) * PRICE * 100 < CREDITS * WARN:
            return ""
        where = f" on {self.sites} sites" if self.sites > 1 else ""
        return (
            f"this is publication {self.deploys + 1} of this month{where}, and Netlify’s free plan "
            f"has credits for {MOST}, less what visitors use; then all your sites go dark until "
            "the month is over"
        )

    def stop_at_the_edge(self) -> None:
        """PublishError if one more would use up the credits."""
        if (self.deploys + 1) * PRICE < CREDITS:
            return
        where = f" on {self.sites} sites" if self.sites > 1 else ""
        raise PublishError(
            f"you have published {self.deploys} times this month{where}; one more uses up the "
            f"{CREDITS} credits of Netlify’s free plan ({PRICE} each), and all your sites go dark "
            "until the month is over",
            "wait for the next month, or see it with --draft, which costs nothing; "
            "--anyway publishes, if your plan has more credits",
        )


def spent(api: Api, site: Site, now: datetime.datetime) -> Spent:
    """What was spent since the month began, by all sites of the owner."""
    month = now.astimezone(datetime.UTC).strftime("%Y-%m")
    names = {site.id}
    if site.owner:
        theirs = (one for one in api.sites() if one.id and one.owner == site.owner)
        names |= {one.id for one in theirs if not one.updated or one.updated[:7] >= month}
    lately = {name: list(_since(month, api.deploys(name))) for name in sorted(names)}
    counts = [sum(map(costs, deploys)) for deploys in lately.values()]
    known = frozenset(deploy.id for deploys in lately.values() for deploy in deploys)
    return Spent(sum(counts), sum(map(bool, counts)), known)


def _since(month: str, deploys: Iterable[Deploy]) -> Iterator[Deploy]:
    """Deploys of a month, out of a list with the latest first."""
    return takewhile(lambda deploy: not deploy.begun or deploy.begun[:7] >= month, deploys)


def costs(deploy: Deploy) -> bool:
    """Whether a deploy took credits: it was live for everybody."""
    live = deploy.state not in _FREE and not deploy.draft
    return live and deploy.context in ("", "production")
