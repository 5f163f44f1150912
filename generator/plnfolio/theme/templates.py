"""The templates of a theme chain: found by name, checked before use, turned into HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import (
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing
from markupsafe import Markup

from plnfolio.cache.compiled import compiled, keep_compiled
from plnfolio.cache.digest import digest
from plnfolio.cache.program import program_digest
from plnfolio.diagnostics import Problem, SiteError, Span, did_you_mean, in_order, printable
from plnfolio.model.address import rooted
from plnfolio.model.view import PageView, SiteView
from plnfolio.theme.assets import FOLDER, theme_assets
from plnfolio.theme.borrowed import Borrowed, told
from plnfolio.theme.chain import Theme
from plnfolio.theme.mistakes import failure, unreadable_template
from plnfolio.theme.numbered import numbered
from plnfolio.theme.outline import DEEP
from plnfolio.theme.qr import qr_code
from plnfolio.theme.settings import theme_text
from plnfolio.theme.sources import Sources
from plnfolio.theme.strings import Strings, WordsError

_NONE: Mapping[str, str] = MappingProxyType({})

_MISTAKES = (
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    AttributeError,
    NameError,
    MemoryError,
    RuntimeError,
)
"""What a line of a template can end in."""


class NoAssetError(LookupError):
    """A file that the theme has not: message, then remedy."""


class MisnamedError(UndefinedError):
    """A name that nothing has, whatever a site holds."""


class Unknown(StrictUndefined):
    """A name that a template uses and nobody gave: an error that names its nearest neighbour."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if hint is None and (obj is missing or hasattr(obj, "__dataclass_fields__")):
            exc = MisnamedError
        super().__init__(hint, obj, name, exc)

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        owner = self._undefined_obj
        if name == "super":
            return "no template below this one has this block\ntake super() away"
        if self._undefined_hint:
            return "this line uses something that has no value"
        fields = getattr(owner, "__dataclass_fields__", None)
        if fields is None:
            near = did_you_mean(name, ("page", "site", "t", "asset", "inline_asset", "qr_code"))
            return f"nothing is called “{name}” here\n{near}"
        kind = type(owner).__name__
        return f"a {kind} has no “{name}”\n{did_you_mean(name, fields) or _has(fields)}"


def _has(fields: Mapping[str, object]) -> str:
    return f"it has {', '.join(fields)}"


