"""Ordinary words of English titles, which are no names whatever capitals they have.

Words that many a name is made of (“university”, “state”, “revolution”) are not among them.
"""

from __future__ import annotations

import re

_WORDS = frozenset(
    """
    ability about absolute academic access achieve achievement achieving active adaptive adult
    adults advanced after against age agency ages alive all ambitious among an analysis and anger
    answers anxiety any applied approach approaches aptitude are article ask asked assessment
    assessments attempts attention attitude attitudes audience author authors authorship autonomy
    awareness bad balance barrier barriers based basic basics be become becoming bedtime before
    beginner beginners behavior behaviors behaviour being belief beliefs benefit benefits best
    better between beyond bias big blended blogs body bonds book books brain brave break brief
    bring broken build building business calling can capital career careers case cases causes
    challenge challenges change changes changing characteristics cheating child childhood children
    choice choices citizens citizenship class classes classroom classrooms close codes coding
    cognitive collaborative colleges communities community compare comparing complete complex
    comprehensive computer computers concept concepts conditions content context contexts
    conversation conversations cool correlates cost costs courage course courses craft create
    creative crisis critical crowd cultural culturally culture cure current curriculum daily data
    deal death debate decade decision decisions deep demands design designing desire developing
    development did difference differences different difficult difficulties digital dimensions
    discourse discovery disease disorders distance diverse do does domain domains dream dreams
    drive drug drugs during early easy eating ebook economic economy educating educational
    educator educators effect effective effectiveness effects efficacy effort eight elearning
    elementary elements emergency emerging emotion emotional emotions empathy employee employees
    end ends energy engage engaged engaging enough environment environments equal equitable equity
    error errors essay essays essential essentials ethical ethics event events every everyone
    everything evidence evil evolving exam examine examining example examples exams excellence
    exercise experience experiences experiential experiment expert expertise explained explore
    exploring eyes face factor factors facts faculty failure fake fall false families family fear
    feedback feeling feelings female fifty fight find findings five flipped flow fluency focus
    food for force forms forty foundations four framework free freedom friends from fun function
    future game gap gaps gender generation get gift gifted girls global goal goals good grade
    grades gradual grief grit ground group groups growth guide guided habit habits habitual hand
    handbook hands happiness happy hard has have healing health healthy hearts help helping her
    hidden hide high higher hiring his history homework hot hours household how human humanity
    humans hundred idea ideas identity ignorance ill illness illusion image images imagination
    impact impacts implications improve improves improving inclusion inclusive inequality infants
    influence influences informal information inner innovation innovations inquiry inside insights
    inspire institutions instruction instructional integrating intelligent intentional interactive
    interview interviews into introduction inventing invention investigation invisible is issue
    issues it its jellyfish job jobs journey joy judging justice keep key kids kill killing kind
    knowledge lack language languages laptop laptops large late laws layers lead leader leaders
    leadership leading learn learned learner learners learning learns lecture lesson lessons
    letters level levels libraries lies life lifelong light limited limits lines link linking list
    listen listening literacy literary literate literature little live living local long look loss
    lost love loving low luck machine machines magic magical majority make makers makerspaces
    makes making man management managers manual map maps mass master mastery math mathematics
    matter matters meaning meaningful means measure measures measuring media medicine meeting
    member memory men mental mentor mentors meta metacognition metaphors method methodology
    methods millennials millions mind minds mindset minority mission mistakes mixed mobile model
    models modern moment money moral more most mother motivated motivation motives moving much
    multiple murder music must mutual my myth myths names narrative nation native natural nature
    near need needs neighborhood network networked networks neutral new news night nine noise
    normal norms not notes nothing novice number nurses nursing object objectives objects
    obstacles older oldest on one online only open opening openness opportunities opportunity
    oppressed or order origin origins other others our outcome outcomes outside overview own pages
    pain paper parent parents part participation past path pathways patients patterns pedagogy
    peer peers people perceived perception perfect performance person personal personality
    perspective perspectives phenomenon philosophy physical picture pictures piece place plain
    plan planning play playful pleasure point policies policy politics poor pop portrait positive
    possible post potential poverty power powerful practical practice practices predict prediction
    prejudice preliminary present preservice pressure pride primary primer principle principles
    prison private problem problems procedure process processes product products profession
    professional professionals proficient program progress project promise promises proof
    protecting proven provide psychology public pupils purpose pursuit qualitative quality
    quantitative quest question questions quick quiet race racial racism radical raise random
    rapid rate rates rational read reader readers readiness reading ready real reality reason
    reasons recent recovery reflection reflective reform reframing refugee rejection relation
    relations relationship relationships relevant religion remote report reports reproducing
    research researchers resilience resistance resource resources response responsive results
    rethinking return review reviews right rise risk risks robotic robots role roles room roots
    rubric rubrics rule rules runaway safe safety same satisfaction save saving say saying
    scaffold scaffolding scale scholarship school schooling schools sciences scientific scientists
    search second secondary secret secrets seeds seeing seek selection self selling sense sensory
    sequence series services set seven sexual shadow shame shape shaping shared sharing shift
    short should shows sign signature silence simple simulation simulations single sins situated
    six sixty size skeptic skill skilled skills sleep slides slow small smart smarter social
    society soft software some soul sound source sources space speak speaking special speech
    spirit staff stages standard start statistical statistics stereotypes stigma still stop
    stories story storytelling strange stranger strangers strategies strategy stress strong
    structure struggle student students studies study stupid style styles subject subjects subtle
    success successful suffering suicide supply support supporting surface surprising survey
    sustainable sweet sword symbols symptoms synchronous system systematic systems taking tale
    talent tales talk talking task tasks taxonomy teach teacher teachers teaching team teams tech
    technique techniques technology teenagers temperament ten test tests text texts than that
    their theories theory these thesis they things think thinking third thirty this thought
    thoughts thousand three through tie ties time tiny tips title to together tool tools topic
    topics tour toward towards toxic traditional training trait traits transfer transference
    trauma tree trends trial trials trouble true trust truth turn turning twelve twenty two types
    uncertainty unconscious undergraduate undergraduates understanding universal universities
    unknown unlearning unlocking up urban us use used useful user users uses using validity value
    values variables variation variety video videos view violence virtual virtue visible vision
    visit visual vital voice voices volume waking walking want wants warming was waste water way
    ways we weak wealth weapons webinar weird welcome well wellbeing were what wheel when where
    which while who whole why wild will win winning wisdom wishes with within without woman women
    wonder wonders word words work workers workforce working workplace works workshop world worlds
    worth wounded write writers writing wrong year years you your youth zone
    """.split()
)
_ENDINGS = re.compile(
    r"\w{2,}(?:[aeiou]tions?|[^d]ing|ments?|ness|ships?|[ai]bilit(?:y|ies)|[ai]bles?|ful|less|tional"
    r"|olog(?:y|ies|ical)|matics|tively?|cally|i[sz]ing|ized|edly|gogy|[ae]nces?|sions|[cs]tions)"
    r"|(?:self|non|inter)-?\w{4,}"
)
# Words with such an ending that names are made of: “The French Revolution”.
_OF_NAMES = frozenset(
    "association associations confederation constitution depression federation florence foundation "
    "france intelligence international lessing nations organization organizations provence "
    "reconstruction reformation relations restoration revolution science sciences".split()
)


def is_ordinary(word: str) -> bool:
    """Whether a word is no name, by itself or by how it ends."""
    small = word.lower()
    return small in _WORDS or (small not in _OF_NAMES and bool(_ENDINGS.fullmatch(small)))
