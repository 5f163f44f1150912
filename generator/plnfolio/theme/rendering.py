"""Templates turned into HTML by Jinja, and its failures as the author's problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

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
from plnfolio.diagnostics import Problem, SiteError, Span, did_you_mean, printable
from plnfolio.model.address import rooted
from plnfolio.model.view import PageView, SiteView
from plnfolio.theme.assets import FOLDER
from plnfolio.theme.borrowed import Borrowed, told
from plnfolio.theme.mistakes import DEEP, failure, unreadable_template
from plnfolio.theme.numbered import numbered
from plnfolio.theme.qr import qr_code
from plnfolio.theme.settings import theme_text
from plnfolio.theme.sources import Sources
from plnfolio.theme.strings import Strings, WordsError

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


class Renderer:
    """Jinja with the templates, the words and the assets of a theme.

    ``lasting`` are the names with a digest under which assets stand too, by their site paths.
    """

    def __init__(
        self,
        sources: Sources,
        strings: Strings,
        assets: Mapping[str, Path],
        lasting: Mapping[str, str],
    ) -> None:
        self._sources = sources
        self._strings = strings
        self._assets = assets
        self._lasting = lasting
        self.environment = _Environment(
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Compiled(),
            loader=_Loader(sources),
        )
        self.environment.sources = sources
        # What is given the context is not called while Jinja compiles (see _Compiled).
        self.environment.filters |= {
            "date": pass_context(lambda context, day: strings.long_date(day)),
            "numbered": pass_context(lambda context, html: numbered(html, strings)),
        }
        self.environment.tests["asset"] = pass_context(
            lambda context, name: FOLDER + name in assets
        )
        self.environment.globals |= {
            "t": partial(_said, strings) if strings.borrowed else strings.t,
            "asset": self._asset,
            "inline_asset": self._inline_asset,
            "qr_code": qr_code,
        }

    def render(self, canonical: str, page: PageView, site: SiteView) -> str:
        """The HTML of a page, with ROOT in its addresses; raises SiteError."""
        try:
            html = self.environment.get_template(canonical).render(page=page, site=site)
            html.encode()
        except RecursionError as error:
            message = "this template calls itself without end"
            raise SiteError([self._failed(error, message)]) from None
        except UnicodeEncodeError as error:
            raise SiteError([_unwritable(canonical, error)]) from error
        except _MISTAKES as error:
            raise SiteError([self._problem(error)]) from error
        return told(html) if self._strings.borrowed else html

    def compile(self, canonical: str) -> None:
        """Compile a template and all that it reaches; SiteError for what cannot be."""
        for one in sorted(self._sources.reach(canonical)[0]):
            try:
                self.environment.get_template(one)
            except DEEP as error:
                raise SiteError([self._sources.too_deep(one)]) from error
            except TemplateError as error:
                raise SiteError([self._problem(error)]) from error
            except _MISTAKES as error:
                # Jinja works out what is constant.
                message, remedy = failure(error)
                raise SiteError([Problem("template-error", message, Span(one), remedy)]) from error

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
        return rooted(self._lasting.get(FOLDER + name, FOLDER + name))

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
