"""What ties a result to a person in a sentence that is read as a row of roles (see ``marks``).

A tie is who got it, whose mark it is, what it was given for, or by whom. What a result needs beside
its tie goes by its shape: a B+ is little else than a grade, and 68 is any number.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match, Pattern
from typing import NamedTuple

from plnfolio.check.marks import Read
from plnfolio.check.weighed import weighs
from plnfolio.patterns import regex

_RESULTS = frozenset("123456789!f&")
_R = "(?P<result>[1-9!])"
_MARK = "[GsAQ7]"
_IN = "[itwu]"
_OWN = regex(
    r"(?:I(?:,[^,;.:]{1,10},)?[yBd]*x?[yB]*|I[^;.Y]{0,30}?a(?:dx)?[yB]*|^[\"(-]?B?y*|^o[yB]*|uo[yB]*"
    r"|mN0?[yB]*|rY[yB]*|[md][dxyN0]{0,3}W[WX]?(?:[iwt][dmxWFNX0]{1,4}|[oIE]B?[yx]{1,2})?,?g?[yB]*)\Z"
)
"""The author, who may have begun far before, or a work; or nobody, where a sentence begins."""
_OTHER = regex(
    r"(?:(?:N|[mhdr]P|E|S[xWP]|[mh]T)[PN]?(?:,?g|,[^,;.Y]{1,12},g?|,)?[yB]*|[hS][dx]{0,3}W[yB]*)\Z"
)
_WHO = regex(r"(?:I(?:[^;.:Y]{0,14}[^;.:YN])?|[mh]P[PN]?(?:,?g)?y*|E[yB]*)\Z")
"""The author, or one of the author’s people."""
_RULES = regex(r"[RCY]")
_SELF = regex(r"[Im][^R]*\Z")
_NO_GIVER = regex(r"(?:I[yBRit]*|Y[yB]*)\Z")


class Tie(NamedTuple):
    """A pattern of roles with a result, of which ``role`` is one. Of the shapes that a result may
    have, ``sure`` need nothing else, and ``may`` a word of school in the sentence. ``who`` stands
    before.
    """

    role: str
    pattern: Pattern[str]
    sure: str
    may: str = ""
    who: str = ""

    def may_be_in(self, roles: str) -> bool:
        """Whether a sentence has its role, if it needs any."""
        return not self.role or any(role in roles for role in self.role)


def _got(role: str, pattern: str, own: str, may: str, other: str) -> tuple[Tie, Tie]:
    """Ties of the author, and of others, for whom less is sure."""
    rest = "".join(sorted({*own, *may} - {*other}))
    return Tie(role, regex(pattern), own, may, "own"), Tie(
        role, regex(pattern), other, rest, "other"
    )


_TIES = (
    # I got, I was given, I ended up with, I failed with, the draft came back with
    *_got("Vq", rf"[Vq][dymhG\"]*(?:{_MARK}u?:?[dy]*)?{_R}", "!12347", "5689", "!17"),
    *_got("Kk", rf"B[Kk][dymhx]*[it]?[d\"]*(?:{_MARK}u?:?[dy]*)?{_R}", "!1347", "25689", "!17"),
    *_got("L", rf"L[yotc]*w[dy\"]*(?:{_MARK}u?[dy]*)?{_R}", "!178", "234569", "!17"),
    *_got("L", rf"L[yo]*i[dy\"]*{_R}", "!1", "2345679", "!1"),
    *_got("L", rf"L[dy]*{_R}", "!1", "27", "!17"),
    *_got(
        "LJf",
        rf"[LJf][dmhrxWXNYFDy0]{{1,7}}(?:i[dmxNFW]{{1,3}})?(?:,?[iw]|\()[dy]*(?:{_MARK}u?[dy]*)?{_R}",
        "!127",
        "345689",
        "!17",
    ),
    *_got(
        "Jf", rf"[Jf][yo]*(?:w|i|,w|,)[dy\"]*(?:{_MARK}u?[dy]*)?{_R}", "!1234678", "59", "!123467"
    ),
    *_got("Jf", rf"[Jf][dy]*{_R}", "!12789", "6", "!17"),
    *_got("v", rf"v[dymh]*{_R}", "!1", "247", "1"),
    Tie("Vq", regex(r"[Vq][dy]*(?P<result>6)(?:,d?6)+"), "6", "", "own"),
    Tie("E", regex(rf"[EN][Vq]{_R}[,;]a?[EINo][Vq][dy]*6"), "6"),
    Tie("L", regex(rf"Low[dy]*{_R}"), "!17", "346"),
    Tie("Vq", regex(rf"^[Vq][dy]*{_R}i[dmy]*(?:\.|,|$)"), "6"),
    Tie("Vq", regex(rf"^o[yB]*[Vq][dy]*{_R}"), "!17"),
    Tie("Vq", regex(rf"^o[yB]*[Vq][dy]*{_R}(?=[.,;]|$)"), "8"),
    Tie("I", regex(rf"I[yB]*B[dy]*{_R}"), "!147", "35"),
    Tie("I", regex(rf"I[yB]*Bd{_R}(?=[itag.,;)-]|$)"), "2"),
    Tie("E", regex(rf"E[yB]*B{_R}(?=i)"), "7"),
    Tie("w", regex(rf"I[yB]*Bdxw{_R}"), "134"),
    Tie("B", regex(rf"[NE]y*B[dy]*{_R}(?=i[^.;]*[JfGX])"), "!146"),
    # she gave me, it earned me, the tutor marked it
    Tie("o", regex(rf"[VqKk]o[dymt\"]*(?:{_MARK}u?[dy]*)?{_R}"), "!1347", "25689", "giver"),
    Tie("v", regex(rf"vo[dym]*(?:{_MARK}u?[dy]*)?{_R}"), "!17", "2", "giver"),
    Tie("T", regex(rf"T[^;.]{{0,8}}?[KkUVq][dmhSyxWFNG]{{0,5}}[diwt,:(\"]*{_R}"), "!147", "23568"),
    Tie("Kk", regex(rf"[Kk][dmhSyxWFNG]{{0,5}}[diwt,(\"]*{_R}"), "!", "19", "giver"),
    Tie("U:", regex(rf"[TN][^;.]{{0,12}}?[U:][,:(\"y]*[:\"]d?{_R}(?=[.,;)\"-]|$)"), "!17", "234"),
    Tie("T", regex(rf"T[^;.]{{0,12}}?[U:][,:(\"y]+d?{_R}"), "!17", "28"),
    Tie("T", regex(rf"T[mdxN]{{0,4}}\({_R}\)"), "!1347"),
    Tie("U", regex(rf"WB?U[dy:\"]*{_R}(?=[.,;)\"]|$)"), "134"),
    # my mark was, her score of, the grade that I got, mine is
    Tie(
        "m",
        regex(
            rf"m[dyxPNWFX4]{{0,4}}[GsAQR7](?:{_IN}[dmhxWFNX0PDu]{{1,6}}){{0,2}}"
            rf"(?:g?[IE][yB]*[VqKk](?:{_IN}[dmxWFN0]{{1,5}})?)?[yB]*"
            rf"(?:,?B[dyi\"Vq]*|[:u,(-][dyi]*|[VqHL][yo]*[it]*[dy]*)x?{_R}"
        ),
        "!123456789",
    ),
    Tie(
        "hS",
        regex(
            rf"[hS][dyxPNWFX4]{{0,4}}[GsAQ7](?:{_IN}[dmhxWFNX0PD]{{1,6}}){{0,2}}y*"
            rf"(?:,?B[dyi\"Vq]*|[:u,(-][dyi]*|[VqHL][yo]*[it]*[dy]*){_R}"
        ),
        "!123456789",
    ),
    Tie(
        "Gs",
        regex(rf"[Gs][^;.]{{0,6}}?g?[IE][yB]*[VqKk](?:{_IN}[dmxWFN0]{{1,6}})?[,B:-][dy]*{_R}"),
        "!12345679",
    ),
    Tie(
        "G", regex(rf"(?:^|[,;.(a-])d{{1,2}}G(?:[iu][dm]?[xN]{{0,2}}W)?B[dy]*{_R}"), "!123478", "6"
    ),
    Tie(
        "GA",
        regex(rf"[dm]{{1,2}}[GA](?:[iu][dm]?[xN]{{0,2}}W)?[yB]*H[yo]*[it]+[dy]*{_R}"),
        "123456789",
    ),
    Tie("m", regex(rf"m[^;:.CR]{{0,4}}[Gs][^;.CR]{{0,14}}:{_R}"), "!1347"),
    Tie("r", regex(rf"r[dyx]{{0,2}}G[,B:][dyi]*{_R}"), "!1234567"),
    Tie("m", regex(rf"m[dx]?{_R}(?=[iBA])"), "!1357", "46"),
    Tie("M", regex(rf"M[yB]*B[dyi]*{_R}"), "", "!123456789"),
    Tie("B", regex(rf"{_R}Bx[IE][yB]*[VqB]"), "1345"),
    Tie("VqKk", regex(rf"d{_R}g?[IE][yB]*[VqKk]"), "!12", "345678"),
    Tie("m", regex(rf"{_R},m[dx]?{_MARK}"), "134567"),
    Tie("e", regex(rf"{_R}x?[itnw]{{1,2}}[mhS]e"), "1234", "567"),
    Tie("t", regex(rf"[Imo][^;.]{{0,12}}td{_R}td[12678]"), "128"),
    # passed at the second attempt, marked the map 62, 61% from the tutor, my essay: from 49 to 70
    *_got("J", r"J[dmhxWXNF0]{0,6}(?P<result>&)", "&", "", "&"),
    Tie("k", regex(rf"k[odmhxYWF]{{0,5}}[dit]*{_R}"), "!1347", "2689", "giver"),
    Tie("T", regex(rf"{_R}t[dm]?[xd]{{0,2}}T"), "!134", "", "no weight"),
    Tie("LH", regex(rf"[dmhS][dxyN]{{0,3}}W[LH][yot]*[it]+[dy]*{_R}(?=[.,;a]|$)"), "134679"),
    Tie("mhS", regex(rf"[mhS][dxyN]{{0,3}}W[LH][yot]*[it]+[dy]*{_R}"), "134679"),
    Tie("G", regex(rf"^[dm]?[Gs]:[xWN]{{1,2}}{_R}(?=[,.;]|$)"), "147"),
    Tie("G", regex(r"[dm]G[^;.CR]{0,10},(?P<result>6),B"), "6"),
    Tie("mhS", regex(r"[mhS][dxyN]{0,3}[WGsA][^;.]{0,4}t(?P<result>6)t6"), "6"),
    # Unit 3: done, B+; third in class with 71; came out with a C; a failed essay (E)
    Tie(
        "WF",
        regex(
            rf"(?:^|-)[dmN06]{{0,3}}[WFX][^;:.CR]{{0,9}}[:-][yx]?[cLJk][,:(-]d?{_R}(?=[-,.;)]|$)"
        ),
        "!1247",
        "36",
    ),
    Tie(
        "BHL",
        regex(rf"(?:[IE]|[mh]P)[yB]*[BHL][dy]*[8!dxy](?:[ti][dyxF]{{1,3}})?w[dy]*{_R}"),
        "!134",
    ),
    Tie("L", regex(rf"(?:I|[EN]|[mh]P)[yBd]*L[yotc]{{1,3}}wd{_R}(?=[.,;)a]|$)"), "2"),
    Tie("f", regex(rf"m[dx]{{0,2}}f[dx]?[WF][06]?\({_R}[,)]"), "2"),
    Tie("X", regex(rf"[wVqL][dy]*{_R}i[xNFW]{{1,2}}[^;.CR]{{0,8}}mX"), "2"),
    # my test went 17 of 20, from 43 to 71 in one term, mine came on Monday, 71
    Tie("H", regex(r"[mhS][dxyNF]{0,3}W[^;:.CR]{0,16}H(?P<result>6)u6(?=[adi.,;)]|$)"), "6"),
    Tie("H", regex(r"[EIN][yB]*H[yo]*t(?P<result>6)t6i[dmhxY0]{0,2}F"), "6"),
    Tie("M", regex(rf"G[^;.]{{0,10}}M[^;.:CR]{{0,14}}[,:-]{_R}(?=[,.;)]|$)"), "13468"),
    Tie("T", regex(rf"d\"{_R}\"t[dm]?[xd]{{0,2}}T"), "178"),
    # I failed the exam, she failed her exam
    Tie("f", regex(r"(?P<result>f)(?:[dmhxN0y]{0,4}[WXF]|N[06])"), "f", "", "who"),
    Tie("f", regex(r"(?P<result>f)(?:h[xN]{0,3}[WFX]|dX)"), "f", "", "other"),
    # Grade: B+, my essay (B+), B+ for the essay, essay: B+
    Tie(
        "Gs",
        regex(
            rf"(?:^|[.;\"(-])[^:;.CR]{{0,14}}[Gs][iuwtmhdxWFXND0yVqKk]{{0,6}}(?:\([ND]{{1,3}}\))?:[dyA]*{_R}"
            r"(?=[.,;)\"(w-]|$)"
        ),
        "!123457",
        "8",
    ),
    Tie("Gs", regex(rf"(?:^|[.;\"(])[dm]{{1,2}}[Gs]{_R}(?=[.,;)]|$)"), "!1347"),
    Tie("G", regex(r"(?:^|[.;\"(-])[dm]{0,2}G:(?P<result>6)(?=[.,;)\"(-]|$)"), "6"),
    Tie(
        "WX",
        regex(
            rf"(?:^|[.;\"(,-])[dmxN0]{{0,3}}[WX](?:i[dm]?[WXN]{{1,2}})?[06]?[:-]{_R}"
            r"(?=[.,;)]|$)"
        ),
        "!1478",
    ),
    Tie("W", regex(rf"W[^;.:CR]{{0,8}}:{_R}(?=[,.;)]|$)"), "!147"),
    Tie("WX", regex(rf"^[dmN]{{0,2}}[WX]{{1,2}}[06N]?[:,-]?{_R}[.(]?"), "34", "", "no weight"),
    Tie("G", regex(rf"^[dm]?G[VqKk](?:to)?[:-]{_R}"), "12346"),
    Tie("D", regex(rf"D[aixNFD]{{0,5}}[:,(-]{_R}(?=[,.)]|$)"), "!8"),
    Tie("X", regex(rf"X[^;.:CR]{{0,8}}:{_R}(?=[,.;)i]|$)"), "!13467"),
    Tie("X", regex(rf"X0?:{_R}(?:x|(?=[.,;)]|$))"), "7"),
    Tie("Gs", regex(rf"[Gs]c[du]*{_R}(?=[,.;])"), "78!"),
    Tie("WX", regex(r"[WX]6?B[^;.:C]{0,12}-(?P<result>6)u6(?=[-.,;]|$)"), "6"),
    Tie("", regex(r"^[\"(-]*(?P<result>1)(?=[.,;:)\"-]|$)"), "1"),
    Tie("WX", regex(rf"[WX],{_R}(?=\.|$)"), "!134"),
    Tie("D", regex(rf"D[xd]{{0,2}}\({_R}"), "!5"),
    Tie("w", regex(rf"^w{_R}I"), "34"),
    Tie("D", regex(rf"D,[^;.]{{0,8}},?{_R}(?=w8|$|[.,(])"), "!78"),
    Tie("", regex(r"^(?P<result>!)(?=w7|,0)"), "!"),
    Tie("W", regex(rf"^[dmxN0]{{0,3}}[WF][06x]{{0,2}}\({_R}[,)]"), "!12"),
    Tie("Kk", regex(rf"^[Kk]:{_R}"), "!123478"),
    Tie("m", regex(rf"m[dxyWN]{{0,3}}W[WG]?\(-?{_R}\)"), "!1347"),
    Tie("W", regex(rf"W[^.;]{{0,12}}\(-?{_R}\)$"), "!14"),
    Tie("W", regex(rf"W\({_R}[,)]"), "!1"),
    Tie("X", regex(rf"mX\({_R}"), "!12346"),
    Tie("m", regex(rf"mx?W[^;.CR]{{0,16}}?,?i{_R}"), "", "349"),
    Tie("WF", regex(rf"(?:^|[:;(.-])[dyN\"]*{_R}[ia][dmh]?[xdyNYu]{{0,3}}[WF]"), "!127"),
    # in brackets, in a band, quoted, in a row, beside an average or somebody else’s
    Tie("WX", regex(r"[WX][^;.:CRYZ]{0,24}\((?P<result>4)(?:[,)]|$)"), "4"),
    Tie("f", regex(rf"[dm]f\({_R}[),i]"), "134"),
    Tie("f", regex(rf"fo\({_R}[),]"), "1346"),
    Tie("H", regex(rf"I[yB]*H[dm]{_R}i[xdY]{{1,2}}"), "78!"),
    Tie("m", regex(r"m[dx]?(?P<result>6)Bd?[26](?=[.,;]|$)"), "6"),
    Tie("q", regex(rf"I[yB]*q[^;.R]{{0,12}},[dy]*{_R}(?=[.,;]|$)"), "134"),
    Tie("V", regex(r"IY?[yB]*Vdx(?P<result>6)(?=[.,;]|$)"), "6"),
    Tie("K", regex(rf"Koct{_R}[i&.,;]"), "8"),
    Tie("Kk", regex(rf"[Kk]\"[dx8]\({_R}\)"), "12"),
    Tie("X", regex(r"I[yB]*[VLJ][dy]*(?P<result>6)X"), "6"),
    Tie("G", regex(rf"[Vqw][dy]*RGu{_R}"), "1235"),
    Tie("f", regex(r"IBYu[^;.]{0,5}g(?P<result>f)[dm]?[WXF]"), "f"),
    Tie("o", regex(rf"oB[dy]*d{_R}(?=[.,;]|$)"), "1!"),
    Tie("w", regex(r"[oIEN]w(?P<result>6)[,a]+[oNIE]w6"), "6"),
    Tie("s", regex(rf"s[^;.:CR]{{0,4}}:{_R}i[dm]?[xN]?[WF]"), "1346"),
    Tie("L", regex(rf"I[yB]*L[yo]*wd{{1,3}}{_R}(?=[i.,;]|$)"), "5"),
    Tie(
        "KkLUH",
        regex(rf"[KkLUH](?:[dmhxyu]{{0,3}}[Wo])?y?i[dy]*{_R}(?:[sx](?=[.,;taw]|$)|(?=[.,;)a]|$))"),
        "",
        "!",
    ),
    Tie("H", regex(rf"[mhS][^;.:]{{0,4}}WHid{_R}(?=[.,;)a]|$)"), "9"),
    Tie("VKk", regex(rf"[IEW][^;.:]{{0,8}}[VKk][dyx]*\"{_R}\"(?=[.,;itaw]|$)"), "8"),
    Tie("B", regex(rf"[GRW][^;.:]{{0,16}}[IE]B[dyx]*\"{_R}\"(?=[.,;itaw]|$)"), "8"),
    Tie("k", regex(rf"k[dmhxYWF]{{0,5}}[dit]*\"{_R}\"(?=[i.,;]|$)"), "78!"),
    Tie("T", regex(rf"T[^;.]{{0,10}}w\"[^\";.]{{0,6}}{_R}\""), "1346"),
    Tie("Gs", regex(rf"[mhS][dx]?[Gs][^;.:CR]{{0,8}}:[NxF]{{1,3}}{_R}(?=[.,;]|$)"), "134678"),
    Tie("Gs", regex(r"^[mrdW]{0,2}[Gs][^;.:CR]{0,6}:[06],(?P<result>6)"), "6"),
    Tie("RQAG", regex(r"[RQAG]B?[du]*6[a,]+[IE][yB]*[BV]d?(?P<result>6)(?=[.,;]|$)"), "6"),
    Tie("B", regex(rf"[IE]B[dyx]*i?\"{_R}\"i"), "8"),
    Tie("M", regex(r"M[^;.]{0,10}s,(?P<result>6)t6"), "6"),
    Tie("M", regex(rf"d{_R}BM"), "12346"),
    Tie("m", regex(r"(?P<result>6)tm6(?=[.,;]|$)"), "6"),
    Tie("m", regex(rf"[RQAG][^.;]{{0,12}}mxB{_R}"), "3456"),
    Tie("E", regex(rf"[EN]B{_R}[,;]a?[EI]B6"), "", "6"),
    Tie("i", regex(rf"m[dxyP]{{0,3}}i[dm]?[WX]B[dy]*{_R}"), "1346"),
    Tie("m", regex(rf"m{_R}x?[WX]"), "134"),
    Tie("W", regex(rf"W[^.]{{0,8}}[;,]d{{1,2}}YV{_R}(?=[.,;]|$)"), "346"),
    Tie("RQ", regex(rf"^wd[RQ]u{_R}I"), "35"),
    Tie("RQA", regex(rf"m[dx]{{0,2}}[RQA]H(?:i[dx]{{0,2}}s)?t{_R}"), "3456"),
    Tie("RQA", regex(rf"[KHL]m[dx]{{0,2}}[RAQ][yo]*t{_R}"), "3456"),
    Tie("v", regex(rf"I[^;.CR]{{0,24}}tv{_R}"), "7!"),
    Tie("P", regex(rf"IB[dy]*{_R}P"), "127"),
    Tie("f", regex(r"I[^.CRY]{0,10}X[^.CRY]{0,16}?[Ia][yB]*(?P<result>f)(?=[itw.,;]|$)"), "f"),
    Tie("", regex(rf"^y:{_R}(?=[.,;]|$)"), "14"),
    Tie("", regex(rf"^[NF]6:{_R}(?=,|$)"), "134"),
    Tie("WX", regex(rf"^{_R}id{{0,2}}[WX](?=[.,;]|$)"), "134"),
    Tie("WX", regex(rf"^{_R}idx?[WX](?=[.,;]|$)(?!.*[YZ])"), "6"),
    Tie("WF", regex(rf"[WF][06]?[:,-]{{1,2}}[VJKkL]i?[dy]*{_R}(?=[.,;(]|$)"), "!13478"),
    Tie("WXF", regex(rf"[WXF]U[:,]?\"d?{_R}"), "1347"),
    Tie("G", regex(rf"yG{_R}(?=[.,;]|$)"), "12"),
    Tie("G", regex(rf"^dG{_R},"), "6"),
    # a GPA of 3.9, a degree, an exam with a name
    Tie("A", regex(rf"A[Bu:(-]?[dy]*{_R}"), "45", "", "no rule"),
    Tie("A", regex(rf"[mD][^;.]{{0,16}}?A[Bu:(-]?[dy]*{_R}"), "35", "", "no rule"),
    Tie("A", regex(rf"{_R}[dyx]?A"), "5", "", "no rule"),
    Tie("Q", regex(rf"I[^;.]{{0,12}}Qu[dy]*{_R}"), "35"),
    Tie("X", regex(rf"^XN?:?[dyx]{{0,2}}(?:[Gs]|:)[dyGs]*{_R}"), "3567"),
    Tie("X", regex(rf"(?:^|[Im][^;.]{{0,12}})X{_R}"), "5"),
    Tie("X", regex(rf"[Im][^;.]{{0,12}}X[:uB]?[dyx]{{0,2}}[GsVq:]?[dyGs]*{_R}"), "", "3567"),
    Tie("X", regex(rf"i[dm]?X,?I[yB]*[VqL][dy]*{_R}"), "34567"),
)
_SCHOOL = regex(r"[GsWFXATDJfPk]|ih")
_ENDS = frozenset('itwn.,;:)a"-yg(BRCdA')
_MORE_ENDS = {"!": "u", "1": "WPI", "2": "WPI", "4": "NWIsG", "6": "GI", "5": "NWI", "7": "WIuP"}
"""What may stand behind a result, and what behind one of some shape."""
_OF_A_TEST = regex(r"si|u6(?:[adi.,;)]|$)")
"""Behind a figure: points in, of 20."""


class Told(NamedTuple):
    """A result, from where to where in its block, and whether it is the author’s own."""

    start: int
    end: int
    is_own: bool


def told_in(one: Read, *, is_of_school: bool, is_cell: bool = False) -> Iterator[Told]:
    """The results of people in a sentence; ``is_of_school`` says whether those around it are.
    In a cell of a table only what is tied to somebody is one.
    """
    told: set[int] = set()
    roles = one.roles.replace("%", "3")
    shapes = _RESULTS.intersection(roles)
    if not shapes:
        return
    for tie in _TIES:
        if shapes.isdisjoint(tie.sure + tie.may) or not tie.may_be_in(roles):
            continue
        for found in tie.pattern.finditer(roles):
            at = found.start("result")
            if tie.who == "no weight" and one.roles[at] == "%":
                continue
            if at not in told and _holds(tie, roles, found, is_of_school):
                told.add(at)
                yield Told(*one.places[at], tie.who != "other")
    if not told and not is_cell:
        for at, shape in enumerate(roles):
            if (
                shape in _RESULTS - {"f", "&"}
                and _ends(roles, at)
                and weighs(roles, at, is_of_school=is_of_school)
            ):
                yield Told(*one.places[at], "I" in roles or "m" in roles)
                break


def _holds(tie: Tie, roles: str, found: Match[str], is_of_school: bool) -> bool:
    """Whether what was found is what the tie is meant for."""
    start, at = found.start(), found.start("result")
    shape, rest = roles[at], f"{roles[:at]}x{roles[at + 1 :]}"
    if shape not in tie.sure:
        mine = is_of_school and roles[start] == "M"
        mine = mine or (tie.who == "own" and "q" in rest)
        school = _SCHOOL.search(rest) or mine or (shape in "89" and "8" in rest)
        if shape not in tie.may or not school:
            return False
    if (
        not (found.end() > at + 1 or _ends(roles, at))
        or "C" in roles[:at]
        or ("Z" in roles[max(0, at - 9) : at + 6] and shape in "3469")
    ):
        return False
    before = roles[:start]
    if tie.who == "no rule":
        return _RULES.search(roles) is None or _SELF.search(before) is not None
    if tie.who == "giver":
        return _NO_GIVER.search(before) is None
    who = {"own": _OWN, "other": _OTHER, "who": _WHO}.get(tie.who)
    return who is None or who.search(before) is not None


def _ends(roles: str, at: int) -> bool:
    """Whether a result is not a part of something else: `A+ content`, `12 chairs`, `credit for`."""
    shape, before, behind = roles[at], roles[at - 1 : at], roles[at + 1 : at + 2]
    if shape == "8" and before not in 'dw:(,"-BJL':
        return False
    if shape in "78" and (behind == "d" or (behind == "t" and roles[at - 2 : at] != "td")):
        return False
    if shape in "12" and roles[at + 1 : at + 3] == ":3":
        return False
    if shape == "f" or (shape == "6" and _OF_A_TEST.match(roles, at + 1) is not None):
        return True
    if shape in "34" and roles[: at + 2] == f"w{shape}I":
        return True
    return not behind or behind in _ENDS or behind in _MORE_ENDS.get(shape, "")
