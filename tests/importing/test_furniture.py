"""Furniture goes by how themes call it; names that furniture only resembles keep their text."""

from __future__ import annotations

import pytest

from plnfolio.importing.tidy.names import is_furniture

FURNITURE = (
    "sidebar sidebar-primary acme-blog-sidebar blog-comments blog-comments-bottom blog-social"
    " theme_social_bar single-breadcrumbs home-newsletter share-buttons c-share-buttons"
)
TEXT = (
    "has-sidebar with-sidebar-bar no-sidebar social-learning social-learning-theory footnotes"
    " menu-order-2 comments-on-a-book newsletter-i-read post-social-tag"
)


@pytest.mark.parametrize("name", FURNITURE.split())
def test_furniture_is_known_by_its_name(name: str) -> None:
    assert is_furniture(name)


@pytest.mark.parametrize("name", TEXT.split())
def test_what_is_only_called_alike_is_text(name: str) -> None:
    assert not is_furniture(name)
