"""Words of time and money in Spanish, German and French, each with the English ones it means.

Written without accents, as some write them: “taglich”, and “taeglich”. Of the phrases that begin at
a word the longest counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Language:
    """``marks`` are words that show that a phrase is in this language, and no English ones.

    ``numbers`` become figures first, ``words`` what they mean; all are patterns. ``vague`` and
    ``none`` are phrases that say that time varies, or that there is none.
    """

    marks: str
    numbers: Mapping[str, str]
    words: Mapping[str, str]
    vague: str
    none: str


_ES = Language(
    marks=r"minutos?|horas?|dias?|semanas?|mes|meses|anos?|semanal(?:es|mente)?|mensual(?:es|mente)?"
    r"|diari[oa]s?|diariamente|anual(?:es|mente)?|quincenas?"
    r"|quincenal(?:es|mente)?|trimestral(?:es)?|vez|veces|lunes|miercoles|jueves|viernes|gratuit[oa]s?"
    r"|sin costes?|sin costos?|dolares|libras|pago unico|de por vida|a partir de"
    r"|pagad[oa]|cuota|pesos|francos"
    r"|por (?:curso|taller|evento|conferencia|congreso|sesion)",
    numbers={
        "cero": "0", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6",
        "siete": "7", "ocho": "8", "nueve": "9", "diez": "10", "once": "11", "doce": "12",
        "quince": "15", "veinte": "20", "veinticinco": "25", "treinta": "30", "cuarenta": "40",
        "cuarenta y cinco": "45", "cincuenta": "50", "sesenta": "60", "noventa": "90",
        "cien": "100",
    },
    words={
        "minutos?": "minute", "horas?": "hour", "dias?": "day", "semanas?": "week",
        "mes|meses": "month", "anos?": "year", "trimestres?": "term",
        "cuatrimestres?|semestres?": "semester", "quincenas?": "fortnight",
        "curso escolar|ano escolar|curso academico": "schoolyear",
        "mananas?": "morning", "tardes?": "afternoon", "noches?": "evening",
        "fin(?:es)? de semana": "weekend", "dias? laborables?|entre semana": "weekday",
        "de lunes a viernes": "every weekday", "lunes": "monday", "martes": "tuesday",
        "miercoles": "wednesday", "jueves": "thursday", "viernes": "friday",
        "sabados?": "saturday", "domingos?": "sunday",
        "tod[oa]s l[oa]s|cada": "every", "cada dos": "every 2", "por|al|a la": "per",
        "a diario|diari[oa]s?|diariamente": "daily", "semanal(?:es|mente)?": "weekly",
        "quincenal(?:es|mente)?": "fortnightly", "mensual(?:es|mente)?": "monthly",
        "trimestral(?:es|mente)?": "quarterly", "anual(?:es|mente)?": "yearly",
        "una vez": "once", "2 veces": "twice", "veces|vez": "times",
        "una o 2 veces": "once or twice",
        "media hora": "half an hour", "(?:un )?cuarto de hora": "a quarter of an hour",
        "3 cuartos de hora": "three quarters of an hour",
        "(?:un|1)a? horas? y media": "an hour and a half", "y media": "and a half",
        r"(?<!\d )(?<!una )hora(?= y (?:media|cuarto))": "an hour",
        "y cuarto": "and a quarter", "un par de": "a couple of",
        "un[oa]s (?:poc[oa]s|cuant[oa]s)|algun[oa]s": "a few", "vari[oa]s": "several",
        "un[oa]s|aproximadamente|aprox|alrededor de|cerca de|mas o menos": "about",
        "un|una|uno": "a", "entre": "between", "desde": "from", "y|e": "and", "o|u": "or",
        "hasta|como maximo|un maximo de|maximo(?: de)?|menos de": "up to",
        "al menos|por lo menos|como minimo|un minimo de|minimo(?: de)?|mas de": "at least",
        "o mas|y mas": "or more", "en total|de media|en promedio|en|l[oa]s|el|la": " ",
        "sesion(?:es)?|reunion(?:es)?|llamadas?|episodios?": "session",
        "evento|congreso|conferencia|taller|curso": "event",
        "sobre todo|principalmente|para|con|leyendo|escuchando|mas": "mostly", "de": "of",
        "durante": "for",
        "gratuit[oa]s?|gratis|sin (?:costes?|costos?|cargo)|libre": "free",
        "dolares(?: estadounidenses)?": "dollars", "libras(?: esterlinas)?": "pounds",
        "pesos mexicanos": "MXN", "pesos argentinos": "ARS", "pesos colombianos": "COP",
        "pesos chilenos": "CLP", "francos suizos": "CHF",
        "un solo pago|pago unico|una sola vez": "once", "de por vida|vitalici[oa]": "for life",
        "a partir de": "from", "pagad[oa]s? por|lo paga|incluid[oa]s? en": "paid by",
    },
    vague=r"varian?|variables?|depende|segun\b.*|cuando puedo|a veces|de vez en cuando"
    r"|ocasional(?:mente)?|irregular(?:mente)?|a demanda|por determinar|no lo se|cuando hace falta",
    none=r"ningun[oa]?|nada|nunca|sin tiempo|ningun tiempo",
)  # fmt: skip

_DE = Language(
    marks=r"minuten|stunden?|std|wochen?|tage?n?(?<!tag)|(?:am|pro|je|jeden) tag|monate?n?|jahre?n?"
    r"|taglich\w*|taeglich\w*|wochentlich\w*|woechentlich\w*|monatlich\w*|jahrlich\w*|jaehrlich\w*"
    r"|(?:drei)?viertelstunden?|quartal|werktags?|wochenenden?|(?:ein|zwei|drei|vier)mal"
    r"|\d+-? ?mal|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?"
    r"|kostenlos|kostenfrei|umsonst|gebuhrenfrei|einmalig|lebenslang|auf lebenszeit|ab \d|bezahlt"
    r"|franken|pfund|abende?|pro (?:kurs|veranstaltung|tagung|konferenz|sitzung)",
    numbers={
        "null": "0", "zwei": "2", "drei": "3", "vier": "4", "funf|fuenf": "5", "sechs": "6",
        "sieben": "7", "acht": "8", "neun": "9", "zehn": "10", "elf": "11",
        "zwolf|zwoelf": "12", "funfzehn|fuenfzehn": "15", "zwanzig": "20",
        "funfundzwanzig|fuenfundzwanzig": "25", "dreissig": "30", "vierzig": "40",
        "funfundvierzig|fuenfundvierzig": "45", "funfzig|fuenfzig": "50", "sechzig": "60",
        "neunzig": "90", "hundert": "100", "anderthalb|eineinhalb": "1.5", "zweieinhalb": "2.5",
        "dreieinhalb": "3.5", "viereinhalb": "4.5",
    },
    words={
        "minuten?": "minute", "stunden?|std": "hour", "tage?[ns]?": "day", "wochen?": "week",
        "monate?[ns]?": "month", "jahre?[ns]?": "year", "quartale?": "term",
        "schuljahr": "schoolyear", "wochenenden?": "weekend",
        "werktage?n?|wochentage?n?": "weekday", "werktags": "every weekday",
        "abende?n?|abends": "evening", "(?:vor|nach)mittage?n?": "afternoon",
        "montags?": "monday", "dienstags?": "tuesday", "mittwochs?": "wednesday",
        "donnerstags?": "thursday", "freitags?": "friday", "samstags?": "saturday",
        "sonntags?": "sunday",
        "jede[rnsm]?|alle": "every", "jede[rnsm]? zweite[nrs]?": "every 2",
        "jede[rnsm]? dritte[nrs]?": "every 3", "pro|je|im|am|in der|die": "per", "je(?= \\d)": " ",
        "taglich\\w*|taeglich\\w*": "daily", "wochentlich\\w*|woechentlich\\w*": "weekly",
        "zweiwochentlich|zweiwoechentlich|vierzehntagig|14-tagig": "fortnightly",
        "monatlich\\w*": "monthly", "vierteljahrlich|quartalsweise": "quarterly",
        "jahrlich\\w*|jaehrlich\\w*": "yearly",
        "einmal": "once", "zweimal": "twice", "ein- bis zweimal|ein bis zweimal": "once or twice",
        "dreimal": "3 times", "viermal": "4 times", "-?mal": "times",
        "(?:eine |ne )?halbe stunde": "half an hour", "halben? tag": "half a day",
        "(?:eine )?viertelstunde": "a quarter of an hour",
        "(?:eine )?dreiviertelstunde": "three quarters of an hour",
        "ein paar|einige": "a few", "mehrere": "several",
        "ein|eine[nrs]?": "a", "zwischen": "between", "von": "from", "und": "and", "oder": "or",
        "bis": "to",
        "bis zu|hochstens|hoechstens|maximal|weniger als|unter": "up to",
        "mindestens|wenigstens|mehr als|uber|ueber": "at least",
        "oder mehr|und mehr": "or more",
        "etwa|ungefahr|ungefaehr|zirka|rund|meist|meistens": "about",
        "insgesamt|im schnitt|im durchschnitt|durchschnittlich": " ",
        "sitzung(?:en)?|treffen|folgen?|anrufe?": "session",
        "veranstaltung|tagung|kurs|konferenz": "event",
        "vor allem|hauptsachlich|fur|fuer|mit|beim|zum|mehr": "mostly",
        "kostenlos|kostenfrei|umsonst|gebuhrenfrei|gebuehrenfrei|gratis": "free",
        "schweizer franken|franken": "CHF", "pfund": "pounds",
        "einmalig": "once", "auf lebenszeit|lebenslang": "for life", "ab": "from",
        "vom arbeitgeber bezahlt|bezahlt von|zahlt der arbeitgeber": "paid by",
    },
    vague=r"variiert|unterschiedlich|je nach\b.*|nach bedarf|bei bedarf|gelegentlich|manchmal"
    r"|selten|unregelmassig|ab und zu|kommt darauf an|hangt\b.*\bab|flexibel|unbekannt|wechselnd"
    r"|weiss nicht",
    none=r"keine?|nichts|nie|gar nicht|keine zeit",
)  # fmt: skip

_FR = Language(
    marks=r"heures?|jours?|journees?|semaines?|mois|par an|l'an|ans|annees?|quotidien\w*|hebdo\w*"
    r"|mensuel\w*|annuel\w*|fois|trimestriel\w*|demi-heure|quinzaine|soirees?|lundis?|mardis?"
    r"|mercredis?|jeudis?|vendredis?|gratuit(?:e|es|s|ement)?|sans frais|a vie|a partir de"
    r"|cotisation|paye par|francs|dollars? par|euros? par|livres sterling|h/sem|sem|les? week-ends?"
    r"|(?:cinq|dix|quinze|vingt|trente|quarante|cinquante|soixante)(?:-cinq)? minutes"
    r"|par (?:atelier|cours|evenement|congres|conference|seance)",
    numbers={
        "zero": "0", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6",
        "sept": "7", "huit": "8", "neuf": "9", "dix": "10", "onze": "11", "douze": "12",
        "quinze": "15", "vingt": "20", "vingt-cinq": "25", "trente": "30", "quarante": "40",
        "quarante-cinq": "45", "cinquante": "50", "soixante": "60", "quatre-vingt-dix": "90",
        "cent": "100", "une dizaine de": "10", "une quinzaine de": "15", "une vingtaine de": "20",
        "une trentaine de": "30",
    },
    words={
        "minutes?": "minute", "heures?": "hour", "jours?|journees?": "day",
        "semaines?|sem": "week", "mois": "month", "ans?|annees?": "year",
        "trimestres?": "term", "semestres?": "semester", "quinzaines?": "fortnight",
        "annee scolaire": "schoolyear", "week-ends?|weekends?|fins? de semaine": "weekend",
        "soirs?|soirees?": "evening", "matins?|matinees?": "morning",
        "apres-midis?": "afternoon", "jours? ouvrables?": "weekday",
        "lundis?": "monday", "mardis?": "tuesday", "mercredis?": "wednesday",
        "jeudis?": "thursday", "vendredis?": "friday", "samedis?": "saturday",
        "dimanches?": "sunday",
        "tous les|toutes les|chaque": "every", "une semaine sur 2": "every 2 week",
        "par|l'": "per",
        "quotidien\\w*": "daily", "hebdo\\w*": "weekly", "bimensuel\\w*": "fortnightly",
        "mensuel\\w*": "monthly", "trimestriel\\w*": "quarterly", "annuel\\w*": "yearly",
        "une fois": "once", "2 fois": "twice", "fois": "times",
        "une (?:fois )?ou 2 fois": "once or twice",
        "(?:une )?demi-heure": "half an hour", "(?:une )?demi-journee": "half a day",
        "(?:un )?quart d'heure": "a quarter of an hour",
        "3 quarts d'heure": "three quarters of an hour",
        "(?:un|1)e? heures? et demie": "an hour and a half", "et demie?": "and a half",
        r"(?<!\d )(?<!une )heure(?= et (?:demie|quart))": "an hour", "et quart": "and a quarter",
        "quelques": "a few", "plusieurs": "several",
        "une?": "a", "entre": "between", "et": "and", "ou": "or",
        "jusqu'a|au plus|au maximum|maximum(?: de)?|moins de": "up to",
        "au moins|au minimum|minimum(?: de)?|plus de": "at least",
        "ou plus|et plus": "or more",
        "environ|a peu pres|approximativement": "about",
        "en moyenne|au total|en tout|les?|la": " ",
        "seances?|reunions?|episodes?|appels?": "session",
        "evenement|congres|conference|atelier|cours": "event",
        "surtout|principalement|pour|avec|plus": "mostly", "pendant|durant": "for", "de|d'": "of",
        "gratuit(?:e|es|s|ement)?|sans frais": "free",
        "livres sterling": "pounds", "francs suisses": "CHF",
        "paiement unique|en une (?:seule )?fois": "once", "a vie": "for life",
        "a partir de": "from", "payee? par|inclus dans": "paid by",
    },
    vague=r"varie|variable|(?:ca |cela )?depend\b.*|selon\b.*|de temps en temps|parfois"
    r"|occasionnel(?:le|lement)?|irregulier\w*|rarement|inconnu|au besoin|a la demande",
    none=r"aucune?|rien|jamais|pas de temps",
)  # fmt: skip

LANGUAGES = (_ES, _FR, _DE)
