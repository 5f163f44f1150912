"""The templates of a theme chain: found by name, checked before use, turned into HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from plnfolio.diagnostics import Problem, SiteError, Span, in_order
from plnfolio.model.view import PageView, SiteView
from plnfolio.theme.assets import FOLDER, theme_assets
from plnfolio.theme.chain import Theme
from plnfolio.theme.settings import theme_text
from plnfolio.theme.sources import Sources
from plnfolio.theme.strings import Strings

if TYPE_CHECKING:
    from plnfolio.theme.rendering import Renderer

_NONE: Mapping[str, str] = MappingProxyType({})


class Templates:
    """All templates of a theme in one language; made once for a build.

    ``post.html`` is the nearest layer's file of that name, and ``!parent/post.html`` the one of
    the next layer down from the file that says so. ``lasting`` are the names with a digest under
    which assets stand too, by their site paths: the address of an asset is that one if there is.
    """

    def __init__(self, theme: Theme, strings: Strings, lasting: Mapping[str, str] = _NONE) -> None:
        self._theme = theme
        self._strings = strings
        self._assets = theme_assets(theme)
        self.lasting = lasting
        self._sources = Sources(theme, lambda: self._renderer.environment)
        self._surroundings = (
            ("assets", _digest("\n".join(self._assets))),
            ("names", _digest("\n".join(lasting.values()))),
            ("strings", strings.digest),
            ("options", _digest(repr(sorted(theme.options.items())))),
        )
        self._ready: set[str] = set()

    @cached_property
    def _renderer(self) -> Renderer:
        """Loaded where something is rendered, or a template is read that was never seen before."""
        from plnfolio.theme.rendering import Renderer  # noqa: PLC0415

        return Renderer(self._sources, self._strings, self._assets, self.lasting)

    def __reduce__(self) -> tuple[type[Templates], tuple[Theme, Strings, Mapping[str, str]]]:
        """What another process needs to make the same."""
        return Templates, (self._theme, self._strings, self.lasting)

    def check(self, name: str) -> tuple[Problem, ...]:
        """What is wrong with a template and all that it extends, includes or imports.

        Codes: ``template-missing``, ``template-syntax``, ``template-self-extends``, ``not-utf8``
        and ``unreadable-file``.
        """
        canonical = self._sources.find(name)
        if canonical is None:
            return (self._sources.missing(name, Span(f"overrides/templates/{name}")),)
        return in_order(self._sources.check(canonical))

    def own(self) -> tuple[str, ...]:
        """The names of all templates that did not come with the program."""
        return self._sources.own

    def own_of(self, name: str) -> frozenset[str]:
        """Those of them that a template is, or reaches."""
        canonical = self._sources.find(name)
        reached = self._sources.reach(canonical)[0] if canonical else ()
        return frozenset(one.partition("/templates/")[2] for one in reached) & {*self.own()}

    def dependencies(self, name: str) -> tuple[tuple[str, str], ...]:
        """What the HTML of a template depends on besides its views, each with a digest.

        The template itself, all templates that it reaches, the assets written into the page, and
        under the names ``assets``, ``names``, ``options`` and ``strings`` what every template may
        ask for. Empty for a template with problems.
        """
        canonical = self._sources.find(name)
        if canonical is None or self.check(name):
            return ()
        reached, inlined = self._sources.reach(canonical)
        found = {one: _digest(self._sources.text(one)) for one in reached}
        for asset in inlined & {path.removeprefix(FOLDER) for path in self._assets}:
            path = self._assets[FOLDER + asset]
            found[f"assets/{asset}"] = _digest(theme_text(path, f"assets/{asset}"))
        return (*sorted(found.items()), *self._surroundings)

    def render(self, name: str, page: PageView, site: SiteView) -> str:
        """The HTML of a page, with ROOT in its addresses; raises SiteError."""
        canonical = self._sources.find(name)
        if canonical is None or canonical not in self._ready:
            problems = self.check(name)
            if problems or canonical is None:
                raise SiteError(problems)
            self._renderer.compile(canonical)
            self._ready.add(canonical)
        return self._renderer.render(canonical, page, site)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
