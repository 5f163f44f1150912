"""LaTeX in BibTeX fields as text with CSL's rich-text tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from plnfolio.read.references import latex_macros
from plnfolio.read.references.markup import SMALL_CAPS

# Commands whose argument keeps a meaning; %s is the argument.
_TAGS = {
    "textit": "<i>%s</i>", "emph": "<i>%s</i>", "textsl": "<i>%s</i>", "mkbibemph": "<i>%s</i>",
    "mkbibitalic": "<i>%s</i>", "textsuperscript": "<sup>%s</sup>",
    "mkbibsuperscript": "<sup>%s</sup>", "textsubscript": "<sub>%s</sub>",
    "textsc": f"{SMALL_CAPS}%s</span>", "enquote": "“%s”", "mkbibquote": "“%s”",
    "url": "%s", "nolinkurl": "%s", "path": "%s", "texttt": "%s", "mkbibparens": "(%s)",
    "mkbibbold": "%s", "textmd": "%s", "textnormal": "%s", "textup": "%s", "mbox": "%s",
    "footnote": " [%s]", "thanks": " [%s]", "uppercase": "%s", "lowercase": "%s",
    "MakeUppercase": "%s", "MakeLowercase": "%s",
}  # fmt: skip
_SIGNS = {
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "textellipsis": "…", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textbackslash": "\\", "textless": "<", "textgreater": ">",
    "textbraceleft": "{", "textbraceright": "}",
    "textbar": "|", "slash": "/", "textasteriskcentered": "*", "textnumero": "№",
    "textonehalf": "½", "textdegree": "°", "textordmasculine": "º", "textordfeminine": "ª",
    "texttimes": "×", "textpm": "±", "textmu": "µ", "textperiodcentered": "·",
    "nbhyphen": "-", "hyphen": "-", "BibTeX": "BibTeX", "euro": "€", "S": "§", "textsection": "§",
    "P": "¶",
    "pounds": "£", "copyright": "©", "ddag": "‡", "textcent": "¢", "textyen": "¥", "glqq": "„",
    "grqq": "“", "glq": "‚", "grq": "‘", "frqq": "»", "flqq": "«", "textalpha": "α",
    "textbeta": "β", "LaTeX": "LaTeX", "TeX": "TeX", "addcolon": ":", "adddot": ".", "n": " ",
    "addspace": " ", "space": " ", "newline": " ", "\\": " ", "-": "", "item": " ",
}  # fmt: skip
# “\textless{}”, “{\textless}” and “\textless ” in an address or a DOI.
_SIGN = re.compile(r"\{?\\(text[a-z]+|slash|hyphen)(?![a-zA-Z])(?:\{\}|\s+)?\}?")
_OLD = re.compile(r"\{\\(it|em|sl|sc|bf|rm|tt|itshape|scshape|bfseries)\b\s*")
_OLD_NEW = {"it": "textit", "em": "emph", "sl": "textit", "itshape": "textit", "sc": "textsc",
            "scshape": "textsc"}  # fmt: skip
_MATH = re.compile(r"(?<!\\)\$([^$]*?)(?<!\\)\$|\\\((.*?)\\\)|\\ensuremath\{([^{}]*)\}", re.DOTALL)
_SCRIPT = re.compile(r"([\^_])\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[a-zA-Z]+|[^\s{}\\]))")
_NEEDS = re.compile(r"\\|\$")


# Stand-ins for braces that are meant for print, while the others are taken away.
_BRACES = {r"\{": "\ufdd0", r"\}": "\ufdd1"}
_NAMED_BRACE = re.compile(r"\\textbrace(left|right)(?![a-zA-Z])(?:\{\}|\s+)?")
# “\a'e”: an accent where tabs are set.
_TABBED = re.compile(r"\\a(?=['`=])")
# German's „quotes“ and single quotes as TeX has them typed; an accent is no quote (\`e).
_GERMAN = re.compile(r"\"`(.*?)\"'", re.DOTALL)
_SINGLE = re.compile(r"(?<![\w\\`])`(?=[^\s`])(?=.*')", re.DOTALL)


def text(value: str) -> str:
    """The text that a BibTeX value prints: accents composed, braces gone, commands as tags."""
    value = _TABBED.sub(r"\\", value)
    value = _SINGLE.sub("‘", _GERMAN.sub(r"„\1“", value))
    value = _NAMED_BRACE.sub(lambda match: r"\{" if match[1] == "left" else r"\}", value)
    for brace, instead in _BRACES.items():
        value = value.replace(brace, instead)
    value = _decoded(value) if _NEEDS.search(value) else _typed(value)
    value = value.replace("{", "").replace("}", "")
    return value.replace("\ufdd0", "{").replace("\ufdd1", "}")


def unknown(value: str) -> list[str]:
    """Commands in a value that mean nothing here, and are printed as they stand."""
    return list(latex_macros.unknown(_TABBED.sub(r"\\", value), _known())) if "\\" in value else []


def verbatim(value: str) -> str:
    """An address or identifier, in which only the escapes of exporters are undone."""
    value = re.sub(r"\\(?:url|nolinkurl|path|href)\s*\{([^{}]*)\}.*", r"\1", value, flags=re.DOTALL)
    value = _SIGN.sub(lambda match: _SIGNS.get(match[1], match[0]), value)
    value = re.sub(r"\{?\\~\{\s*\}\}?|\{?\$\\sim\$\}?|\\string~", "~", value)
    value = re.sub(r"\$\s*([<>_~])\s*\$", r"\1", value)
    value = re.sub(r"\{\\([_%&#$])\}|\\([_%&#$])", lambda match: match[1] or match[2], value)
    return value.replace("{", "").replace("}", "").strip()


def _typed(value: str) -> str:
    """TeX's ways to type dashes, quotes and ties."""
    value = value.replace("``", "“").replace("''", "”")
    value = value.replace("---", "—").replace("--", "–")
    return re.sub(r"(?<!\\)~", " ", value)


def _decoded(value: str) -> str:
    value = _OLD.sub(lambda match: f"{{\\{_OLD_NEW.get(match[1], 'mbox')}{{", value)
    value = latex_macros.sorted_out(value, _known())
    value = _balanced(_MATH.sub(_math, value))
    value = re.sub(r"(?<!\\)\$", r"\\$", value)
    value = re.sub(r"(?<!\\)([%#&])", r"\\\1", value)
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
def _known() -> frozenset[str]:
    """The commands that the converter prints something for."""
    from pylatexenc import latex2text  # noqa: PLC0415

    printed = latex2text.get_default_latex_context_db()
    signs = {
        spec.macroname
        for spec in printed.iter_macro_specs()
        if isinstance(spec.simplify_repl, str) and not re.search("[%<\n]", spec.simplify_repl)
    }
    return frozenset({*signs, *_TAGS, *_SIGNS, *latex_macros.WORKED_OUT}) - {"today", ""}


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
        try:
            return str(converter.latex_to_text(value, latex_context=read))
        except RecursionError:
            # Nested deeper than anybody means: the words without the commands.
            return re.sub(r"\\(?:[a-zA-Z]+\s*|(?=[%#&$]))", "", value)

    return convert
