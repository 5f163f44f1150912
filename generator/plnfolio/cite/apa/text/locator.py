"""Locators in the text: “p. 3”, “pp. 3–17”, “paras. 2–3”, “Chapter 3”, “Table 1” (APA 8.13)."""

from __future__ import annotations

from plnfolio.cite.common.locators import is_several, tidied

# Abbreviated terms stay small; the others are names of a part and take a capital (APA 6.19, 8.13).
_ABBREVIATED = {
    "page": ("p.", "pp."),
    "paragraph": ("para.", "paras."),
    "folio": ("fol.", "fols."),
    "issue": ("No.", "Nos."),
    "number": ("No.", "Nos."),
    "opus": ("Op.", "Opp."),
    "supplement": ("Suppl.", "Suppls."),
    "volume": ("Vol.", "Vols."),
    "sub-verbo": ("s.v.", "s.vv."),
    "sub verbo": ("s.v.", "s.vv."),
}
_IRREGULAR = {"appendix": "Appendices"}
# Shown without a term: a point in time needs none (APA 8.28, 10.12).
_BARE = frozenset({"", "timestamp", "custom", "elocation"})


def locator_text(label: str, locator: str) -> str:
    """The part of a work as the text names it; one page or several decide the term.

    ``label`` is a CSL locator term; without one the locator is shown as it stands.
    """
    shown = tidied(locator)
    if not shown or label in _BARE or (label == "verse" and not shown.isdecimal()):
        return shown  # “1 Cor. 13:1” and “2:5–8” name the verse by themselves (8.28)
    several = is_several(shown)
    if label in _ABBREVIATED:
        return f"{_ABBREVIATED[label][several]} {shown}"
    one = label.replace("-", " ").capitalize()
    term = _IRREGULAR.get(label, f"{one}s") if several else one
    return f"{term} {shown}"
