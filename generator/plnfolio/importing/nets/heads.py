"""What the heads of columns say, in the words that people use: which field a column is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from plnfolio import frozen
from plnfolio.spelling import without_accents

_WORDS: tuple[tuple[str, str], ...] = (
    # What is nearer to one meaning stands before what has a word of it: “gives me” before “give”.
    (
        "time",
        (r"^(?:(?:the|my|how many|how much|weekly|monthly) )?(?:hours?|hrs|minutes|time|"
         r"horas|tiempo|"
        r"stunden|zeit|heures|temps)(?! of| zone)"),
    ),
    (
        "name",
        (r"^(?:networks?|names?|communit(?:y|ies)|organi[sz]ations?|associations?|platforms?|tools?|"
         r"resources?)(?: (?:name|and|with|or|its|the))* (?:links?|urls?|web ?sites?|address)$"),
    ),
    ("purpose", r"^(?:why|what for|reasons?|por ?que|para que|warum|wozu|pourquoi|a quoi)(?!\w)"),
    (
        "give",
        (r"what (?:they|others|it) (?:gets?|gains?|learns?|takes?)(?: \w+)? (?:from|of) (?:me|us)|"
        r"value (?:that )?(?:i|we) (?:add|bring)|(?:i|we) (?:put in|add|bring|pay back)"),
    ),
    (
        "receive",
        r"^what (?:i|we) (?:hope|expect|want|plan|would like) to (?:find|learn|get|gain|take)",
    ),
    ("receive", r"^what (?:i|we) (?:learn|get|gain|take|receive)|value (?:to|for) (?:me|us)"),
    ("purpose", r"^what (?:they|it) (?:do|does)(?!\w)|relationships?"),
    (
        "name",
        (r"who (?:m )?(?:i|we) (?:learn|follow|read|ask|listen|hear)|people (?:that )?i|"
        r"where (?:i|we) learn|(?:i|we) learn from|a quien sigo|de quien aprendo|wem ich folge|"
        r"von wem ich lerne|que je suis\b|de qui j apprends"),
    ),
    (
        "give",
        (r"(?:benefits?|value) (?:to|for) (?:others|them|the (?:network|community|group))|"
        r"(?:others|they|it) (?:gets?|gains?|receives?)|what (?:i|we) (?:can )?(?:bring|add)|"
        r"(?:i|we) (?:can |will |could )?(?:give|offer|share|contribute|provide)|mi aporte"),
    ),
    (
        "receive",
        (r"(?:gives?|offers?|brings?|provides?|teach(?:es)?|helps?) (?:to )?(?:me|us)|(?:they|it) "
        r"(?:gives?|offers?|provides?|brings?)|me (?:aporta|ofrece|da|brinda|ensena)|"
        r"(?:bringt|gibt|bietet) (?:es )?mir|mir (?:bringt|gibt|bietet)|m (?:apporte|offre|donne)|"
        r"how (?:it|they) helps?|takeaways?|take aways?"),
    ),
    (
        "since",
        (r"since|joined|date joined|member since|start(?:ed)? date|began|desde(?: cuando)?|seit(?: "
        r"wann)?|beigetreten|depuis(?: quand)?"),
    ),
    ("until", r"until|end date|left on|hasta|bis wann|jusqu a"),
    ("planned", r"planned (?:for|start|date)|plan to join|target date|join by|when i will join"),
    (
        "time",
        (r"time(?! of| zone)|hours?|hrs|minutes|mins|how (?:long|often|much time)|frequency|"
        r"(?:weekly|monthly|daily) commitment|commitment|tiempo|horas|minutos|dedicacion|"
        r"frecuencia|cada cuanto|zeit|zeitaufwand|zeitbedarf|stunden|std|aufwand|dauer|wie "
        r"(?:oft|lange|viel zeit)|haufigkeit|temps|heures|minutes|duree|frequence|"
        r"combien de temps"),
    ),
    (
        "status",
        (r"status|stage|state of|current(?:ly)? or|(?:current|existing|active) (?:and|planned)|"
        r"estado|situacion|stand|statut|etat"),
    ),
    (
        "receive",
        (r"gets?|getting|gains?|gained|receiv(?:e|ed|ing)|benefits?|benefited|learn(?:ed|t)?|value|"
        r"outcomes?|returns?|rewards?|obtengo|recibo|gano|aprendo|beneficios?|ventajas?|"
        r"aprendizajes?|"
        r"bekomme|erhalte|kriege|nutzen|gewinn|gewinne|lerne|vorteile?|mehrwert|profitiere|"
        r"mitnehme|"
        r"recois|gagne|apprends|benefices?|avantages?|tire|profite|retire|apports? recus?"),
    ),
    (
        "give",
        (r"giv(?:e|es|ing)|give back|contribut(?:e|es|ing|ions?)|offer|offering|shar(?:e|"
         r"ing)|aporto|"
        r"doy|ofrezco|comparto|contribuyo|contribucion(?:es)?|aportaciones|aportes?|gebe|"
        r"biete|teile|"
        r"beitrage|beisteuer\w*|mein beitrag|eigener beitrag|donne|apporte|offre|partage|contribue|"
        r"mes apports?"),
    ),
    (
        "cost",
        (r"costs?|prices?|fees?|dues|membership fee|costos?|costes?|precios?|cuotas?|"
         r"tarifas?|kosten|"
        r"preise?|mitgliedsbeitrag|gebuhr(?:en)?|cout|couts|prix|tarifs?|cotisations?"),
    ),
    (
        "activities",
        (r"activit(?:y|ies)|(?:first|next) steps?|tak(?:e|ing) part|"
         r"how to (?:use|join|connect|engage)|primer paso|erster schritt|premier pas|"
            r"how (?:i|we)(?: \w+)? (?:use|engage|participate|interact|"
         r"connect|work|get|"
        r"am|take|spend)|engag(?:e|ement)|participat(?:e|ion)|involvement|interactions?|"
        r"what (?:i|we) (?:will |can |plan to |want to )?do|(?:first|next|action) steps?|"
        r"(?:primer(?:os)?|proxim[oa]s?) pasos?|(?:erster?|nachster?) schritte?|prochaines etapes|"
        r"(?:i|we) do there|actions?|my role|usage|actividades|participacion|participo|que hago|"
        r"como (?:la |lo )?(?:uso|participo)|acciones|interaccion(?:es)?|aktivitaten|beteiligung|"
        r"teilnahme|was ich (?:dort |da )?(?:tue|mache)|wie ich (?:es |sie )?nutze|nutzung|"
        r"activites?|"
        r"ce que j y? ?fais|ce que je fais|implication|mon role|utilisation|comment je"),
    ),
    (
        "url",
        (r"links?|urls?|web ?sites?|web address|address|web ?page|home ?page|enlaces?|sitio web|"
        r"direccion|pagina(?: web)?|adresse|web ?seite|internetseite|liens?|site web|"
        r"site internet"),
    ),
    ("logo", r"logos?|icons?|pictures?|images?|imagen|bild|logotipo"),
    (
        "kind",
        r"types?|kinds?|formats?|medium|media|tipo|formato|art|typ|medium|genre|nature",
    ),
    ("group", (r"groups?|categor(?:y|ies)|areas?|domain|themes?|part"
     " of|categorias?|ambito|kategorien?"
        r"|bereich|gruppe|categories?|domaine|theme")),
    (
        "purpose",
        (r"purpose|why|reasons?|rationale|descriptions?|describe|about|what(?: (?:it|this|they))? "
        r"(?:is|are)|focus|goals?|objectives?|aims?|relevance|summary|details?|overview|topics?|"
        r"info(?:rmation)?|notes?|comments?|remarks?|explanation|proposito|por ?que|para que|"
        r"descripcion|motivos?|razon(?:es)?|objetivos?|finalidad|que es|temas?|notas?|comentarios?|"
        r"detalles|zweck|warum|wozu|weshalb|beschreibung|grund|grunde|ziele?|worum|was ist|thema|"
        r"themen|wofur|bemerkung(?:en)?|anmerkung(?:en)?|but|buts|pourquoi|description|raisons?|"
        r"objectifs?|qu est ce|sujets?|a quoi|remarques?|commentaires?|"
        r"detail"),
    ),
    (
        "name",
        (r"networks?|names?|sources?|resources?|plns?|persons?|people|who|whom|communit(?:y|ies)|"
        r"organi[sz]ations?|associations?|societ(?:y|ies)|platforms?|tools?|channels?|accounts?|"
        r"connections?|contacts?|members?|blogs?|podcasts?|institutions?|experts?|hashtags?|"
        r"elements?|"
        r"nodes?|sites?|learning (?:space|community)|where|mentors?|websites?|apps?|redes?|red|"
        r"nombres?|fuentes?|recursos?|quien(?:es)?|comunidad(?:es)?|organizacion(?:es)?|"
        r"asociacion(?:es)?"
        r"|personas?|plataformas?|herramientas?|netzwerke?|netz|quellen?|ressourcen?|wer|"
        r"gemeinschaft"
        r"(?:en)?|organisation(?:en|s)?|verbande?|vereine?|plattform(?:en)?|werkzeuge?|"
        r"reseaux?|noms?|"
        r"sources?|ressources?|qui|communautes?|personnes?|plateformes?|outils?|kontakte?"),
    ),
)  # fmt: skip
_FIELDS = [(field, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for field, pattern in _WORDS]

_OTHER = re.compile(
    r"(?<!\w)(?:criteri(?:on|a|os?)|points?|pts|grades?|scores?|marks?|assignments?|"
    r"quiz(?:zes)?|exams?|"
    r"students?|months?|quarter|semester|pros|cons|strengths?|weakness(?:es)?|features?|version|quantity|qty|amount|total|"
    r"subtotal|units?|due(?: date)?|deadline|owner|assigned|task|tasks|step|steps|week|day|"
    r"date|dates|"
    r"module|lesson|session|milestone|phase|deliverables?|materials?|excellent|good|fair|poor|"
    r"proficient|developing|exemplary|beginning|needs improvement|budget|item|items|expense|vendor|"
    r"supplier|room|place|location|speaker|presenter|percent(?:age)?|rating|rank|licen[cs]e|"
    r"operating "
    r"system|ease of use|export|integrations?|before|after|yes|no|employee|employees|shift|"
    r"supported|limit|limits|storage|users|free plan|paid plan|"
    r"semana|dia|fecha|tarea|puntos|nota final|criterios?|total|cantidad|importe|ventajas y|"
    r"woche|tag|datum|aufgabe|punkte|note|kriterium|kriterien|menge|betrag|summe|"
    r"semaine|jour|tache|points|critere|criteres|quantite|montant|somme)(?!\w)"
)
"""Heads of budgets, schedules, rubrics, grade books and comparisons."""

_NETWORK = re.compile(
    r"(?<!\w)(?:plns?|ple|(?:personal|professional|learning|social|my|our) (?:personal |"
    r"professional "
    r"|learning )?networks?|networks?|networking|communit(?:y|ies) of practice|"
    r"red(?:es)? (?:personal(?:es)? )?de aprendizaje|mi red|red personal|lernnetz(?:werke?)?|"
    r"netzwerke?|reseaux?(?: (?:personnels? )?d apprentissage)?)(?!\w)"
)
_NAMED = re.compile(
    r"(?<!\w)(?:networks?|plns?|communit(?:y|ies)|associations?|organi[sz]ations?|societ(?:y|ies)|"
    r"who|people|persons?|sources?|red|redes|comunidad|fuentes?|quien|netzwerke?|quellen?|wer|"
    r"reseaux?|sources?|qui|communaute)(?!\w)"
)
_PER = (
    ("week", (r"(?:per|a|each|every|/) ?we?e?k|weekly|p w|(?:por|a la) semana|semanal(?:es)?|"
             r"(?:pro|je|in der) woche|wochentlich|par semaine|hebdomadaire")),
    ("day", (r"(?:per|a|each|every|/) ?day|daily|(?:por|al) dia|diari[oa]s?|(?:pro|am) tag|taglich|"
            r"par jour|quotidien(?:ne)?")),
    ("year", (r"(?:per|a|each|every|/) ?year|yearly|annual(?:ly)?|(?:por|al) ano|anual|pro jahr|"
             r"im jahr|jahrlich|par an|annuel")),
    ("month", (r"(?:per|a|each|every|/) ?month|monthly|(?:por|al) mes|mensual(?:es)?|pro monat|im "
              r"monat|monatlich|par mois|mensuel(?:les?)?")),
)  # fmt: skip
_RATES = [
    (per, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)|/{per[:1]}(?!\w)")) for per, pattern in _PER
]
_UNITS: Mapping[str, re.Pattern[str]] = {
    "hours": re.compile(r"(?<!\w)(?:hours?|hrs?|h|horas?|stunden?|std|heures?)(?!\w)"),
    "minutes": re.compile(r"(?<!\w)(?:minutes?|mins?|minutos?|minuten?)(?!\w)"),
}


@frozen.dataclass(frozen=True, slots=True)
class Head:
    """What a head says. ``field`` is empty where no word of it is known.

    ``named`` says that it speaks of networks and not of any names, ``other`` that it is one of
    ordinary tables. ``unit`` and ``per`` are what figures below it count. ``told`` is false where
    its words say nothing that is known, and what stands below it does.
    """

    words: str
    field: str = ""
    named: bool = False
    other: bool = False
    unit: str = ""
    per: str = ""
    told: bool = True


@lru_cache(4096)
def head_of(said: str) -> Head:
    """What the head of a column says."""
    plain = bare(said)
    field = next((field for field, words in _FIELDS if words.search(plain)), "")
    unit = next((unit for unit, words in _UNITS.items() if words.search(plain)), "")
    slashed = said.casefold().replace(" ", "")
    per = next((p for p, words in _RATES if words.search(plain) or f"/{p}" in slashed), "")
    named = field == "name" and bool(_NAMED.search(plain))
    return Head(said, field, named, bool(_OTHER.search(plain)), unit, per)


def speaks_of_networks(said: str) -> bool:
    """Whether words over a table say that it is one of networks."""
    return bool(_NETWORK.search(bare(said)))


def bare(said: str) -> str:
    """Words in small letters, without accents and marks."""
    return " ".join(re.sub(r"[^\w/]+", " ", without_accents(said.casefold())).split())
