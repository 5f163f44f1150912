"""One build names the mistakes of all layers: when those are mended, the next one is clean."""

from __future__ import annotations

import re
from pathlib import Path

from sites.building import Workshop

SITE = Path(__file__).with_name("layers.txt").read_text(encoding="utf-8")
_PLANTED = re.compile(r"⟦(?P<wrong>[^⇒]*)⇒(?P<right>[^⟧]*)⟧")


def test_all_that_is_wrong_is_named_at_once_and_then_nothing_is(workshop: Workshop) -> None:
    planted = {
        f"{path}:{number}"
        for path, lines in _files(SITE)
        for number, line in enumerate(lines, start=1)
        for _ in _PLANTED.finditer(line)
    }
    built = workshop.build(_PLANTED.sub(lambda it: it["wrong"], SITE))
    assert {f"{it.span.path}:{it.span.line}" for it in built.problems} == planted
    assert workshop.build(_PLANTED.sub(lambda it: it["right"], SITE)).problems == ()


def _files(text: str) -> list[tuple[str, list[str]]]:
    """The files of a site with its mistakes, each with its lines."""
    flat = _PLANTED.sub(lambda it: f"⟦{it['wrong']}⇒⟧", text)
    parts = re.split(r"^=== (.+)\n", flat, flags=re.MULTILINE)
    return list(zip(parts[1::2], (part.split("\n") for part in parts[2::2]), strict=True))
