"""Formulas, LaTeX, emoji and raised letters, which other programs would have drawn."""

from __future__ import annotations

from collections.abc import Mapping

from plnfolio.patterns import regex
from plnfolio.render.leftovers.row import Match, Row, Said, of, short
from plnfolio.render.leftovers.shortcodes import FORMULA

# Money, variables of a shell and prices in a row (“$$ to $$$”) are no formulas.
_PLAINLY = regex(r"\\[A-Za-z]|[\^_=]|[A-Za-z)]\s*[+*/<>≤≥×·-]\s*[A-Za-z0-9(\\.]")
# Between brackets that are only escaped may stand any words.
_SURELY = regex(
    r"\\[A-Za-z]{2}|\^|[\w)}\]]\s*=\s*[\w(\\.+-]|(?<![^\W_])[A-Za-z]_[A-Za-z0-9{]|[<>≤≥×·]\s*[\w(\\.]"
    r"|\A\s*[A-Za-z]\s*[+*/-]\s*[A-Za-z0-9(]"
)
_AFTER_FIGURE = regex(r"\\[A-Za-z]|\^|\A\d+[a-z]\s*[=+-]")
_COMMANDS: Mapping[str, str] = {
    **dict.fromkeys(
        ("newpage", "pagebreak", "clearpage"), "take it out: what is on the web has no pages"
    ),
    **dict.fromkeys(("textbf", "textit", "emph", "underline"), "write **bold** or *italic*"),
    **dict.fromkeys(
        ("cite", "citep", "citet", "parencite", "textcite", "autocite"), "write [@key] or @key"
    ),
    **dict.fromkeys(("section", "subsection", "subsubsection"), "write ## Heading"),
    **dict.fromkeys(("url", "href"), "write [words](https://page.example.org)"),
    "footnote": "write ^[the note]",
    "includegraphics": "write ![what it shows](picture.png)",
    "tableofcontents": "take it out: a long page lists its headings by itself",
}
_OTHERS = (
    "begin end item label ref hspace vspace noindent centering linebreak newline bigskip medskip"
    " smallskip"
)
_NAMES = "|".join([*_COMMANDS, *_OTHERS.split()])
_MATHEMATICS = "frac|sqrt|sum|alpha|beta|gamma|mu|sigma|times|cdot|leq|geq|neq|ldots"
_DISPLAYS = "equation|align|aligned|gather|multline|eqnarray|cases|matrix|[bpv]matrix|array"
# Begins with what is looked for fast.
_CODE = regex(r":(?<![\w:/]:)(?P<name>[+-]1|[a-z0-9][a-z0-9_]{0,30}):(?![\w:`\x1b])")
_EMOJI: Mapping[str, str] = dict(
    pair.split("=")
    for pair in (
        "smile=😄 smiley=😃 grin=😁 grinning=😀 laughing=😆 joy=😂 wink=😉 blush=😊"
        " relaxed=☺️ sob=😭 cry=😢 heart_eyes=😍 thinking=🤔 sunglasses=😎 worried=😟"
        " angry=😠 confused=😕 disappointed=😞 sweat_smile=😅 scream=😱 heart=❤️"
        " broken_heart=💔 thumbsup=👍 thumbsdown=👎 +1=👍 -1=👎 clap=👏 wave=👋"
        " raised_hands=🙌 pray=🙏 muscle=💪 ok_hand=👌 point_right=👉 point_left=👈"
        " point_up=☝️ point_down=👇 eyes=👀 brain=🧠 tada=🎉 rocket=🚀 fire=🔥 star=⭐"
        " star2=🌟 sparkles=✨ boom=💥 zap=⚡ bulb=💡 warning=⚠️ x=❌ white_check_mark=✅"
        " heavy_check_mark=✔️ ballot_box_with_check=☑️ question=❓ exclamation=❗"
        " information_source=ℹ️ bell=🔔 pushpin=📌 round_pushpin=📍 link=🔗 mag=🔍"
        " lock=🔒 key=🔑 hammer=🔨 wrench=🔧 gear=⚙️ computer=💻 phone=☎️ email=📧"
        " calendar=📅 memo=📝 pencil=📝 pencil2=✏️ book=📖 books=📚 bookmark=🔖"
        " newspaper=📰 mortar_board=🎓 school=🏫 movie_camera=🎥 microphone=🎤"
        " headphones=🎧 musical_note=🎵 camera=📷 art=🎨 trophy=🏆 gift=🎁 coffee=☕"
        " beer=🍺 pizza=🍕 cake=🍰 apple=🍎 sunny=☀️ cloud=☁️ umbrella=☔ snowflake=❄️"
        " rainbow=🌈 earth_americas=🌎 earth_africa=🌍 earth_asia=🌏 seedling=🌱 herb=🌿"
        " rose=🌹 tree=🌳 evergreen_tree=🌲 dog=🐶 cat=🐱 bee=🐝 turtle=🐢 car=🚗"
        " airplane=✈️ hourglass=⌛ alarm_clock=⏰ dart=🎯 construction=🚧 100=💯"
        " arrow_right=➡️ arrow_left=⬅️ arrow_up=⬆️ arrow_down=⬇️ octocat=🐙 robot=🤖"
        " ghost=👻 skull=💀 poop=💩 bug=🐛"
    ).split()
)


