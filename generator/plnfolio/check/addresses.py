"""DOIs that are none, and addresses that open for their author alone (APA 9.34 to 9.36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult, urlsplit

from plnfolio.check.asking import Asked, Known
from plnfolio.check.entries import Entry
from plnfolio.check.rule import Found
from plnfolio.check.signs import Signs
from plnfolio.check.text import Text
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex
from plnfolio.read.references import hosts, identifiers
from plnfolio.read.references.nothing import is_nothing

_ELSEWHERE = regex(r"^\s*<?(?:https?://|www\.)", 2)
_RESOLVER = regex(r"^\s*<?(?:https?:)?(?://)?(?:dx\.|www\.)?doi(?:\.org|-org\.)", 2)
_DUMMY = regex(r"(?<![a-z])x{3,}(?![a-z])|x{4,}|/(?:xyz|abc)\W?\d{0,3}$|[…?]|\.\.", 2)
_LETTER = regex(
    r"\d\d[OIl]\d|\d[OIl]\d\d|\d[OIl]{2}\d|(?<![A-Za-z])[OIl]\d{3}|0[Oo]\d|\d[Oo]0"
    r"|\d{4}O(?![A-Za-z])|\d{5}[Il](?![A-Za-z])"
)
# Suffixes that keepers make at random, of letters and figures.
_RANDOM = regex(
    r"dvn/|osf\.io|dryad|fk2/|figshare|10\.1136/|10\.17632/|10\.5072/|10\.6084/|/rs\.", 2
)
# “…/10.1016/j.compedu.2010.” and its like: as far as publishers' usual DOIs have more.
_CUT = regex(
    r"10\.1016/(?:j|j\.[a-z]+(?:\.\d{4}(?:\.\d\d)?)?|S?\d{4}-\d{3}[\dX](?:\(\d\d?)?)"
    r"|10\.1111/j(?:\.\d{4}-\d{3}[\dX](?:\.\d{4}(?:\.\d{1,4})?)?)?"
    r"|10\.3389/f[a-z]+(?:\.\d{4})?"
    r"|10\.1371/journal(?:\.p[a-z]{3})?"
    r"|10\.1007/s\d{3,5}(?:-\d{1,3}(?:-\d{1,5})?)?"
    r"|10\.1186/s\d{3,5}(?:-\d{1,3}(?:-\d{1,5})?)?"
    r"|10\.1109/[a-z-]+(?:\.\d{4})?|10\.19173/irrodl(?:\.v\d+(?:i\d*)?)?|10\.14742/ajet"
    r"|10\.(?:1002|1016|1017|1037|1080|1093|1097|1111|1145|1177|3390)/[a-z.-]{1,12}"
    r"|10\.1037/[a-z]{3}\d{1,6}"
    r"|10\.(?:1037|1080)/\d{4}-?\d{3}[\dX](?:\.\d{1,4})?"
    r"|10\.1037/a\d{1,6}"
    r"|10\.(?:1080|1177)/\d{1,6}",
    2,
)
_TAIL = regex(r"(?<!;2)[-–—(\[_/:]\W*$")


_NOTHING = regex(
    r"\W*(?:n\s?/\s?a|na|none|null|nil|tb[ad]|pending|unknown|(?:no|not|without)(?: a)?"
    r"[ -](?:doi|available|applicable|known|given|assigned|found)(?: (?:available|found))?)\W*",
    2,
)
"""Says that there is none, where the field says so by being left out."""


def doubtful_doi(entry: Entry, known: Known) -> Iterator[Found]:
    """What stands under DOI, or at the address of its resolver, and is none."""
    del known
    for name, text, span in entry.typed:
        if name.lower() in ("doi", "do") and _NOTHING.fullmatch(text.strip()):
            yield Found(
                span, f"in the reference “{entry.work.id}”, “{text.strip()}” is no DOI", _DOI
            )
    for name in ("DOI", "URL"):
        said = entry.fields.get(name, "").strip()
        if not said or is_nothing(said) or (name == "URL" and not _RESOLVER.match(said)):
            continue
        if why := _doubt(said):
            yield Found(
                entry.place(name), f"in the reference “{entry.work.id}”, “{said}” {why}", _DOI
            )


_DOI = (
    "copy it from the work’s first page: it begins with “10.”, has a slash, and looks like "
    "10.1037/a0028240; if the work has none, leave the field out"
)


def _doubt(said: str) -> str:
    """Why a DOI is doubtful, as the end of a sentence; nothing where it may be right."""
    if said.endswith(("...", "…")):
        return "seems to be cut off at its end"
    doi, short = identifiers.doi(said)
    resolved = bool(_RESOLVER.match(said))
    if _ELSEWHERE.match(said) and not (resolved or hosts.is_closed(said)):
        return "is the address of a page, and no DOI"
    if short and _DUMMY.search(short):
        return "stands in for a DOI that was to be filled in"
    if not doi:
        return "" if short else "is no DOI"
    suffix = doi.partition("/")[2]
    if _DUMMY.search(suffix):
        return "stands in for a DOI that was to be filled in"
    if _CUT.fullmatch(doi) or _TAIL.search(said) or _open(suffix):
        return "seems to be cut off at its end"
    if _LETTER.search(suffix) and not _RANDOM.search(doi):
        return "seems to have a letter where a figure belongs"
    return ""


def _open(suffix: str) -> bool:
    """Whether a bracket is not closed; “<“ of a SICI is closed by “>”."""
    return any(suffix.count(one) > suffix.count(other) for one, other in ("()", "[]", "<>"))


_SIGNS = Signs(
    "proxy",
    "sess",
    "sid=",
    "openathens",
    "oclc.org",
    "login",
    "token",
    "authtype",
    "accountid",
    "ezp",
    "//0-",
    "ovidweb",
    "ehost/",
    "(s(",
    ".ez",
    "/idp/",
    *(
        f"{joint}{ending}."
        for ending in ("com", "org", "net", "edu", "gov", "ac-uk")
        for joint in ".-"
    ),
)
_SESSION = regex(
    r"[;?&/](?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|session_?id|sessid|cfid"
    r"|cftoken|sessionkey|sessiontoken)=[\w%!.-]{4,}"
    r"|[;?&](?:sid|session)=(?:(?=[a-f-]*\d)(?=[\d-]*[a-f])[0-9a-f-]{10,}|[\w.-]+(?:%40|@)\w)"
    r"|@sessionmgr\d|ovidweb\.cgi\?(?:[^#]*&)?s=\w|/ehost/[^#]*[?&]sid=|/idp/profile/"
    r"|[;?&](?:accountid|authtype)=\w"
    r"|/\(s\([a-z0-9]{20,}\)\)/",
    2,
)
_LOGIN = regex(r"/(?:login|connect|menu)\b[^#]*[?&]q?url=(?:https?:|https?%3a|ezp)", 2)
_PROXY = regex(
    r"^(?:[a-z]{0,12}[-.]?)?(?:ez|lib(?:rary)?|web|e)-?proxy[\w-]*$|^ez\d+$|^ezp(?:roxy)?[-\d]*$", 2
)
# “0-www.jstor.org.library.example.edu”, as Innovative's catalogues have it.
_WAM = regex(r"^0-[\w-]+(?:\.[\w-]+){3,}$", 2)
# “www-jstor-org.lib.example.edu” and “search.ebscohost.com.example.edu”: another host within one.
_ANOTHER = regex(r"^[a-z0-9]+(?:-[a-z0-9]+)*-(?:ac-uk|com|edu|gov|net|org)$", 2)
_ENDS = frozenset(("com", "edu", "gov", "net", "org"))
_MIRRORS = (
    "translate.goog", "amazonaws.com", "akamaized.net", "edgekey.net", "cloudfront.net",
    "azureedge.net", "cdn.cloudflare.net", "ampproject.org", "archive.org",
)  # fmt: skip
"""Hosts that show another one to everybody."""
_PLAIN_PROXY = regex(r"^(?:[\w-]*-)?proxy\d{0,2}$", 2)


def is_session(address: str) -> bool:
    """Whether an address goes through a library's proxy, or has somebody's session in it."""
    if not _may_be_sessions((address,)):
        return False
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.path.startswith("/share/"):
        return False  # given to be opened by anybody, whoever has copied it
    return bool(_SESSION.search(address) or _LOGIN.search(address)) or _is_proxied(host, parts)


def _may_be_sessions(addresses: Iterable[str]) -> bool:
    return _SIGNS.stand_in("\n".join(addresses).lower())


def _is_proxied(host: str, parts: SplitResult) -> bool:
    if host.endswith(".idm.oclc.org") or host.startswith("go.openathens.") or _WAM.match(host):
        return True
    if host.endswith(_MIRRORS):
        return False
    labels = host.split(".")[:-2]
    if labels and _ANOTHER.match(labels[0]) and (len(labels) > 1 or host.startswith("www-")):
        return True
    if any(label in _ENDS for label in labels[1:-1]):
        return True
    somewhere = len(parts.path.strip("/")) > 0 or bool(parts.query)
    for number, label in enumerate(labels):
        before = [one for one in labels[:number] if one != "www"]
        if before and (_PLAIN_PROXY.match(label) or _PROXY.match(label)):
            return True
        if (
            somewhere
            and _PROXY.match(label)
            and "login" in parts.path.lower() + parts.query.lower()
        ):
            return True
    return False


_WHY = "opens for those alone who have signed in where you have"
_INSTEAD = (
    "take the work’s DOI, or the address that a reader finds without signing in; the button "
    "“Share” or “Permalink” often has it"
)


_UNPRINTED = frozenset(("abstract", "ab", "file", "local-url", "bdsk-url-1", "bdsk-url-2"))
"""Fields that are the author's own, and are in no list."""


