"""Whether a result that nothing ties to a person is one, by all that its sentence has.

The sentence is a row of roles (see ``roles``) with the result in angle brackets: ``mWLtwd<1>.``
"""

from __future__ import annotations

from plnfolio.patterns import regex

_NEVER = regex(
    # conditions, rules, and to what something is changed
    r"C[^;]*<|R[^;.]{0,6}<|[Kk]t<|ax<|!>\(?8?\)?ac|F[VqKkBLH][dy]*<[1-4]>|ct<[3-6]>|<[3456]>ac"
    # shares of a whole, one beside another, and how much something counts
    r"|\(<3>.*\(3|\(3.*\(<3>|W\(.*<3>\Z|[xYHBZW]i[dy]?<3>|(?:^|:)<3>B|:<3>[dx]"
    # letters that are part of a name, a list or a row, or stand alone; initials
    r"|[1-9x]-<[12]>|[xN0-9]-<[12]>|<[12]>-\w|<[12]>,[ax]|:[^;]*,<1>|[xNTS]<[12]>|[12]\.<2>|<2>\.2"
    r"|^[\"(-]*<2>[.)\"]*\Z|<[12]>a[12]x|^d?<2>iN|^d?<[12]>[BR]|[^d]<2>t2"
    # points of several people or things
    r"|<5>.*5|5.*<5>|N[^;.]{0,9}<5>x|[HB]i<[56]>"
    # figures that number or count something, spans, and places in a row
    r"|[GFWNxTZ]<6>|(?<!B)[Kk]<6>|(?<!I)(?<!Iy)L<6>|[x^]\(<6>|^\(<6>|<6>\(6|<6>-6|<6>[aiu]?6[xN]|[36]<"
    r"|<6>t6[xN]|[xN0]:<6>"
    # degrees that somebody has, or that are called so
    r"|o<!>|x<!>"
    # what is measured otherwise
    r"|Z[^;.]{0,9}<[3-69]>|<[3-69]>[^;.]{0,5}Z"
)
"""Where it stands, it is something else."""
_NEEDS = {
    "1": regex(r'[GsWXFATMVqKkDLJ]|^["(]*<'),
    "3": regex(r'U"<|[GWXFTJfAMqk]|m[dx]?<|^[d"(]*<'),
    "4": regex(
        r"[GWXFTJfAMsq].*[ImMhETNo]|[ImMhETNo].*[GWXFTJfAMsq]|o[^;.]{0,5}<"
        r'|^[d"(]*<'
    ),
    "5": regex(r"[AXG]|[IE]y*Bd<"),
    "6": regex(r'(?:[VqKkJfLHGT:]|[GsAXQ][^;.]{0,4}B|[VqKkJfLHXsA][oyt]*[wiut]|\(|^)[dyo"]{0,3}<'),
    "7": regex(r'[VqKkJLBHUwMmD:(,"][dyou"]{0,3}<|^d?<|n'),
    "8": regex(
        r'[UKkLB][^;.]{0,5}"<|[LJ][^;.]{0,6}wd?<|'
        r'[GWXT][^;.]*[VqKkJfLBU:(,-][dyo"wi]{0,3}<|[VqKkJfLBU][dyo"wi]{0,3}<.*[GWXTF]'
        r'|^d?<.>w?[78.]|:"?<.>\Z'
    ),
    "9": regex(r'(?:[VqKkJfLG]|[GsAQ7][^;.]{0,6}B|[VqKkL]o?[iw])[dyo]{0,3}<|^"?<'),
}
"""What a result of some shape cannot be without."""
_SCHOOL = regex(r"[GsWXFATq]")
_LONE = regex(r'^[d"(-]*<.>[.)"]*\Z')
_POINTS = tuple(
    (regex(pattern), points)
    for pattern, points in (
        # its shape
        (r"<1>", 3), (r"<!>", 4), (r"<[349]>", 1), (r"<[56]>", -1), (r"<[28]>", -3),
        # what stands right before it, or behind
        (r"d<[12]>", 4), (r'[VqKkJfLvH][dymo"]{0,3}<', 2),
        (r'[VqKkJfLHB][yoh]*[iwtu][dyx"]{0,2}<', 3), (r'B[dy"]*<', -2),
        (r'[UKkLwB:]"d?<.>[".,]', 4),
        (r">[iu][dm]{0,2}[xN]{0,2}[WFX]", 1), (r"[WXG]\(<[36]>", 3),
        (r"[LJ][^;.]{0,6}wd?<[78]>|w<7>|:d?<[78]>", 3),
        # words of school
        (r"G[^;.]{0,6}<|>[^;.]{0,6}G", 1), (r"X[^;.]{0,6}<|A[^;.]{0,4}<|>[^;.]{0,6}[XA]", 2),
        (r"[FDT]", 2),
        # a person
        (r"[mM][^;.]*<", 6), (r"I[^;.]*<", 2), (r">.*[ImM]", 3), (r"o[^;.]*<", 2),
        (r"N[yBd]*[VqKkJfLH]|[mhd]P|T[^;.]*[KkVqU]", 2),
        # how long it is
        (r"^.{0,12}\Z", 1), (r'^[d"(-]*<.>[.)"]*\Z', 7), (r"^.{45}", -4),
        # many, what is measured otherwise, rules, other figures
        (r"[YZ0]", -2), (r"R", -4),
    )
)  # fmt: skip
"""How much each pattern speaks for a result, or against one; fitted to some 25,000 sentences."""
_ENOUGH = 5


def weighs(roles: str, at: int, *, is_of_school: bool) -> bool:
    """Whether so much speaks of a person's result that it needs no tie."""
    shape = roles[at]
    said = f"{roles[:at]}<{shape}>{roles[at + 1 :]}"
    if not is_of_school and (_LONE.search(said) or (shape in "689" and not _SCHOOL.search(said))):
        return False
    if _NEVER.search(said) or (shape in _NEEDS and not _NEEDS[shape].search(said)):
        return False
    return sum(points for pattern, points in _POINTS if pattern.search(said)) >= _ENOUGH
