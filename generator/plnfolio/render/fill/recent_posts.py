"""``recent-posts``: the latest posts, and a way to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from plnfolio.model.address import rooted
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Listed
from plnfolio.render.asking import POSTS, RECENT, WORDS, SiteReader
from plnfolio.render.layout import Filling, Located


def fill_recent_posts(filling: Filling) -> Iterable[Located]:
    """A list of posts other than the one it stands in, ``:count:`` of them, latest first.

    Problems: ``bad-value`` for a count that is no number from 1 to 50.
    """
    site = filling.site
    others = [post for path, post in site.ask(POSTS).items() if path != filling.origin.path]
    items = "".join(_item(post, site) for post in others[: _count(filling)])
    if not items:
        yield filling.html(f'<p class="empty">{escape(site.t("no_posts"))}</p>\n')
        return
    see_all = f'<a href="{escape(rooted("/posts/"))}">{escape(site.t("see_all"))}</a>'
    yield filling.html(f'<ul class="post-list compact">\n{items}</ul>\n')
    yield filling.html(f'<p class="see-all">{see_all}</p>\n')


def _item(post: Listed[PostMatter], site: SiteReader) -> str:
    url = escape(rooted(post.address))
    day = escape(site.ask(WORDS).long_date(post.matter.date))
    time = f'<time datetime="{post.matter.date}">{day}</time>'
    return f'<li><a href="{url}">{escape(post.matter.title)}</a> {time}</li>\n'


def _count(filling: Filling) -> int:
    for option in filling.slot.options:
        if option.name != "count":
            continue
        if option.value.isdecimal() and 1 <= int(option.value) <= 50:
            return int(option.value)
        message = f"“count” cannot be “{option.value}”"
        filling.say("bad-value", message, option.place, "write a number from 1 to 50")
    return filling.site.ask(RECENT)
