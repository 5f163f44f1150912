"""Which names are a group's: exporters without braces or commas leave only the words to tell."""

from __future__ import annotations

# Words of institutions that are hardly anyone's surname.
_SURE_WORDS = """
    academy administration lab labs agency alliance archive archives assembly assessment
    association associates authority bureau co center centers centre centres clinic coalition
    collaborative college colleges commission committee community company conference confederation
    congress consortium cooperative corporation council department departments directorate
    education enterprise federation forum foundation fund government group health hospital inc
    incorporated initiative inquiry institute institutes institution instituto international
    laboratory laboratories libraries library limited llc ltd media ministry museum nations
    network networks news organisation organisations organization organizations parliament
    productions program programme project publications publishing research resources school
    schools sciences secretariat service services society statistics studios survey systems team
    technologies technology universidad universidade universities university universität
    universitet université
"""
# Words that are surnames too: “Torrey Trust”, “Alonzo Church”, “William Press”.
_DOUBTFUL_WORDS = """
    bank board branch church club court gallery guild house league office panel party press union
    trust
"""
_JOINTS_WORDS = "of for and the & de la für"
# With these a group's name begins, and no one's given name.
_FIRST_WORDS = """
    the american australian british canadian european federal global international national royal
    united world u.s us uk u.k un
"""
_SURE = frozenset(_SURE_WORDS.split())
_DOUBTFUL = frozenset(_DOUBTFUL_WORDS.split())
_JOINTS = frozenset(_JOINTS_WORDS.split())
_FIRST = frozenset(_FIRST_WORDS.split())


def is_group(text: str) -> bool:
    """Whether words without a comma name an institution (“World Health Organization”)."""
    words = [word.strip("(),.’'").lower() for word in text.split()]
    if len(words) < 2:
        return False
    doubtful = _DOUBTFUL.intersection(words) and _JOINTS.intersection(words)
    return words[0] in _FIRST or bool(_SURE.intersection(words) or doubtful)


# Last words of groups that BibTeX and importers without braces take for surnames.
_LAST_WORDS = """
    academy administration agency association bureau center centre commission committee consortium
    corporation council department federation foundation institute institution ministry museum
    organisation organization university
"""
_LAST = frozenset(_LAST_WORDS.split())
_TORN = ("of ", "for ", "and ", "on ", "the ")


def is_torn_group(family: str, given: str) -> bool:
    """Whether a “person” is a group's name torn apart: “of Education, American College”."""
    lowered = family.lower()
    spelt = any(len(word) > 2 for word in given.split()) and "." not in given
    return lowered.startswith(_TORN) or (lowered in _LAST and spelt)
