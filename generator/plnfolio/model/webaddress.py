"""Addresses of the web and of mailboxes, as people mistype them and as they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

ADDRESS = regex(r"(https?://|mailto:)\S+", re.IGNORECASE)
"""What a browser opens: an address of the web, or of a mailbox."""

BASE = r"^(https?://[^\s\"'<>`\\^{|}]+)?$"
"""An address of a site, or nothing: every address of a page begins with it.

It holds no sign that no address has (RFC 3986, appendix A). Editors check it too.
"""

WHOLE = "write the whole address: https://example.org"
"""What is said of an address that is none."""

# Nearly every address is one of these, and need not be looked at further.
_SOUND = regex(r"https?://(?:[a-z][a-z0-9-]*\.)+(?:com|org|edu|net|gov|io)(?:[/?#]\S*)?")
_HEAD = regex(r"(?P<word>[A-Za-z][A-Za-z-]*)\s*(?P<sign>[:;.,]?)\s*(?P<bars>[/\\]*)\s*(?P<rest>.*)")
MAILBOX = regex(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.(?:[^\W\d_]{2,}|xn--[\w-]+)")
"""An address for mail, as people have it."""
_DOI = regex(r"(?i:doi:\s*|(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)")
_MARKS = "\"'“”„‘’«»<>"
_SCHEMES = ("https", "http", "mailto")
_MAIL = frozenset({"mail", "email", "e-mail"})
_OTHERS = frozenset(
    {"ftp", "ftps", "sftp", "tel", "sms", "data", "irc", "xmpp", "urn", "geo", "git"}
)
# Programs that keep what they hold on the disk, and pages that a browser makes for itself.
_PROGRAMS = frozenset(
    "about blob brave chrome chrome-extension content devonthink edge evernote file logseq message"
    " moz-extension notion obsidian onenote safari-extension things vscode zotero".split()
)
_RUNNING = frozenset({"javascript", "vbscript"})
_PICTURE = regex(r"image/(?!svg)", re.IGNORECASE)
_DISK = regex(r"[A-Za-z]:[\\/]|\\\\|(?i:file):|~[/\\]|/(?:Users|Volumes)/|/home/\S+/.+\.\w+")
_HOME_HOST = regex(
    r"localhost|.+\.(?:localhost|local|lan|home\.arpa)|127(?:\.\d+){1,3}|0\.0\.0\.0|::1?"
)
_NEAR_HOST = regex(r"10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}")
_BARE_HOST = regex(r"(?i:(?P<host>localhost|127(?:\.\d+){3}|0\.0\.0\.0))(?::\d+)?(?:[/?#].*)?")
_ENDINGS = "com|org|net|edu|gov|mil|int|info|co|us|uk|ca|au|nz|ie|de|fr|es|eu|in|io|tv|app|be"
_BARE_SITE = regex(rf"(?i:(?:[a-z0-9-]+\.)+(?:{_ENDINGS}))(?::\d+)?(?:[/?#]\S*)?")
_ENDS = regex(r"[\s?#<>\"\\^`{|}]|%(?![0-9A-Fa-f]{2})")
_LABEL = regex(r"(?!-)[\w-]+(?<!-)")
# Signs that nobody sees; those that join letters, as Persian needs, count at the ends alone.
_INVISIBLE = regex(
    "[\u00ad\u200b\u2060-\u2064\ufeff]|^[\u200c-\u200f\u2028-\u202e]+|[\u200c-\u200f\u2028-\u202e]+$"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with an address, said behind it (“… is no web address”), and the remedy.

    ``meant`` is the address that was meant; empty where it cannot be told. ``local`` is an address
    that opens for its author alone.
    """

    said: str
    remedy: str
    meant: str = ""
    local: bool = False


def slip(target: str) -> Slip | None:
    """What is wrong with an address as it was typed; None if nothing is, as far as can be seen.

    Knows nothing of the site: a path to one of its files is nothing wrong.
    """
    if _SOUND.fullmatch(target) is not None and not _INVISIBLE.search(target):
        return None
    return next(_slips(target), None)


def is_start(address: str) -> bool:
    """Whether addresses of pages can begin with this: it has a host and, if any, a port that is
    one, and no sign that ends an address or its path (RFC 3986, 3).
    """
    return all(_host(address).split(".")) and _ENDS.search(address) is None


def is_on_disk(target: str) -> bool:
    """Whether an address is that of a file on the author's computer: a drive, a home folder."""
    return _DISK.match(target) is not None


def _slips(target: str) -> Iterator[Slip]:
    bare = _INVISIBLE.sub("", target).strip()
    if bare[:1] in _MARKS or not any(mark in bare[:-1] for mark in _MARKS):
        bare = bare.strip(_MARKS).strip()
    if is_on_disk(bare):
        yield _on_disk(bare)
        return
    meant = _meant(bare)
    if meant != target:
        host = _host(meant)
        if host and (found := _unreachable(host)):
            yield found
            return
        if not host or _is_whole(host):
            yield Slip(_why(target, bare), f"write {meant}", meant)
            return
    yield from _wrong(meant)


def _why(target: str, bare: str) -> str:
    if bare != target.strip():
        marked = any(sign in target for sign in _MARKS)
        what = "marks around it that belong" if marked else "a sign in it that belongs"
        return f"has {what} to no address"
    if bare.lower().startswith("mailto"):
        return "is no address for mail"
    if MAILBOX.fullmatch(bare):
        return "is an address for mail that lacks its beginning"
    return "is no web address"