def _formula(found: Match) -> Said | None:
    inner = found.part("inner") or found.part("display")
    plainly = _AFTER_FIGURE if inner[:1].isdigit() else _PLAINLY
    if len(inner.strip()) == 1 and inner.strip().isalpha() and not found.part("display"):
        return f"“{short(found.written)}” is a formula and shown here as it is", "write *x* or such"
    if found.written.startswith("\\"):
        plainly = _SURELY
    if plainly.search(inner) is None and not found.written.startswith("$$\n"):
        return None
    return f"“{short(found.written)}” is a formula and shown here as it is", FORMULA


def _emoji(found: Match) -> Said | None:
    name = found.part("name")
    sign = _EMOJI.get(name)
    if sign is None and not ("_" in name and name.replace("_", "").isalpha()):
        return None
    advice = f"write the sign itself: {sign}" if sign else "write the sign itself"
    return f"“{found.written}” is a code for an emoji and shown here as it is", advice


def _own_command(found: Match) -> str | None:
    """LaTeX that Markdown has signs for."""
    name, (_, brace, inner) = found.part("name"), found.written.partition("{")
    if name in ("newpage", "pagebreak", "clearpage", "tableofcontents"):
        return ""
    inner = inner.removesuffix("}")
    marks = {"textbf": "**", "textit": "*", "emph": "*"}
    return f"{marks[name]}{inner}{marks[name]}" if name in marks and brace and inner else None


def _own_raised(found: Match) -> str:
    tag = "sup" if found.part("up") else "sub"
    return f"<{tag}>{found.part('up') or found.part('down')}</{tag}>"


def _raised(found: Match) -> str:
    return f"write {_own_raised(found)}"


_TEMPLATED = of("a variable of a template", "write what it stood for, or take it out")

FORMULAS = (
    Row(
        ("$",),
        regex(
            r"\$\$(?P<display>[^$]+)\$\$"
            r"|(?<![\\$\w])\$(?=[^\s$])(?P<inner>[^$\n]{1,200}?)(?<=[^\s\\])\$(?![\w$])"
        ),
        _formula,
    ),
    Row(
        ("\\(", "\\["),
        regex(r"\\\((?P<inner>[^\n]{1,200}?)\\\)|\\\[(?P<display>[^\]]{1,400}?)\\\]"),
        _formula,
        escaped=True,
    ),
    Row(
        ("\\",),
        regex(
            rf"(?<![\w:\\/.])\\(?:(?P<name>{_MATHEMATICS})(?![A-Za-z])(?:\{{[^{{}}\n]*\}})*"
            rf"|(?:begin|end)\{{(?:{_DISPLAYS})\*?\}})"
        ),
        of("a formula", FORMULA),
    ),
)
"""What mathematics is written in."""
ROWS = (
    Row(
        ("$",),
        regex(r"(?<![\\$\w])\$[A-Za-z]{3,}(?:[_-][A-Za-z]{3,})+\$(?![\w$])"),
        _TEMPLATED,
    ),
    *FORMULAS,
    Row(
        ("\\",),
        regex(rf"(?<![\w:\\/.])\\(?P<name>{_NAMES})(?![A-Za-z])\*?(?:\{{[^{{}}\n]*\}})?"),
        of(
            "LaTeX",
            lambda found: _COMMANDS.get(found.part("name"), "write it in Markdown or words"),
        ),
        ours=_own_command,
    ),
    Row(
        (":",),
        _CODE,
        _emoji,
        probe=_CODE,
        ours=lambda found: _EMOJI.get(found.part("name")),
    ),
    Row(
        ("^", "~"),
        regex(r"(?<=[\w)])\^(?P<up>[\w+−-]{1,6})\^(?![\w^])|(?<=[A-Za-z])~(?P<down>\d{1,3})~(?!~)"),
        of("a raised or lowered sign", _raised),
        ours=_own_raised,
    ),
)
"""All of them."""
