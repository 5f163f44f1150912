"""Rich text as Markdown (CommonMark): italics between asterisks, addresses as they are.

Only what Markdown would take for markup is escaped, so that an entry can be pasted anywhere.
"""

from __future__ import annotations

import re
from html import escape

from plnfolio.cite.rich import Rich, Run

# An underscore inside a word and a bracket that no address follows are no markup.
SPECIAL = re.compile(
    r"""([\\`*] | (?<![^\W_])_ | _(?![^\W_]) | \](?=[(\[]) | \[(?=\^)
      | <(?=[A-Za-z/!?]) | ~(?=~))""",
    re.VERBOSE,
)
# What an address would have to hold to be torn by emphasis or an escape.
IN_ADDRESS = re.compile(r"[\\`*]|(?<!\w)_(?=[^\s_]).*_(?!\w)")
# At the start of a paragraph these would make a list, a heading or a quotation.
LEADING = re.compile(r"^(\s*)(?:([#+>-])|(\d+)([.)]))")
ENTITY = re.compile(r"&(?=#?\w+;)")
AUTOLINK = re.compile(r"^https?://[^\s<>]+$", re.IGNORECASE)


def to_markdown(rich: Rich) -> str:
    """One paragraph of Markdown that renders as the same text, whatever the data hold."""
    pieces: list[str] = []
    for at, run in enumerate(rich):
        before = pieces[-1][-1:] if pieces else ""
        after = rich[at + 1].text[:1] if at + 1 < len(rich) else ""
        pieces.append(_run(run, before, after))
    return LEADING.sub(_escape_marker, "".join(pieces))


def _escape_marker(found: re.Match[str]) -> str:
    indent, bullet, number, end = found.groups()
    return f"{indent}\\{bullet}" if bullet else f"{indent}{number}\\{end}"


def _run(run: Run, before: str, after: str) -> str:
    if run.href and run.href == run.text and AUTOLINK.match(run.text):
        return f"<{run.text}>" if IN_ADDRESS.search(run.text) else run.text
    text = ENTITY.sub(r"\&", _escaped(run.text, before, after))
    if "sup" in run.marks:
        text = f"<sup>{text}</sup>"
    if "sub" in run.marks:
        text = f"<sub>{text}</sub>"
    if "smallcaps" in run.marks:
        text = f'<span style="font-variant:small-caps">{text}</span>'
    if "i" in run.marks:
        text = _italic(text, before, after)
    if run.href and AUTOLINK.match(run.href):
        text = f"[{text}](<{escape(run.href, quote=False)}>)"
    return text


def _escaped(text: str, before: str, after: str) -> str:
    """Text with its markup disarmed, seen between its neighbours."""
    marked = {m.start() - len(before) for m in SPECIAL.finditer(before + text + after)}
    return "".join(f"\\{char}" if at in marked else char for at, char in enumerate(text))


def _italic(text: str, before: str, after: str) -> str:
    """Asterisks where they hug the letters, as CommonMark demands; else an element."""
    hugs = (_is_letter(text[:1]) or not _is_letter(before)) and (
        _is_letter(text[-1:]) or not _is_letter(after)
    )
    spaced = text[:1].isspace() or text[-1:].isspace()
    return f"*{text}*" if hugs and not spaced and before != "*" else f"<i>{text}</i>"


def _is_letter(char: str) -> bool:
    return char.isalnum()
