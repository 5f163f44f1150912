"""Which names are a group's: exporters without braces or commas leave only the words to tell."""

from __future__ import annotations

# Words of institutions that are no one's given name or surname in company with others.
_WORDS_WORDS = """
    academy administration agency alliance archive archives assembly assessment association
    associates authority bank board branch bureau cabinet center centers centre centres church
    club clinic coalition collaborative college colleges commission committee community company
    conference confederation congress consortium convention cooperative corporation council
    court department departments directorate division education enterprise federation forum
    foundation fund gallery government group guild health hospital inc incorporated initiative
    inquiry institute institutes institution instituto international laboratory laboratories
    league libraries library limited llc ltd media ministry museum nations network networks news
    office organisation organization organisations organizations panel parliament party plc
    press productions program programme project publications publishing research resources
    school schools sciences secretariat secretary senate service services society statistics
    studies studio studios survey systems task team technologies technology telecommunications
    times trust union universidad universities university université universität university's
    unit united national
"""
_WORDS = frozenset(_WORDS_WORDS.split())


def is_group(text: str) -> bool:
    """Whether words without a comma name an institution (“World Health Organization”)."""
    words = [word.strip("(),.’'").lower() for word in text.split()]
    if len(words) < 2:
        return False
    return bool(_WORDS.intersection(words) or words[0] in ("the", "u.s", "uk", "u.k", "un"))
