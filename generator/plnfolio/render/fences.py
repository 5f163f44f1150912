"""Directives in Markdown: MyST's colon fences, and its backtick fences with a name in braces.

A colon fence is a block that holds blocks. It may hold another of the same length: a line that
opens one and a line that closes one are told apart by the name, as brackets are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.frozen import dataclass
from plnfolio.model.document import Option, Place
from plnfolio.render.boxes import box_of
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.directives.protocol import MARKING, Call, Directive, Fragment, Frame, Inline
from plnfolio.render.keys import look_for
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import line_of, place_of

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_NAMED = re.compile(r"(?P<fence>:{3,}|`{3,}|~{3,})[ \t]*\{(?P<name>[A-Za-z][\w-]*)\}(?P<rest>.*)")
_COLONS = re.compile(r"(?P<fence>:{3,})[ \t]*(?:\{?(?P<name>[A-Za-z][\w-]*)\}?)?(?P<rest>.*)")
_CLOSING = re.compile(r"(:{3,}|`{3,}|~{3,})[ \t]*")
_CODE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_OUT = "take the line out, and the one that closes it, or write a name: :::{note}"
_OPTION = re.compile(r":(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*")


@dataclass(frozen=True, slots=True)
class _Opening:
    """The line that opens a directive. ``braced`` is False where the braces were forgotten."""

    fence: str
    name: str
    argument: str
    braced: bool


def directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule. Any line that begins with three colons is ours."""
    if state.is_code_block(start):
        return False
    opening = _opening(line_of(state, start))
    if opening is None:
        return False
    if silent:
        return True
    parsing = Parsing.of(state.env)
    place = place_of(state, start)
    if not opening.name and not opening.argument:
        _report_stray(parsing, opening.fence, place)
        state.line = start + 1
        return True
    stop, closed = _end(state, start, end, opening.fence)
    first, options = _options(state, start + 1, stop)
    body = state.getLines(first, stop, state.blkIndent, False).strip("\n")
    call = Call(
        name=opening.name,
        argument=opening.argument,
        options=options,
        body=body if body.strip() else "",
        body_line=first + 1,
        number=parsing.count(opening.name),
        place=place,
    )
    known = _report_name(parsing, opening, place)
    if not closed:
        remedy = f"end it with a line of its own: {opening.fence}"
        _find(parsing, "directive-unclosed", call, "is opened here and never closed", remedy)
    frame = _frame(parsing, known, call)
    _look_for_keys(parsing, frame, call)
    parsing.findings.extend(frame.findings)
    push(state, call, frame, (start, stop), lambda: _push_body(state, first, stop))
    state.line = stop + 1 if closed else stop
    return True


