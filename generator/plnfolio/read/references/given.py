"""Given names that are frequent, to tell a person without a comma from a group."""

from __future__ import annotations

import re

from plnfolio.read.references.groups import is_group

_NAMES_WORDS = """
    aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro alessandro alex
    alexander alexandra alexis alice alicia alison allison amanda amber amina amir amy ana
    anastasia andrea andreas andres andrew andrzej angela anita ann anna anne annette annie
    anthony antoine anton antonio arthur ashley audrey ayesha barbara beatrice benjamin
    bernard beth betty beverly bianca bill bob bonnie boris brandon brenda brian bridget
    bruce camille carl carla carlos carmen carol caroline catherine cecilia cheryl chloe
    chris christian christina christine christopher claire clara claudia colin connie craig
    cynthia daniel daniela danielle darren dave david deborah debra denise dennis derek
    diana diane diego dmitri dominic donald donna doris dorothy douglas duncan dylan eduardo
    edward edwin eileen elaine eleanor elena elisabeth elizabeth ellen emily emma enrique
    eric erica erik erin ernesto esther ethan eugene evelyn fatima felix fernando fiona
    frances francesca francesco francis frank franz fred frederick friedrich gabriel
    gabriela gary gemma george georgina gerald giovanni giulia gloria gordon greg gregory
    guillermo gustav guy hannah hans harold harriet hassan heather heidi heinrich helen
    helena helga henri hector hugh ian ibrahim ida igor ingrid irene isaac isabel isabella
    ivan jacob jacqueline jaime jake james jan jane janet janice jason jean jeff jeffrey
    jennifer jenny jeremy jerome jesse jessica jessie jill jim joan joanna joanne joao joel
    johan johann johanna john johnny jonathan jorge jose josef joseph josephine joshua juan
    judith judy julia julian julie juliet karen karin karl kate katherine kathleen kathryn
    kathy katie keith kelly kenneth kevin kimberly klaus kristen kristin lars laura lauren
    laurence leah leila leon leonard leslie liam linda lisa lois lorenzo louis louise luca
    lucas lucia lucy luigi luis luke lydia lynn madeleine magdalena manuel marc marcel marco
    marcus margaret maria marianne marie marilyn mario marion marta martha martin mary
    matthew maureen megan melanie melissa michael michel michele michelle miguel mikhail
    miriam mohamed mohammad mohammed monica monika muhammad nadia nancy naomi natalie
    natasha nathan nicholas nick nicola nicolas nicole nigel nina noah nora norma olga
    oliver olivia omar oscar otto pablo pamela patricia patrick paul paula pauline pedro
    peggy peter petra philip phillip phyllis pierre rachel rafael ralph ramon raymond
    rebecca ricardo richard rita robert roberta roberto robin rodney roger roland ronald
    rosa rosemary roy russell ruth ryan sally samantha samuel sandra sara sarah scott sean
    sebastian sergei sergio shannon sharon sheila shirley silvia simon sofia sonia sophia
    sophie stefan stefano stephanie stephen steve steven stuart susan susanne suzanne sven
    sylvia tamara tanya tara teresa thomas timothy tina todd tom tony tracy ulrich ursula
    valerie vanessa veronica vincent vladimir walter wendy werner wilhelm william wolfgang
    xavier yolanda yvonne zoe
"""
_NO_SURNAMES = frozenset(("media", "press", "show", "tech", "news", "online", "books"))
_NAMES = frozenset(_NAMES_WORDS.split())


def is_person(text: str) -> bool:
    """Whether words without a comma are a person's, so that their order cannot be told."""
    words = text.split()
    if not 1 < len(words) < 5 or not all(re.fullmatch(r"[^\W\d_'’.-]+\.?", word) for word in words):
        return False
    named = all(word[0].isupper() for word in words) and any(map(is_given, words))
    return named and not is_group(text) and words[-1].lower() not in _NO_SURNAMES


def is_given(word: str) -> bool:
    """Whether a word is a given name that many people have."""
    return word.strip(".,").casefold() in _NAMES
