"""What the words beside some quoted words say of them: a name, a meaning, an answer, an example."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plnfolio.check.inline import CITED
from plnfolio.check.quoted import Quoted
from plnfolio.patterns import regex

_CALLED = regex(
    r"\b(?:(?:(?:I|we)\b[^.;!?]{0,10}[ \n]refer(?:red)? to|referred to (?:by|in)|known|"
    r"named)\b[^.;!?]{0,70}\bas|(?:concepts?|distinction|doctrine|ideals?|myth|notion|policy|"
    r"promise|rhetoric|vision) of|terms?|phrase|called|"
    r"coined|dubbed|labell?ed|termed(?: as)?|adage|concept|mantra|maxim|motto|notion|proverb|"
    r"saying|slogan)"
    r"(?:[ \n](?:an?|the|that))?[ \n*_]*$",
    re.IGNORECASE,
)
"""Stands before what something is called."""
_TERM = regex(
    r"\b(?:referred to (?:\w+ly )?as|refer(?:red)? to (?:this|these|it|them|such)\b[^.;!?]{0,40}"
    r"\bas|(?:idea|assumption|meaning) of|what|meant by|preferences? for)"
    r"(?:[ \n](?:an?|the))?[ \n*_]*$",
    re.IGNORECASE,
)
"""Stands before a name, if that is short."""
LONGEST_TERM = 5
_LONGEST_HEADING, _LONGEST_SHOWN, _LONGEST_EXAMPLE, _LONGEST_END = 30, 40, 25, 7
_LONGEST_NAME, _LONGEST_CALLED, _LONGEST_COMPOUND = 14, 10, 9
_LONGEST_JOINT = 20
_FEWEST_IN_A_ROW, _LONGEST_IN_A_ROW = 3, 4
_APART = regex(r"(?<!such as)(?<!question)(?<!questions),\s*$")
"""A comma behind which a sentence goes on, and not its examples."""
_GLOSSED = regex(r"\b(?:means|meaning|meant|e\. ?g\.,?|for example,) ?\n?$")
"""Stands before what words mean, and before an example."""
_FOR_EXAMPLE = regex(r"\be\. ?g\.,?[ \n]$")
_INVENTED = regex(
    r"\b(?:(?:any|some)?things?|(?:phrase|question|remark|sentence|statement)s) like,? ?\n?$|"
    r"\bthe (?:adage|aphorism|proverb)\b[^.;!?]{0,80}$|(?:[.!?:—–] |\A)Say,? ?\n?$|"
    r"\b[Tt]he (?:\w+ )?(?:clich[ée]|dictum|mantra|maxim|motto|saying|slogan|truism)\b"
    r"[^.;!?]{8,120}$"
)
"""Stands before what nobody has said so, or everybody."""
_NAME_BEHIND = regex(
    r"[ \n](?:or [A-Z]{2,8}\b|\(or [“\"'‘]?[A-Z]{2}|"
    r"\([*_]*(?:[A-Z][A-Za-z-]{1,9}|(?:[A-Za-z]\. ?){2,6})[*_]*\)|"
    r"(?:reference[ \n])?(?:approach|argument|bias|criterion|data(?:base|set)|dilemma|effect|"
    r"fallacy|heuristic|hypothesis|index|law|method|metaphor|model|movement|panel|paradigm|paradox"
    r"|phenomenon|"
    r"principle|problem|procedure|project|rule|scale|strategy|subscale|syndrome|task|technique|"
    r"test|theory)s?\b)"
)
"""Stands behind what is the name of something: “(AUROC)”, “method”, “reference panel”."""
_MENTIONED = regex(r"[ \n](?:\w+ly[ \n])?(?:denotes|entails|implies|means|refers to|signifies)\b")
"""Stands behind words that are spoken of, and said by nobody."""
_IN_A_ROW = regex(
    r"[,;]?[ \n*_]*(?:(?:and|or|nor|than|to|e|en|et|og|och|und|y)[ \n](?:(?:an?|the)[ \n])?)?[*_]*"
)
"""Stands between things of one kind: “…”, “…”, and “…”."""
_ASKED = regex(
    r"\b(?:instructions?|interviews?|items?|measures?|prompts?|questionnaires?|ratings?|scales?|"
    r"surveys?|variables?)\b",
    re.IGNORECASE,
)
_SAMPLE = regex(
    r"\b(?:an?|elementary|sample|typical) (?:[\w-]+ )?question\b(?! that (?:I|we)\b)[^.;!?]{0,80}$"
)
"""Stands before what is asked in an example, and not of the reader."""
_ASKS = regex(r"\b(?:you|your|yourself)\b[^?]*\?", re.IGNORECASE)
"""What a questionnaire asks of whoever fills it in."""
_ANCHOR = regex(r"\d ?= ?\n?$")
"""Stands before what an answer on a scale means."""
_SHOWN = regex(
    r"\b(?:banner|billboard|button|message|notice|placard|poster|screen|sign|sticker|T-shirt)s?\b"
    r"[^.;!?]{0,30}\b(?:read(?:s|ing)?|say(?:s|ing)|said|with)(?: the words)?[,:]?[ \n]$"
)
"""Stands before what everybody could read somewhere."""
_OBJECT = (
    r"(?:big idea|call[- ]?out|chant|chorus|goal|hook|hypothese|hypothesis|"
    r"learning (?:goal|objective|outcome|target)|mnemonic|move|norm|objective|refrain|"
    r"(?:essential|guiding|research|survey) question|(?:ground )?rule(?: of thumb)?|trope|wish)"
)
_ENTRY = (
    r"(?:code|category|categorie|comment|(?:commit|error|status|text|warning) message|exit ticket|"
    r"hashtag|label|lyric|meme|(?:sentence )?(?:frame|starter|stem)|"
    r"target (?:sentence|word)|theme)"
)
_IS = (
    r"s?(?: (?:\d{1,2}|[A-Z]),?)?"
    r"(?: (?:asks?|asked|in|is|like|of|reads?|that|was|is that|was that))?:?[ \n]$"
)
_BEARS = regex(
    rf"\b(?:(?:advice|motto|proverb),|mindset is that,?|strategy|{_OBJECT}){_IS}", re.IGNORECASE
)
"""Stands before words that are something one makes, sets or hears, and of no text."""
_ENTERED = regex(rf"\b{_ENTRY}{_IS}", re.IGNORECASE)
"""Stands before what is written into a field, or counted."""
_MADE = regex(
    r"\b(?:(?:categori[sz]|classifi|cod|label(?:l)?|mark|record|scor|tagg?)(?:ed|s) (?:\w+ )?as|"
    r"(?:stands?|standing|short) for|translat(?:es|ed|ing) (?:\w+ )?(?:as|into|to)|rendered as|"
    r"by asking(?: \w+){0,3}|(?:census|form|item|poll|questionnaire|quiz|survey|ticket)s? (?:\w+ )?"
    r"ask(?:s|ed)(?: (?:if|whether))?|(?:answer|respon)\w* (?:no |yes )?to|"
    r"(?:column|field|index|item|variable)s? (?:captures?|counts?|measures?|records?)|"
    r"(?:classic|famous|infamous|legendary|popular|proverbial)|labels? like|"
    r"(?:assistant|bot|chatbot|ChatGPT|GPT-?\d?\w*|language model|model) (?:answered|generated|"
    r"produced|replied|responded|wrote)),?:?[ \n]$",
    re.IGNORECASE,
)
"""Stands before what somebody has called an answer, what letters mean, or what a machine says."""
_OWN_TERM = regex(
    r"\b(?:I|we|us) (?:\w+ )?(?:call|define|label|name|term)(?: (?:it|that|these|this))?[ \n]$|"
    r"\b(?:colloquially|commonly|frequently|often|popularly|sometimes|usually) (?:called|described"
    r"|expressed|known|phrased|put|quoted|summari[sz]ed) as[ \n]$|"
    r"\b(?:criterion|story|word pair)[ \n]$",
    re.IGNORECASE,
)
"""Stands before what an author, or everybody, calls something."""
_MEANT = regex(r"[ \n](?:I|we) mean\b")
_CONTRAST = regex(
    r"\b(?:between|but of|distinguish\w*|either|matter of|neither|tell(?:s|ing)?)[ \n]$"
)
_CONTRASTED = regex(
    r"[ \n](?:and|but(?: of| rather)?|from|nor|or|rather than|to|versus|vs\.)[ \n](?:of[ \n])?[“\"]"
)
"""Stands between words that are held against one another, and before them."""
_TRUTH = regex(
    r"[ \n](?:is|are|was|were)[ \n](?:not[ \n])?(?:ambiguous|false|falsified|grammatical|true|"
    r"ungrammatical|an? (?:\w+ )?(?:phrase|question|sentence)"
    r"|the (?:motto|name|refrain|slogan|subtitle|theme|title|topic))\b"
)
"""Stands behind a sentence that is an example, or a name."""
_ALL_QUOTED = regex(
    r"(?:,? ?(?:and |or )?[“\"][^“”\"()]{1,120}[”\"])*[.,]?\)|(?:,? etc\.?| \.\.\.|,? …)\)"
)
"""Ends brackets that hold nothing but what is quoted."""
_DETERMINED = regex(
    r"(?:\b(?:an?|the|this|these|those|their|our|its|his|her|my|your|any|some|each|every|no)"
    r"|['’]s)(?: [a-z-]+)?[ \n][*_]*$",
    re.IGNORECASE,
)
"""An article, and perhaps an adjective."""
_NO_NOUN = (
    r"(?:about|across|after|against|all|also|already|among|an?|and|are|around|as|at|be|because|"
    r"been|before|behind|being|between|beyond|both|but|by|can|could|despite|did|do|does|during|"
    r"even|for|from|had|has|have|he|here|how|if|in|instead|into|is|it|its|just|like|may|might|must|"
    r"nor|not|now|of|on|only|or|over|per|rather|she|should|since|so|still|such|than|that|the|their|"
    r"then|there|these|they|this|those|though|through|to|too|towards?|under|until|up|upon|very|via|"
    r"was|we|were|what|when|where|whereas|which|while|who|whom|whose|why|will|with|within|without|"
    r"would|yet|you|\w+ly)"
)
_NOUN_BEHIND = regex(rf"[*_]*[ \n](?!{_NO_NOUN}\b)[a-z][a-z-]+")
"""Stands behind words that say what kind of thing it is, if an article is before them."""
_OWN_ARTICLE = regex(r"(?:\b(?:an?|the|so-called)|['’]s|s['’])[ \n][*_]*$", re.IGNORECASE)
_SAID = regex(
    r"\b(?:according to|advis|argu|ask|assert|believ|call|caution|characteri|claim|comment|compar|"
    r"conclud|consider|contend|declar|defin|describ|emphasi|explain|express|find|found|insist"
    r"|liken|"
    r"maintain|mention|not(?:e|ed|es|ing)\b|observ|phrase|propos|puts?\b|quot|recommend|refer"
    r"|regard"
    r"|remark|remind|report|sa(?:id|y|ys|ying)\b|see(?:s|n)?\b|show|sp(?:eak|oke)|stat(?:e|ed|es"
    r"|ing)"
    r"\b|suggest|summar|think|thought|view|warn|words\b|writ|wrote)",
    re.IGNORECASE,
)
"""Says that somebody has said something."""
_ID_EST = regex(r"\bi\. ?e\.,?[ \n]$")
_NOT_BUT = regex(r"\bnot (?:only )?[“\"][^“”\"]{2,80}[”\"],? but[ \n][*_]*$")
_MINE = regex(r"\b(?:my|our)[ \n]$")
_RANGE = regex(r"\bfrom[ \n]$")
_RANGE_BEHIND = regex(r"[ \n](?:[\w ]{0,25}\b)?(?:in)?to\b")
_RANGE_END = regex(
    r"\bfrom[ \n][“\"][^“”\".;]{2,80}[”\"][^“”\".;]{0,30}\b(?:in)?to[ \n](?:an? |the )?$"
)
_BOOLEAN = regex(r"\b(?:AND|OR|NOT)[ \n]?\(?$")
_BOOLEAN_BEHIND = regex(r"\)?[ \n](?:AND|OR|NOT)\b")
_HEADED = regex(
    r"\b(?:section|chapter|heading|headed|titled|entitled|called|named|article|paper|essay|report)"
    r" ?\n?[*_]*$"
)
"""Stands before a heading or a title of any length."""
_NAMED = regex(
    r"\b(?:titled|entitled|called|named|renamed|retitled|relabel?led|rebranded|article|chapter"
    r"|essay|post|talk|video|podcast|book|paper|"
    r"lecture|episode|module|section|course|song|poem|report|film|keynote|webinar|heading|title|"
    r"session|slide|series|blog|lesson|item|items|question|questions|prompt|column|label|statement"
    r"|button|scale|field|file|folder|search|searched|keyword|hashtag|such as|generic|so-called|"
    r"(?:sub)?themes?|codes?|categor(?:y|ies)|dimensions?|factors?|construct|component|cluster|"
    r"condition|variable|command|instructions?|headline|tweet|caption|options?|choices?|"
    r"rather than|(?:claims|expressions|phrases|questions|sentences|statements|utterances|words) "
    r"like),? ?[*_]*$",
    re.IGNORECASE,
)
_LED = (
    (_LONGEST_CALLED, _CALLED),
    (LONGEST_TERM, _TERM),
    (_LONGEST_SHOWN, _INVENTED),
    (_LONGEST_SHOWN, _SHOWN),
    (_LONGEST_EXAMPLE, _BEARS),
    (_LONGEST_EXAMPLE, _ENTERED),
    (_LONGEST_EXAMPLE, _MADE),
    (_LONGEST_EXAMPLE, _OWN_TERM),
    (_LONGEST_EXAMPLE, _NOT_BUT),
    (_LONGEST_END, _ID_EST),
    (LONGEST_TERM, _MINE),
)
"""How many words some may have that stand behind others."""
_FEWEST_CITED = 6
_CITED_BEHIND = regex(rf"[.,]?[*_]*[ \n](?:{CITED}|\([^()]*(?:19|20)\d\d[a-z]?\))")
_CONCEPT = regex(
    r"\b(?:concepts?|distinction|doctrine|ideals?|myth|notion|policy|promise|rhetoric|vision) of"
    r"(?: (?:an?|the))?[ \n*_]*$"
)
_LED_STILL = (
    (_LONGEST_CALLED, _CONCEPT),
    (_LONGEST_SHOWN, _INVENTED),
    (_LONGEST_EXAMPLE, _ENTERED),
    (_LONGEST_EXAMPLE, _MADE),
    (_LONGEST_EXAMPLE, _OWN_TERM),
    (_LONGEST_EXAMPLE, _NOT_BUT),
    (_LONGEST_EXAMPLE, _FOR_EXAMPLE),
)
"""The same of words with their citation right behind them."""


def is_cited(prose: str, one: Quoted) -> bool:
    """Whether words have their citation right behind them, and are more than a name."""
    return one.words >= _FEWEST_CITED and _CITED_BEHIND.match(prose, one.end) is not None


def is_introduced(prose: str, one: Quoted) -> bool:
    """Whether the words beside it say that it is the name of something, what words mean, or what
    is asked.
    """
    said = one.said
    before = one.before
    cited = is_cited(prose, one) and not said.endswith("?")
    if cited:
        headed = said[:1].isupper() and _HEADED.search(before) is not None
        return headed or any(one.words <= most and led.search(before) for most, led in _LED_STILL)
    longest = _longest_name(said, before)
    if longest:
        return one.words < longest
    behind = _NAME_BEHIND.match(prose, one.end) or _MENTIONED.match(prose, one.end)
    if one.words < _LONGEST_COMPOUND and behind is not None:
        return True
    if any(pattern.match(prose, one.end) for pattern in (_MEANT, _TRUTH)) or (
        before[-1:] == "(" and _ALL_QUOTED.match(prose, one.end)
    ):
        return True
    if any(one.words <= most and led.search(before) for most, led in _LED):
        return True
    if _is_compound(prose, one, before) or _is_term(one, before) or _is_end(prose, one, before):
        return True
    if said.endswith("?") and _SAMPLE.search(before) is not None:
        return True
    return _ASKS.search(said) is not None and _ASKED.search(before) is not None


def _longest_name(said: str, before: str) -> int:
    """How many words are too many for the name of what the words before them announce; 0 where
    they announce none.
    """
    if said[:1].isupper() and _HEADED.search(before) is not None:
        return _LONGEST_HEADING
    if _NAMED.search(before, max(0, len(before) - 40)) is not None:
        goes_on = said.lstrip()[:1].islower() and _APART.search(before) is not None
        return 1 if goes_on else _LONGEST_NAME
    if _GLOSSED.search(before) is not None or _ANCHOR.search(before) is not None:
        return _LONGEST_EXAMPLE if "e.g." in before[-7:] else _LONGEST_NAME
    return 0


def _is_compound(prose: str, one: Quoted, before: str) -> bool:
    """Whether words stand between an article and a noun, as in “a “pay as you walk” road”."""
    if one.words >= _LONGEST_COMPOUND or _DETERMINED.search(before) is None:
        return False
    return _NOUN_BEHIND.match(prose, one.end) is not None


def _is_term(one: Quoted, before: str) -> bool:
    """Whether a few words stand behind an article, and nobody is said to have said them."""
    said = one.said
    if one.words > LONGEST_TERM or not said[:1].islower() or "," in said:
        return False
    return _OWN_ARTICLE.search(before) is not None and not is_said(before)


def _is_end(prose: str, one: Quoted, before: str) -> bool:
    """Whether some words are one end of a range, or a part of what is searched for."""
    if _BOOLEAN.search(before) or _BOOLEAN_BEHIND.match(prose, one.end):
        return True
    if one.words > _LONGEST_END:
        return False
    begins = _RANGE.search(before) and _RANGE_BEHIND.match(prose, one.end)
    held = _CONTRAST.search(before) and _CONTRASTED.match(prose, one.end)
    return bool(begins or held or _RANGE_END.search(before))


def are_terms(prose: str, quotations: Sequence[Quoted], number: int) -> bool:
    """Whether some words are one of several terms in a row, which nobody is said to have said."""
    first = last = number
    while first and is_in_a_row(prose, quotations[first - 1], quotations[first]):
        first -= 1
    while last + 1 < len(quotations) and is_in_a_row(prose, *quotations[last : last + 2]):
        last += 1
    row = quotations[first : last + 1]
    few = len(row) >= _FEWEST_IN_A_ROW and all(one.words <= _LONGEST_IN_A_ROW for one in row)
    return few and not is_said(row[0].before)


def is_in_a_row(prose: str, before: Quoted, one: Quoted) -> bool:
    """Whether nothing but a comma or a small word parts two quotations."""
    between = one.start - before.end
    return between < _LONGEST_JOINT and bool(_IN_A_ROW.fullmatch(prose, before.end, one.start))


def is_said(before: str) -> bool:
    """Whether the sentence that some words end says that somebody has said something."""
    own = before[max(before.rfind(sign) for sign in ".;!?") + 1 :]
    return _SAID.search(own) is not None
