"""Markup that shows on the page: what ``render/leftovers`` does not know by a single look.

Its tables name what is another program's and what is nearly right wherever a site is built. Here is
what asks for a whole block, or for a reader's judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.emphasis import PLAINLY, Run, left_over
from plnfolio.check.inline import ADDRESS
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.shown import ALMOST, FOREIGN
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Fix
from plnfolio.images.picture import ENDINGS
from plnfolio.patterns import regex
from plnfolio.render.leftovers.masking import without_html_code
from plnfolio.render.leftovers.row import short

_ARGUMENT = regex(
    r"\*\*(?:\w*kw\w*|opt\w*|args|params|data|self|config|values)\b|\*\*[/.*]|[/.]\*\*"
    r"|\*\*_?p_?\*?[ ]?[<=>≤]|\*\*\d+[#*]"
)
_LONGEST_BOLD = 120
_MARKS = regex(r"\*\*|~~|__")
_MODEL = regex(r"[\w.]+[*+]\w")


def _almost(text: Text, asked: Asked) -> Iterable[Found]:
    """Markup that is nearly right."""
    yield from _marks(text)
    for block in text.paragraphs if any(sign in text.prose for sign in _OF_LINKS) else ():
        yield from _of_links(block)
    yield from _unclosed(text)
    yield from _as_links(text)
    yield from ALMOST.found_in(text)
    yield from _in_html(text)
    yield from _spaced_tables(text)
    yield from _ruleless_tables(text)


def _marks(text: Text) -> Iterator[Found]:
    """Stars and the like that are shown."""
    if _MARKS.search(PLAINLY.sub("", text.prose)) is None:
        return
    open_before = False
    for block in text.holding(_MARKS):
        for run, pair in _unpaired(block):
            if pair is None and run.closes and open_before:
                open_before = False  # it has been said where it opens
                continue
            open_before = pair is None and not run.closes
            yield _of_marks(block, run, pair)


def _foreign(text: Text, asked: Asked) -> Iterable[Found]:
    """Markup of other programs."""
    return FOREIGN.found_in(text)


def _unpaired(block: Block) -> Iterator[tuple[Run, Run | None]]:
    """Marks that are shown; two that belong together, but for a space, in one."""
    runs = left_over(block)
    while runs:
        run = runs.pop(0)
        pair = runs.pop(0) if runs and _belong(block, run, runs[0]) else None
        inner = block.raw[run.end : pair.start] if pair is not None else ""
        if run.sign == "_" and inner == inner.strip():
            continue  # a name in a program
        meant = _is_meant(block, run) or (pair is not None and _is_meant(block, pair))
        if meant:
            yield run, pair


def _is_meant(block: Block, run: Run) -> bool:
    """Whether marks stand at a word, and are no arguments of a program, no paths and no sums."""
    before, behind = block.raw[: run.start][-1:], block.raw[run.end : run.end + 1]
    if before.isdigit() or (before.isalpha() and (behind.isalnum() or run.end - run.start > 2)):
        return False  # p < .01**; a word of which letters are left out
    if run.sign == "~" and _MODEL.match(block.raw, run.end):
        return False  # the formula of a model: x ~~x.var*x
    if run.closes and not run.opens:
        touches = before.isalnum() or block.raw[max(run.start - 2, 0) : run.start - 1].isalnum()
        touches = touches and before not in "'\"`"
    else:
        touches = behind.isalnum() or behind in ("“", "‘", "«", "¡", "¿", "[")
    return touches and _ARGUMENT.search(block.raw, max(run.start - 1, 0), run.end + 12) is None


def _belong(block: Block, run: Run, other: Run) -> bool:
    inner = block.raw[run.end : other.start]
    return run.sign == other.sign and bool(inner.strip()) and len(inner) <= _LONGEST_BOLD


def _of_marks(block: Block, run: Run, pair: Run | None) -> Found:
    mark = block.raw[run.start : run.end]
    if pair is None:
        there, here = ("opens", "before") if run.closes else ("closes", "behind")
        message = f"“{mark}” is shown on the page, since nothing {there} it"
        remedy = f"write {mark} {here} the words that it is for as well, or take it out"
        return Found(block.place(run.start), message, remedy)
    inner = block.raw[run.end : pair.start]
    why = "a space stands inside of them"
    if inner == inner.strip():
        why = "a letter stands right beside them, and a sign inside"
    message = f"“{short(mark + inner + mark)}” is shown with its signs: {why}"
    remedy = f"write {mark}{short(inner)}{mark}, with a space on either side"
    return Found(block.place(run.start), message, remedy, _closer(block, run, pair))


def _closer(block: Block, run: Run, pair: Run) -> Fix:
    """The marks right at the words, with the spaces outside; not where they are all of a block,
    and may be meant as its heading.
    """
    raw = block.raw
    inner, before, behind = raw[run.end : pair.start], raw[: run.start], raw[pair.end :]
    words = inner.strip(" ")
    if words == inner or "\n" in inner or not (before.strip() or behind.strip()):
        return ()
    mark = raw[run.start : run.end]
    left = " " if inner[0] == " " and before and not before[-1].isspace() else ""
    right = " " if inner[-1] == " " and behind[:1].isalnum() else ""
    return block.fix((run.start, pair.end, f"{left}{mark}{words}{mark}{right}"))


_WEB = r"https?://[^\s()\[\]]+"
_OF_LINKS = (f"({ADDRESS}", "]", "![")
"""One of these is in prose where a link or a picture lacks something."""
_NO_END = regex(rf"\[(?P<words>[^\[\]()\n]{{1,80}})\((?P<target>{_WEB})\)(?![^\[\n]*\])")
_NO_BEGIN = regex(rf"\]\((?P<target>{_WEB})\)")
_BRACKET = regex(r"[\[\]]")
_NO_PICTURE = regex(r"!\[[^\[\]\n]*\]\[(?P<label>[^\[\]\n]+)\]")


def _of_links(block: Block) -> Iterator[Found]:
    """Links and pictures that lack a bracket, or what says where they lead."""
    raw = block.raw
    if f"({ADDRESS}" in block.prose and "(http" in raw:
        for found in _NO_END.finditer(block.html):
            remedy = f"write [{short(found['words'].strip())}]({found['target']})"
            message = f"“{short(found[0])}” is no link: a bracket is missing"
            yield Found(block.place(found.start()), message, remedy)
    if "]" in block.prose and "](" in raw:
        first = block.prose.find("[")
        for found in _NO_BEGIN.finditer(block.html):
            if 0 <= first < found.start():
                break
            if block.prose.startswith("]", found.start()):  # and in no code, tag or address
                message = f"“{short(found[0])}” ends a link that nothing begins"
                remedy = "write [ before the words of the link"
                yield Found(block.place(found.start()), message, remedy)
    if "![" not in raw:
        return
    pictures = {one.start for one in block.parts if one.kind == "picture"}
    for found in _NO_PICTURE.finditer(block.html):
        if found.start() not in pictures:
            message = f"“{short(found[0])}” is no picture: nothing says where “{found['label']}” is"
            remedy = "write ![what it shows](picture.png), with the name of its file"
            yield Found(block.place(found.start()), message, remedy)


_TO_OPEN = regex(
    r"\b(?:pictures?|photos?|images?|full|large|larger|big|bigger|open|see|view|look|download|zoom"
    r"|click|tap|here|original|size|enlarge|file|print|bild|foto|imagen|ver|abrir)\b",
    re.IGNORECASE,
)
"""Words of a link that is meant to lead to a picture."""
_ENDINGS = tuple(ENDINGS)


def _is_picture(target: str) -> bool:
    return target.lower().endswith(_ENDINGS)


def _as_links(text: Text) -> Iterator[Found]:
    """A link to a picture that is a paragraph by itself, as a picture is: its “!” is missing."""
    for block, part in text.parts_of("link"):
        if "://" in part.target or not _is_picture(part.target):
            continue
        if block.kind != "paragraph" or len(block.parts) != 1 or block.inside("list"):
            continue
        if block.field and not text.is_read(block):
            continue
        alone = block.raw.strip() == block.raw[part.start : part.end]
        shown = any(one.target == part.target for _, one in text.parts_of("picture"))
        if alone and not shown and not _TO_OPEN.search(block.raw[slice(*part.words)]):
            typed = short(block.raw[part.start : part.end])
            message = f"“{typed}” is a link, and the picture is not shown"
            yield Found(block.place(part.start), message, f"to show it, write ! in front: !{typed}")


def _unclosed(text: Text) -> Iterator[Found]:
    """Citations behind a bracket that nothing closes."""
    for block, part in text.parts_of("citation") if "[" in text.prose else ():
        if not block.prose.startswith("[", max(part.start - 1, 0)):
            continue
        next_ = _BRACKET.search(block.prose, part.end)
        if next_ is None or next_[0] == "[":
            said = short(block.raw[part.start : part.end])
            message = f"the bracket before “{said}” is never closed"
            yield Found(block.place(part.start - 1), message, "write ] behind the citation")


_SHOWN_HTML = regex(
    r"(?<!\\)(?:\*\*(?=[^\s*])[^*\n<>]{1,80}(?<!\s)\*\*|!?\[[^\[\]\n]+\]\(https?://[^()\s]+\))"
)


def _in_html(text: Text) -> Iterator[Found]:
    """Markdown in a block of HTML, which stays as it is (CommonMark 4.6)."""
    for block in text.blocks if text.has_html else ():
        if block.kind != "html" or ("**" not in block.raw and "](" not in block.raw):
            continue
        for found in _SHOWN_HTML.finditer(without_html_code(block.html)):
            message = f"“{short(found[0])}” is shown as it is, since it stands in HTML"
            remedy = "leave an empty line above and below it, or write it as HTML"
            yield Found(block.place(found.start()), message, remedy)
            break


_GARBLED = regex(
    r"[^\W\d_]*(?:â€[™˜œ“”¦¢\u0080-\u009f]?|Ã[\u0080-\u00bf¼ŸŽ‰–œ]|Â[\u00a0°»«·©®]|ï¿½"
    r"|(?<=\w)�|�(?=[^\W\d_]))[^\W\d_]*"
)

_OF_CODING = regex(r"(?i)mojibake|\bUTF-?8\b|character (?:encoding|set)s?\b|ISO-8859|windows-1252")


def _garbled(text: Text, asked: Asked) -> Iterable[Found]:
    """Signs that were read as others on their way here."""
    if not any(sign in text.source for sign in ("â€", "Ã", "Â", "�", "ï¿½")):
        return
    if _OF_CODING.search(text.source):
        return  # it speaks of that
    for block in text.paragraphs:
        if found := _GARBLED.search(block.prose):
            message = f"“{found[0]}” was garbled when it was copied or saved"
            remedy = "write the word anew; copy the text again if there are many"
            yield Found(block.place(found.start()), message, remedy)


_RULE = regex(r"[ \t]*-{3,}(?:[ \t]+-{3,})+[ \t]*\r?")
_RULED = regex(r"---[ \t]+---")


def _spaced_tables(text: Text) -> Iterator[Found]:
    """Tables with spaces between their cells, as Pandoc has them; their rule is a line here."""
    if _RULED.search(text.source) is None:
        return
    for block in text.flow:
        if block.kind == "paragraph" and "  " in block.raw:
            place = block.place(0)
            below = place.line + block.raw.count("\n")
            if below < len(text.lines) and _RULE.fullmatch(text.lines[below]):
                message = "these lines look like a table, but nothing stands between its cells"
                yield Found(place, message, "write | One | Two | and, below it, |---|---|")


_CELL = r"(?:[^|:\s]|(?<=\d):(?=\d))(?:[^|:\n]|(?<=\d):(?=\d))*"
_CELLS = regex(rf"{_CELL}(?:(?<= )\| {_CELL})+(?<![ \\])")
_FIGURES = regex(r"(?:\A|\| )[^\w|]*\d[\d.,]*[^\w|]*(?:\Z| \|)")


def _ruleless_tables(text: Text) -> Iterator[Found]:
    """Lines with as many strokes each and none at their ends: a table without its rule."""
    for block in text.flow if "|" in text.raw else ():
        if block.kind != "paragraph" or block.field or " | " not in block.prose:
            continue
        first, *others = block.prose.split("\n")
        if not others or not all(map(_CELLS.fullmatch, (first, *others))):
            continue
        if len(others) == 1 and (_FIGURES.search(first) or not _FIGURES.search(others[0])):
            continue  # two lines below a name may say who that is
        if any(part.kind == "link" for part in block.parts):
            continue  # a menu
        if all(line.count(" | ") == first.count(" | ") for line in others):
            message = "these lines look like a table, but no line of dashes stands under the first"
            remedy = "write |---|---| under the first row, with as many parts as it has cells"
            yield Found(block.place(0), message, remedy)


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("almost-markup", "warning", _almost),
    TextRule("foreign-markup", "warning", _foreign),
    TextRule("garbled-text", "warning", _garbled),
)
SITE_RULES: tuple[SiteRule, ...] = ()
