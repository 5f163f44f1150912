"""Texts that a machine makes up from what a parser could stumble over."""

from __future__ import annotations

from hypothesis import strategies as st

BLOCKS = [
    "# One", "## One {#two}", "Two\n---", "- ", "1. ", "> ", "    ", "\t", "[^1]: ", "| a | b |",
    "|---|--:|", "| @a | [x](y) |", ": ", "- [ ] ", "- [x] ", "{.a #b}", "```", "```{note} T",
    "~~~", ":::{note}", ":::{activity} *A* @b", "::::{tip}", ":::", "::::", ":::{figure} x.png",
    ":alt: x", ":name: y", ":::{frob}", ":::{network-table} t", "::: note", "---", "[r]: z.md",
    "<div id='q'>", "", "  ", " - ", "   - ", "* ", "+ ", "2. ", "10) ", "-", "***", "_ _ _", "===",
    "-:-|--", "|-", " | ", "#", "####### ", "> > ", ">", ">\t", "~ ", "<!-- ", "</p>", "<?", "[r",
    "]: <", "[r]:", "\n", "> [!NOTE]", "> [!x]- ", ">[!quote] y", "2026 ", "3.", "`", "\u00a0",
    "\x85", "\u3000", "> " * 39, "- " * 20, "```py t='x' ", "~~~ a", "[r]: q.md",
]  # fmt: skip
INLINES = [
    "a", "B.", " ", "  ", "*", "**", "_", "~~", "`", '"', "'", "--", "...", "[", "]", "(", ")",
    "!", "^", "@a", "-@b", "[@c, p. 2]", "[see @d; @e]", "@f [p. 3]", "@{", "}", "{",
    "[x](y.md)", "![](i.png)", '![i](i.png){alt=""}', "{.c}", "{w=5%}", "[^1]", "^[n @g]", "<b>",
    "</b>", "<a href='r.md'>", "<", ">", "&amp;", "&#2;", "\\", "|", "\\|", "<!--", "-->", "é",
    "\u00a0", "\u2009", "\x85", "\t", "  \n", "\\\n", "\n", "**a**", "*b c*", "__d__", "_e_", "***",
    "____", "~", "~~~", "it's", "1\"", "``", "[e *f* g](h)", "[r]", "[r][]", "![a [b](c)](d)",
    "(s 't')",
    "](k \"l\")", "]( <m> )", "](n(o)p)", "<https://q.r>", "<s@t.u>", "<![CDATA[", "?>", "&#x41;",
    "javascript:v", "//w", "①", "$", "…", "—", "ü̈", "学", "\u202e", "\x00", "\x020\x03", "\r",
    "https://q.r/a", "www.b.c", "e_f@g.hi", "https://", "www.", "mailto:", "&a;", ";",
    "^[", "==", "=", "==j==", "[[k]]", "![[l.png|m]]", "[[n|", "]]",
]  # fmt: skip
LINES = st.lists(st.sampled_from(INLINES), max_size=8).map("".join)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(st.lists(st.sampled_from(BLOCKS), max_size=3).map("".join), LINES)).map(
        lambda rows: "\n".join(block + line for block, line in rows)
    ),
)