def render_parts(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    """HTML and slots that a directive put down."""
    parts = tokens[i].meta["parts"]
    parsing = Parsing.of(env)
    # After the text of a tight list item, whose paragraph marks are hidden, a block needs a line.
    newline = "\n" if tokens[i].nesting == 1 and i and tokens[i - 1].hidden else ""
    return newline + "".join(
        [part if isinstance(part, str) else parsing.mark(part) for part in parts]
    )


def _opening(line: str) -> _Opening | None:
    named = _NAMED.fullmatch(line)
    if named is not None:
        name, colons = named["name"], line.startswith(":")
        # ```{python} is a cell of code in Quarto and Jupyter; only near misses are ours.
        if colons or name in DIRECTIVES or did_you_mean(name, DIRECTIVES):
            return _Opening(named["fence"], name, named["rest"].strip(), braced=True)
        return None
    loose = _COLONS.fullmatch(line)
    if loose is None:
        return None
    name, rest = loose["name"] or "", loose["rest"].strip()
    if rest.startswith("="):  # an attribute, as Pandoc has them: ::: {layout-ncol=2}
        name, rest = "", line[len(loose["fence"]) :].strip()
    return _Opening(loose["fence"], name, rest, braced=False)


def _end(
    state: StateBlock, start: int, end: int, fence: str, *, see_code: bool = True
) -> tuple[int, bool]:
    """The line that closes a fence, or where its surroundings end, and whether it is closed."""
    depth = 0
    code = ""
    for line in range(start + 1, end):
        text = line_of(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line, False
        if state.is_code_block(line):
            continue
        if (closing := _CLOSING.fullmatch(text)) is not None:
            if code:
                code = "" if closing[1].startswith(code) else code
                continue
            if closing[1].startswith(fence):
                if not depth:
                    return line, True
                depth -= 1
                continue
        if code or fence[0] != ":":
            continue
        inner = _opening(text)
        if inner is not None:
            depth += inner.fence.startswith(fence)
        elif see_code and (opened := _CODE.match(text)) is not None:
            code = opened[0]
    if code:
        return _end(state, start, end, fence, see_code=False)
    return end, False


def _options(state: StateBlock, line: int, stop: int) -> tuple[int, tuple[Option, ...]]:
    """The ``:name: value`` lines right under the opening, and the line behind them."""
    options: list[Option] = []
    while line < stop and (match := _OPTION.fullmatch(line_of(state, line))) is not None:
        options.append(Option(match["name"], match["value"] or "", place_of(state, line)))
        line += 1
    return line, tuple(options)


def _frame(parsing: Parsing, known: Directive | None, call: Call) -> Frame:
    """What stands around the body; a plain box where the call is not as it should be."""
    plain = Frame(("<div>\n",), ("</div>\n",))
    if known is None:
        return plain
    seen: set[str] = set()
    for option in call.options:
        if option.name in seen:
            message = f"the directive “{call.name}” has the option “{option.name}” twice"
            parsing.find("duplicate-option", message, option.place, "keep one of the two lines")
        seen.add(option.name)
        if option.name not in known.options:
            remedy = did_you_mean(option.name, known.options)
            knows = f"its options are {listed(known.options)}" if known.options else "it has none"
            message = f"the directive “{call.name}” has no option “{option.name}”"
            parsing.find("unknown-option", message, option.place, remedy or knows)
    if (unmarked := _unmarked(known, call)) is not None:
        name, value = unmarked
        message = f"“{name}:” is no option of the directive: it lacks the colon in front"
        parsing.find("unknown-option", message, Place(call.body_line, 1), f"write :{name}: {value}")
        return plain
    remedy = f"write it like this: {known.usage}"
    if known.argument == "required" and not call.argument:
        _find(parsing, "directive-argument", call, "needs a word behind its name", remedy)
        return plain
    if known.argument == "none" and call.argument:
        what = f"takes nothing behind its name, but there is “{call.argument}”"
        _find(parsing, "directive-argument", call, what, remedy)
    if known.body == "required" and not call.body:
        remedy = "put some text between its opening and its closing line"
        _find(parsing, "directive-body", call, "is empty", remedy)
    if known.body == "none" and call.body:
        remedy = "move the text behind the line that closes it"
        _find(parsing, "directive-body", call, "takes no text", remedy)
    return known.build(call)


def _unmarked(known: Directive, call: Call) -> tuple[str, str] | None:
    """The option that a body begins with, if it has no colon in front; “class: EDCI 531” and
    “name: Ada” may be words.
    """
    name, colon, value = call.body.partition("\n")[0].strip().partition(":")
    if colon and name in known.options and name not in MARKING:
        return name, value.strip()
    return None


def _report_name(parsing: Parsing, opening: _Opening, place: Place) -> Directive | None:
    known = DIRECTIVES.get(opening.name)
    if known is None and (elsewhere := box_of(opening.name, opening.argument)):
        name = f"{{{opening.name}}}" if opening.braced else f" {opening.name or opening.argument}"
        line = opening.fence + name
        message = f"“{line}” is a box of another program"
        remedy = f"write {opening.fence}{elsewhere}"
        parsing.find("unknown-directive", message, place, remedy)
        return None
    remedy = did_you_mean(opening.name, DIRECTIVES) or f"there are {listed(DIRECTIVES)}"
    if known is not None and not opening.braced:
        message = f"the name of the directive “{opening.name}” stands without braces"
        remedy = f"write {opening.fence}{{{opening.name}}}"
    elif known is None and opening.name:
        message = f"there is no directive called “{opening.name}”"
        if not opening.braced and not did_you_mean(opening.name, DIRECTIVES):
            remedy = _OUT
    elif known is None:
        message = f"“{opening.fence}” opens a directive, but no name follows"
        meant = opening.argument.strip().strip("()[]<>")
        remedy = f"write {opening.fence}{{{meant}}}" if meant in DIRECTIVES else _OUT
    else:
        return known
    parsing.find("unknown-directive", message, place, remedy)
    return known


def _look_for_keys(parsing: Parsing, frame: Frame, call: Call) -> None:
    """Note keys in the options that are no Markdown."""
    said = {part.text for part in (*frame.before, *frame.after) if isinstance(part, Inline)}
    for option in call.options:
        if "@" in option.value and option.value not in said:
            where = "alt" if option.name == "alt" else f"option {option.name}"
            look_for(parsing, option.value, option.place, where)


def _report_stray(parsing: Parsing, fence: str, place: Place) -> None:
    message = f"“{fence}” closes a directive, but none is open here"
    remedy = "remove the line, or write the name of a directive behind it: :::{note}"
    parsing.find("directive-unopened", message, place, remedy)


def _find(parsing: Parsing, code: str, call: Call, what: str, remedy: str) -> None:
    parsing.find(code, f"the directive “{call.name}” {what}", call.place, remedy)


def push(
    state: StateBlock,
    call: Call,
    frame: Frame,
    lines: tuple[int, int],
    push_body: Callable[[], object],
) -> None:
    """Put the tokens down: the frame's beginning, those of its body, the frame's end."""
    opening = state.push("directive_open", "", 1)
    opening.map = list(lines)
    opening.meta = {"parts": (), "call": call}
    _push_parts(state, frame.before)
    begin = len(state.tokens)
    if frame.after:
        push_body()
    if frame.tight and len(state.tokens) == begin + 3:
        state.tokens[begin].hidden = state.tokens[-1].hidden = (
            state.tokens[begin].type == "paragraph_open"
        )
    _push_parts(state, frame.after)
    state.push("directive_close", "", -1).meta = {"parts": ()}


def _push_body(state: StateBlock, first: int, stop: int) -> None:
    parent, line_max = state.parentType, state.lineMax
    # A paragraph looks for its end as far as lineMax, so it must not see past ours.
    state.parentType, state.lineMax = "directive", stop
    state.md.block.tokenize(state, first, stop)
    state.parentType, state.lineMax = parent, line_max


def _push_parts(state: StateBlock, parts: tuple[Fragment, ...]) -> None:
    for part in parts:
        if isinstance(part, Inline):
            token = state.push("inline", "", 0)
            token.content, token.children = part.text, []
            token.map = [part.line - 1, part.line]
        else:
            state.push("directive_parts", "", 0).meta = {"parts": (part,)}