class _Loader(BaseLoader):
    """Gives Jinja the templates under their canonical names."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template not in self._sources.paths:
            raise TemplateNotFound(template)
        return self._sources.text(template), template, None


class _Compiled(BytecodeCache):
    """Templates as code, which follows from their text and name and from this program.

    Not from the theme, as what knows it is called when a page is made and never before.
    """

    def get_source_checksum(self, source: str) -> str:
        """Ours has no two texts that are alike, by whomever they were made."""
        return digest(source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template that was compiled before."""
        bucket.code = compiled(_name(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        keep_compiled(_name(bucket), bucket.code)


def _said(strings: Strings, key: str, /, **values: object) -> str:
    text = strings.t(key, **values)
    return Borrowed(text) if key in strings.borrowed else text


def _name(bucket: Bucket) -> str:
    return digest(f"template {program_digest()} {bucket.key} {bucket.checksum}")


class _Environment(Environment):
    """Jinja with names that mean different files in different layers."""

    sources: Sources

    def join_path(self, template: str, parent: str) -> str:
        """The canonical name of what ``parent`` calls ``template``."""
        if not isinstance(template, str):
            raise TypeError(f"“{template}” is the name of no template")
        return self.sources.find(template, parent) or template


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
        surroundings = (
            ("assets", _digest("\n".join(self._assets))),
            ("names", _digest("\n".join(lasting.values()))),
            ("strings", strings.digest),
            ("options", _digest(repr(sorted(theme.options.items())))),
        )
        self._env = _Environment(
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Compiled(),
        )
        # What is given the context is not called while Jinja compiles (see _Compiled).
        self._env.filters["date"] = pass_context(lambda context, day: strings.long_date(day))
        self._env.filters["numbered"] = pass_context(lambda context, html: numbered(html, strings))
        self._env.tests["asset"] = pass_context(lambda context, name: FOLDER + name in self._assets)
        self._env.globals |= {
            "t": partial(_said, strings) if strings.borrowed else strings.t,
            "asset": self._asset,
            "inline_asset": self._inline_asset,
            "qr_code": qr_code,
        }
        self._sources = Sources(theme, self._env)
        self._env.sources = self._sources
        self._env.loader = _Loader(self._sources)
        self._surroundings = surroundings
        self._compiled: set[str] = set()

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

    def has_own(self, name: str) -> bool:
        """Whether a template is one of those, or reaches one."""
        canonical = self._sources.find(name)
        reached = self._sources.reach(canonical)[0] if canonical else ()
        return any(one.partition("/templates/")[2] in self.own() for one in reached)

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
            found[f"assets/{asset}"] = _digest(self._read_asset(asset))
        return (*sorted(found.items()), *self._surroundings)

    def render(self, name: str, page: PageView, site: SiteView) -> str:
        """The HTML of a page, with ROOT in its addresses; raises SiteError."""
        canonical = self._compile(name)
        try:
            html = self._env.get_template(canonical).render(page=page, site=site)
            html.encode()
        except RecursionError as error:
            message = "this template calls itself without end"
            raise SiteError([self._failed(error, message)]) from None
        except UnicodeEncodeError as error:
            raise SiteError([_unwritable(canonical, error)]) from error
        except _MISTAKES as error:
            raise SiteError([self._problem(error)]) from error
        return told(html) if self._strings.borrowed else html

    def _compile(self, name: str) -> str:
        """Compile a template and all that it reaches, once; SiteError for what cannot be."""
        canonical = self._sources.find(name)
        if canonical in self._compiled:
            return canonical
        problems = self.check(name)
        if problems or canonical is None:
            raise SiteError(problems)
        for one in sorted(self._sources.reach(canonical)[0]):
            try:
                self._env.get_template(one)
            except DEEP as error:
                raise SiteError([self._sources.too_deep(one)]) from error
            except TemplateError as error:
                raise SiteError([self._problem(error)]) from error
            except _MISTAKES as error:
                # Jinja works out what is constant.
                message, remedy = failure(error)
                raise SiteError([Problem("template-error", message, Span(one), remedy)]) from error
        self._compiled.add(canonical)
        return canonical

    def _problem(self, error: Exception) -> Problem:
        """A failure in a template as the author's problem, at the line that failed."""
        if isinstance(error, TemplateNotFound):
            return self._sources.missing(str(error.name), self._place_of(error))
        if isinstance(error, TemplateSyntaxError):
            place = self._sources.place(error.filename)
            text = self._sources.text(place)
            message, remedy, line = unreadable_template(text, error.lineno)
            return Problem("template-syntax", message, Span(place, line), remedy)
        if isinstance(error, UndefinedError | NoAssetError | WordsError):
            message, _, remedy = str(error).partition("\n")
        else:
            message, remedy = failure(error)
        return self._failed(error, message, remedy)

    def _failed(self, error: Exception, message: str, remedy: str = "") -> Problem:
        return Problem("template-error", message, self._place_of(error), remedy)

    def _place_of(self, error: BaseException) -> Span:
        span, step = Span("themes"), error.__traceback__
        while step:
            place = self._sources.place(step.tb_frame.f_code.co_filename)
            if place:
                span = Span(place, step.tb_lineno)
            step = step.tb_next
        return span

    def _asset(self, name: str) -> str:
        self._known(name)
        return rooted(self.lasting.get(FOLDER + name, FOLDER + name))

    def _inline_asset(self, name: str) -> Markup:
        """The text of an asset; a style sheet cannot end its own element, and finds its files."""
        text = _BESIDE.sub(self._beside, self._read_asset(name))
        return Markup(text.replace("</", "<\\/"))  # noqa: S704 - the theme's own

    def _beside(self, found: re.Match[str]) -> str:
        name = found[1]
        return f"url({self._asset(name)})" if FOLDER + name in self._assets else found[0]

    def _read_asset(self, name: str) -> str:
        return theme_text(self._known(name), f"assets/{name}")

    def _known(self, name: str) -> Path:
        path = self._assets.get(FOLDER + name)
        if path is None:
            near = did_you_mean(name, [one.removeprefix(FOLDER) for one in self._assets])
            raise NoAssetError(f"the theme has no file assets/{name}\n{near}")
        return path


_BESIDE = re.compile(r"url\(([\w-][\w.-]*\.woff2)\)")
"""A font beside a style sheet, which lies elsewhere when its text stands in a page."""


def _unwritable(canonical: str, error: UnicodeEncodeError) -> Problem:
    sign = printable(error.object[error.start])
    message = f"this template writes “{sign}”, which is half of a sign and none that can be saved"
    return Problem("template-error", message, Span(canonical), "write the sign itself: é, 😀")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