def _meant(target: str) -> str:
    """The address that was probably meant; the same where there is nothing to mend."""
    if match := _DOI.fullmatch(target):
        return f"https://doi.org/{match['doi']}"
    if MAILBOX.fullmatch(target):
        return f"mailto:{target}"
    if target.lower().startswith("www.") and "." in target[4:]:
        return f"https://{target}"
    if _BARE_HOST.fullmatch(target):
        return f"http://{target}"
    head = _HEAD.fullmatch(target)
    return _mended(target, head) if head and (head["sign"] in ":;" or head["bars"]) else target


def _mended(target: str, head: re.Match[str], times: int = 0) -> str:
    word, rest = head["word"].lower(), head["rest"]
    scheme = _scheme(word, head["sign"] == ":" and len(head["bars"]) > 1)
    if not scheme or not (head["sign"] or len(head["bars"]) > 1):
        return target
    if scheme == "mailto":
        return _mail(rest, target) if head["sign"] else target
    inner = _HEAD.fullmatch(rest)
    if inner and inner["word"].lower() in _SCHEMES and (inner["sign"] == ":" or inner["bars"]):
        # Nobody pastes an address into the beginning of another one so often.
        return _mended(rest, inner, times + 1) if times < _PASTED else target
    host, slash, path = rest.partition("/")
    host = re.sub(r"\s+", "", host.replace("\\", "/"))
    if MAILBOX.fullmatch(host) and not path:
        return f"mailto:{host}"
    mended = f"{scheme}://{host}{slash}{path}"
    return target if mended.lower() == target.lower() else mended


_PASTED = 10


def _scheme(word: str, sure: bool) -> str:
    """The scheme that a word is, or is a slip of the fingers for; empty if of none.

    ``sure`` says that some scheme is meant.
    """
    if word in _SCHEMES or word in _OTHERS or word in _PROGRAMS:
        return word if word in _SCHEMES else ""
    if word in _MAIL:
        return "mailto"
    import difflib  # noqa: PLC0415 - most addresses are right

    near = difflib.get_close_matches(word, _SCHEMES, n=1, cutoff=0.59 if sure else 0.74)
    return near[0] if near else ""


def _mail(rest: str, target: str) -> str:
    who, question, query = rest.partition("?")
    if not (who or query):
        return target
    if who.lower().startswith(("http:", "https:", "www.")):
        return _meant(who)
    who = unquote(who).strip(" .,;")
    if "@" not in who:
        who = re.sub(r"\s*[(\[]?\bat\b[)\]]?\s*", "@", who)
    found = MAILBOX.search(who)
    if not found or "," in who:
        return target
    mended = f"mailto:{found[0]}{question}{query}"
    return target if unquote(mended).lower() == unquote(target).lower() else mended


def _wrong(target: str) -> Iterator[Slip]:
    """What cannot be mended by whoever does not know what was meant."""
    scheme, colon, rest = target.partition(":")
    scheme = scheme.lower() if colon else ""
    if scheme in _RUNNING or (scheme == "data" and not _PICTURE.match(rest)):
        yield Slip(
            "holds a program or a page and leads nowhere",
            "link to a page on the web, or put the file beside your text and link to that",
        )
    elif scheme in _PROGRAMS:
        yield Slip(
            "opens only in a program on your own computer",
            "link to what lies on the web, or put the file beside your text and link to that",
            local=True,
        )
    elif scheme == "mailto":
        who = unquote(rest.partition("?")[0])
        if (who or "?" not in rest) and not all(
            MAILBOX.fullmatch(one.strip()) for one in who.split(",")
        ):
            yield Slip("is no address for mail", "write mailto:ada@example.org")
    elif scheme in ("http", "https") or target.startswith("//"):
        host = _host(target)
        if found := _unreachable(host):
            yield found
        elif not _is_whole(host):
            remedy = "write it as the browser shows it above the page: https://example.org"
            yield Slip("is no whole web address", remedy)


def _host(target: str) -> str:
    """The host of an address of the web; empty where there is none."""
    try:
        parts: SplitResult = urlsplit(f"https:{target}" if target.startswith("//") else target)
        _ = parts.port
        return (parts.hostname or "").removesuffix(".") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _is_whole(host: str) -> bool:
    if ":" in host:
        return True
    labels = host.split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)


def _unreachable(host: str) -> Slip | None:
    if _HOME_HOST.fullmatch(host):
        said = "leads to your own computer, where no reader can go"
    elif _NEAR_HOST.fullmatch(host):
        said = "leads into your own network, where no reader can go"
    else:
        return None
    remedy = (
        "link to the file of that page, such as ../posts/my-post.md, or to an address on the web"
    )
    return Slip(said, remedy, local=True)


def _on_disk(target: str) -> Slip:
    name = re.split(r"[\\/]", target.rstrip("\\/"))[-1]
    remedy = "copy it beside your post or page, and write its name alone"
    if name and ":" not in name:
        remedy += f": {unquote(name).replace(' ', '%20')}"
    return Slip("lies on your own computer, where no reader can go", remedy, local=True)


def bare_site(target: str) -> str:
    """The address that a path was perhaps meant to be: example.org/page; empty if of no site."""
    return f"https://{target}" if _BARE_SITE.fullmatch(target) else ""