def session_in_entry(entry: Entry, known: Known) -> Iterator[Found]:
    """An address of a proxy or of a session in a library: the first of a field."""
    del known
    for name, text, span in entry.typed:
        for word in text.split() if "." in text and name.lower() not in _UNPRINTED else ():
            if ("/" in word) and is_session(word.strip('<>(){},;"')):
                what = f"in the reference “{entry.work.id}”, the address {_WHY}"
                yield Found(span, what, _INSTEAD)
                break


def session_in_text(text: Text, asked: Asked) -> Iterator[Found]:
    """The same in what an author links to."""
    del asked
    for block, part in text.leading if _may_be_sessions(_targets(text)) else ():
        if is_session(target := part.target.strip("<>")):
            at = block.raw.find(part.target, part.start, part.end)
            place = block.place(at if at >= 0 else part.start)
            yield Found(place, f"the address “{target}” {_WHY}", _INSTEAD)
    for span, target in _elsewhere(text):
        if is_session(target):
            yield Found(span, f"the address “{target}” {_WHY}", _INSTEAD)


_FIELD = regex(r"^[ \t]*(?:- +)?[\w-]+:[ \t]+[\"']?(https?://[^\s\"']+)[\"']?[ \t]*$")


def _targets(text: Text) -> list[str]:
    return [part.target for _, part in text.leading]


def _elsewhere(text: Text) -> Iterator[tuple[Span, str]]:
    """Addresses that stand in no prose: of definitions, options of directives, and fields."""
    for defined in text.definitions:
        yield text.span(defined.line), defined.target
    for call in text.calls:
        for option in call.options:
            if "://" in option.value:
                yield text.span(option.place.line, option.place.column), option.value
    fields = text.lines if text.matter is None else text.lines[: text.start - 1]
    for number, line in enumerate(fields, start=1):
        if "://" in line and (found := _FIELD.match(line)):
            yield Span(text.path, number, found.start(1) + 1), found[1]
