"""LaTeX in BibTeX fields as text with CSL's rich-text tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from plnfolio.read.references.markup import SMALL_CAPS

# Commands whose argument keeps a meaning; %s is the argument.
_TAGS = {
    "textit": "<i>%s</i>", "emph": "<i>%s</i>", "textsl": "<i>%s</i>", "mkbibemph": "<i>%s</i>",
    "mkbibitalic": "<i>%s</i>", "textsuperscript": "<sup>%s</sup>",
    "mkbibsuperscript": "<sup>%s</sup>", "textsubscript": "<sub>%s</sub>",
    "textsc": f"{SMALL_CAPS}%s</span>", "enquote": "“%s”", "mkbibquote": "“%s”",
    "url": "%s", "nolinkurl": "%s", "path": "%s", "texttt": "%s", "mkbibparens": "(%s)",
    "mkbibbold": "%s", "textmd": "%s", "textnormal": "%s", "textup": "%s", "mbox": "%s",
    "cite": "", "uppercase": "%s", "lowercase": "%s", "MakeUppercase": "%s", "MakeLowercase": "%s",
}  # fmt: skip
_SIGNS = {
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "textellipsis": "…", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textbackslash": "\\", "textless": "<", "textgreater": ">",
    "textbar": "|", "slash": "/", "textasteriskcentered": "*", "textnumero": "№",
    "textonehalf": "½", "textdegree": "°", "textordmasculine": "º", "textordfeminine": "ª",
    "texttimes": "×", "textpm": "±", "textmu": "µ", "textperiodcentered": "·",
    "nbhyphen": "-", "hyphen": "-", "allowbreak": "", "relax": "", "noop": "", "bibstring": "",
    "LaTeX": "LaTeX", "TeX": "TeX", "addcolon": ":", "adddot": ".",
    "addspace": " ", "space": " ", "newline": " ",
}  # fmt: skip
_OLD = re.compile(r"\{\\(it|em|sl|sc|bf|rm|tt|itshape|scshape|bfseries)\b\s*")
_OLD_NEW = {"it": "textit", "em": "emph", "sl": "textit", "itshape": "textit", "sc": "textsc",
            "scshape": "textsc"}  # fmt: skip
_MATH = re.compile(r"(?<!\\)\$([^$]*?)(?<!\\)\$|\\\((.*?)\\\)|\\ensuremath\{([^{}]*)\}", re.DOTALL)
_SCRIPT = re.compile(r"([\^_])\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[a-zA-Z]+|[^\s{}\\]))")
_NEEDS = re.compile(r"\\|\$")


def text(value: str) -> str:
    """The text that a BibTeX value prints: accents composed, braces gone, commands as tags."""
    value = _decoded(value) if _NEEDS.search(value) else _typed(value)
    return value.replace("{", "").replace("}", "")


def verbatim(value: str) -> str:
    """An address or identifier, in which only the escapes of exporters are undone."""
    value = re.sub(r"\\(?:url|nolinkurl|path|href)\s*\{([^{}]*)\}.*", r"\1", value, flags=re.DOTALL)
    value = value.replace(r"{\textasciitilde}", "~").replace(r"\textasciitilde", "~")
    value = re.sub(r"\{?\\~\{\s*\}\}?|\{?\$\\sim\$\}?", "~", value)
    value = re.sub(r"\{\\([_%&#$])\}|\\([_%&#$])", lambda match: match[1] or match[2], value)
    return value.replace("{", "").replace("}", "").strip()


def _typed(value: str) -> str:
    """TeX's ways to type dashes, quotes and ties."""
    value = value.replace("``", "“").replace("''", "”")
    value = value.replace("---", "—").replace("--", "–")
    return re.sub(r"(?<!\\)~", " ", value)


def _decoded(value: str) -> str:
    value = _OLD.sub(lambda match: f"{{\\{_OLD_NEW.get(match[1], 'mbox')}{{", value)
    value = _balanced(_MATH.sub(_math, value))
    value = re.sub(r"(?<!\\)\$", r"\\$", value)
    value = re.sub(r"(?<!\\)([%#&])", r"\\\1", value)
    value = re.sub(r"\\href\s*\{[^{}]*\}", "", value)
    return _converter()(value)


def _balanced(value: str) -> str:
    """The value with the braces closed that an old font command's replacement opened."""
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", value):
        depth += 1 if match[0] == "{" else -1
    return value + "}" * max(depth, 0)


def _math(match: re.Match[str]) -> str:
    """A formula as text with raised and lowered parts, or a price as it was."""
    inner = next(group for group in match.groups() if group is not None)
    if match[1] and re.match(r"\d[^\\^_]*$", inner):  # “$5 million to $10 million”
        return match[0].replace("$", r"\$")
    return f"{{{_SCRIPT.sub(_script, inner)}}}"


def _script(match: re.Match[str]) -> str:
    command = "textsuperscript" if match[1] == "^" else "textsubscript"
    return rf"\{command}{{{match[2] if match[2] is not None else match[3]}}}"


@cache
def _converter() -> Callable[[str], str]:
    from pylatexenc import latex2text, latexwalker  # noqa: PLC0415
    from pylatexenc.macrospec import MacroSpec  # noqa: PLC0415

    printed = latex2text.get_default_latex_context_db()
    printed.add_context_category(
        "bibliography",
        prepend=True,
        macros=[
            latex2text.MacroTextSpec(name, simplify_repl=shape)
            for name, shape in (_TAGS | _SIGNS).items()
        ],
    )
    read = latexwalker.get_default_latex_context_db()
    read.add_context_category(
        "bibliography", prepend=True, macros=[MacroSpec(name, "{") for name in _TAGS]
    )
    converter = latex2text.LatexNodes2Text(latex_context=printed, math_mode="text")

    def convert(value: str) -> str:
        return str(converter.latex_to_text(value, latex_context=read))

    return convert
