"""``recent-posts``: the latest posts, and a way to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from plnfolio.model.address import rooted
from plnfolio.model.site import Post
from plnfolio.render.laying import Composer, Filling, Laid


def fill_recent_posts(filling: Filling) -> Iterable[Laid]:
    """A list of posts other than the one it stands in, ``:count:`` of them, latest first.

    Problems: ``bad-value`` for a count that is no number from 1 to 50.
    """
    composer = filling.composer
    others = [post for post in composer.site.posts if post.path != filling.origin.path]
    items = "".join(_item(post, composer) for post in others[: _count(filling)])
    if not items:
        yield filling.html(f'<p class="empty">{escape(composer.t("no_posts"))}</p>\n')
        return
    see_all = f'<a href="{escape(rooted("/posts/"))}">{escape(composer.t("see_all"))}</a>'
    yield filling.html(f'<ul class="post-list compact">\n{items}</ul>\n')
    yield filling.html(f'<p class="see-all">{see_all}</p>\n')


def _item(post: Post, composer: Composer) -> str:
    url = escape(rooted(composer.atlas.addresses[post.path]))
    day = escape(composer.date(post.matter.date))
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
    return filling.composer.site.config.recent
