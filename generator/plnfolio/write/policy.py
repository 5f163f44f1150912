"""A Content Security Policy (CSP 3) that allows what some pages need, and nothing else.

No ``unsafe-inline``: what stands in a page itself is allowed by its digest. No ``frame-ancestors``:
a course’s own platform may show the portfolio in a frame.
"""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.write.needs import ORIGIN

_EVERYWHERE = ("default-src 'self'", "base-uri 'self'", "form-action 'self'", "object-src 'none'")
_ORDER = (
    "default-src",
    "script-src",
    "style-src",
    "img-src",
    "font-src",
    "connect-src",
    "media-src",
    "frame-src",
    "object-src",
    "manifest-src",
    "base-uri",
    "form-action",
)

_ALONE = (
    "sandbox allow-scripts allow-forms allow-modals allow-downloads allow-popups "
    "allow-popups-to-escape-sandbox allow-presentation allow-pointer-lock allow-orientation-lock"
)
"""All that a course does but to be of the site, and to lead the window elsewhere (HTML 7.1.5)."""


def policy(needs: Iterable[str]) -> str:
    """The policy of pages that need all of it."""
    found: dict[str, set[str]] = {}
    for need in (*_EVERYWHERE, *needs):
        directive, _, source = need.partition(" ")
        if directive in _ORDER:
            found.setdefault(directive, set()).add(source)
    for directive, sources in found.items():
        if "'none'" in sources and len(sources) > 1:
            sources.remove("'none'")
        elif directive.endswith("-src") and "'none'" not in sources:
            sources.add("'self'")
        if "https:" in sources:
            found[directive] = {one for one in sources if not one.startswith("https://")}
    return "; ".join(
        f"{name} {' '.join(sorted(found[name], key=_place))}" for name in _ORDER if name in found
    )


def _place(source: str) -> tuple[bool, str]:
    return source != "'self'", source


def sandbox(needs: Iterable[str]) -> dict[str, str]:
    """The headers of an exported course: what others made is kept from the site.

    One that keeps nothing in the browser and frames nobody has no origin at all; what it loads of
    its own files is then asked for as from elsewhere (Fetch 3.2), and allowed.
    """
    if ORIGIN in needs:
        return {"Content-Security-Policy": f"{_ALONE} allow-same-origin"}
    return {"Content-Security-Policy": _ALONE, "Access-Control-Allow-Origin": "*"}
