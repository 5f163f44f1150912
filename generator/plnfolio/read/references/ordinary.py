"""Ordinary words of English titles, which are no names whatever capitals they have.

Words that many a name is made of (“university”, “state”, “revolution”) are not among them.
"""

from __future__ import annotations

import re

_WORDS = frozenset(
    """
    ability about absolute academic accent accents accept acceptance access account
    accountability accounts achieve achievement achieving across acting action actions active
    activities activity actor actors adapt adapting adaptive address addressing adolescence
    adolescent adolescents adopt adopting adoption adult adults advance advanced advances advice
    advising afford affordances after against age agency ages aging aid aids aim aims alive all
    allow almost alone along already also alternative alternatives always amateur amateurs
    ambitious among an analysis and anger annotated annotation annotations answer answering
    answers anxiety any anymore anyone anything anywhere applied apprentice apprentices
    apprenticeship approach approaches aptitude are around arrive arrives arriving article
    artifact artifacts aside ask asked asking asks asleep assemble assembling assessment
    assessments assign assignment assignments assist assistant assistants attempts attend
    attending attention attitude attitudes audience author authors authorship autonomy avatar
    avatars avoid avoiding awake awareness away back background backward bad badge badges
    balance balanced bare barrier barriers based basic basics be became because become becoming
    bedside bedtime before begin beginner beginners beginning beginnings begins behave behavior
    behaviors behaviour behind being belief beliefs believe belong belonging belongs below
    beneath benefit benefits beside best better between beyond bias big bilingual billing
    biology birth blame blank blended bless blind block blocks blog blogger bloggers blogging
    blogs board boards bodies body bold bonds book books boring born borrow borrowed borrowing
    bottom boundaries boundary brain brave break breaks breath breathe breathing bridge bridging
    brief briefly bring broken browsing budget budgets bug bugs build building bullying burden
    burdens burnout business busy buy buying calendar calling calm campus campuses can cancer
    capital captions capture capturing card cards care career careers careful caregiver
    caregivers caring carry carrying cartoon cartoons case cases catch caught causes caution
    celebrate celebrating cells centered certain certificate certificates chain chairs challenge
    challenges change changes changing chaos chapter chapters characteristics chart charts chat
    chatbot chatbots chats cheap cheating check checking checklist checklists checks chemistry
    child childcare childhood children choice choices chronic circle citizens
    citizenship civic claim claims clarity class classes classroom classrooms clean clear
    clearer clearly clever click clinic clinical clinician clinicians clinics clocks close
    closed closer closing clothes clues cluster clusters coach coaches coaching codes
    coding coffee cognition cognitive cohort cohorts cold collaborative colleague colleagues
    collect collecting collection collections colleges color colors colour colours combine
    combined come comes comfort coming comment comments commerce commercial commit commitment
    communities community companies companion companions compare comparing compete
    competence competencies competency competing competition complete completely complex
    complexity component components composing comprehension comprehensive computer computers
    concept concepts concern concerns conclusion conclusions conditions conduct conference
    conferences confidence confident conflict conflicts confusion connect connected connecting
    connectivism connects consent consequences consider considered considering construct
    constructing construction constructive constructivism constructivist constructs consumer
    consumers consumption contact contain contemporary content contest context contexts
    continuing continuity continuous contract contracts contribute contributing contribution
    contributions control controls conversation conversations convince cookbook cooking cool
    cope coping copy copying copyright corner corners corporate correct correcting correlates
    correlation corridor corridors cosmetic cost costs counsel counseling counselor counselors
    count counting countries country couple couples courage course courses cover covering
    coworkers craft create created creates creation creations creative creator creators
    credential credentials credits crisis critical critics critique critiques crossing crowd
    cues cultural culturally culture cure curious current curriculum customer customers cycle
    cycles daily damage dance dancing danger dangerous dark dashboard dashboards data database
    databases dating dead deaf deal dealing dear death debate debates debrief debt decade decide
    deciding decision decisions decline deep deeper deeply define defined defining definition
    definitions degree degrees delay delays deliver delivering delivery demands dementia dental
    depend dependence descriptive design designing desire desk desks despite destroy details
    detect detecting determinants determine develop developer developers developing development
    develops device devices diagram diagrams dialog dialogue dialogues diaries diary did die
    dies diet differ difference differences different difficult difficulties dig digital
    digitally dilemma dilemmas dimensions dinner direct direction directions disabilities
    disability disabled disadvantage disaster disasters discipline disciplines discourse
    discover discovering discovers discovery discuss discussing discussion discussions disease
    disorders dissertation dissertations distance diverse do doctoral document documentation
    documents does doing domain domains done door doors doubt doubts down drawing drawings draws
    dream dreams drive dropout dropouts drug drugs due during duty dynamic dynamics each early
    earn earning ears easier easily easy eat eating ebook ecological ecologies ecology economic
    economies economy edge edges edit editing edition editors educating educational educator
    educators effect effective effectively effectiveness effects efficacy efficiency efficient
    effort effortless eight either elder elderlies elderly elearning elegant elementary elements
    embedded embedding embodied embrace embracing emerge emergency emergent emerging emotion
    emotional emotionally emotions empathy emphasis employee employees empower empowered
    empowering enable enabling enact enacting encounter encounters encourage encouraging end
    ended endless ends enemies energy engage engaged engages engaging engineer engineers enhance
    enhanced enhances enhancing enjoy enough ensure enter enterprise entire entry environment
    environments envision epidemic epistemic epistemology equal equality equip equitable equity
    error errors essay essays essence essential essentials establish establishing estimate
    estimates ethic ethical ethics ethnic ethnographic ethnography evaluate evaluating
    evaluation evaluations evening event events ever every everybody everyday everyone
    everything everywhere evidence evil evolving exact exactly exam examine examining example
    examples exams excellence except exchange exchanges exclusion exercise exist existing exists
    expand expanding expansive expect expectation expectations expected expects experience
    experienced experiences experiencing experiential experiment experimental experiments expert
    expertise explain explained explaining explains explanation explanations explicit
    exploration explorations exploratory explore explores exploring express expression extend
    extended extending extent external extra eye eyes face facilitate facilitated facilitates
    facilitating facilitation facilitator facilitators facing factor factors facts faculty
    failing fails failure fairness faith fake fall false families family famous fans far
    farther fashion fast faster fat fate favorite fear fearless feature features feed feedback
    feel feeling feelings feels female feminist few fewer fiction field fieldwork fifty fight
    file files film films filter final finally finance financial find finding findings finds
    fine finish finished first fit five fix fixing flexibility flexible flip flipped float floor
    floors flourish flourishing flow fluency focus folklore follow followed following follows
    food for force foreign forever forget forgetting forgotten form formal formation formative
    formats former forms forty forward foster fostering found foundational foundations four
    fragile fragments frames framework framing free freedom freely frequency frequent fresh
    friend friendly friends friendship friendships from full fully fun function fundamental
    fundamentals funny furniture further future gain gains game gamers games gamification
    gamified gaming gap gaps gather gathering gave gender generation gentle genuine gesture
    gestures get gets getting ghost gift gifted girls give given gives giving glance global go
    goal goals goes going gone good grade grades gradual graduate graduates graduation
    grandparents graph graphic graphics graphs gratitude greater greatest grew grief grit ground
    grounded grounds group groups grow grown grows growth guess guessing guests guidance guide
    guided guideline guidelines guides habit habits habitual half hand handbook handmade
    handover handovers hands handwriting happen happened happening happens happiness happy hard
    hardly harm harmful has hate have heads heal healing health healthy hear heard hearing
    hearts heat heavy held hello help helpful helping helps her herd here heroes hers herself
    hesitate hidden hide high higher highlights himself hint hints hiring his historical
    histories history hold holding holds holidays homeless homepage homes homework honest
    honesty hope hopeful hopes hospitals hosting hot hour hours household housing how however
    hub hubs huge human humanities humanity humans humble humor humour hundred hundreds hungry
    hurry hurt hybrid hypotheses hypothesis icon icons idea ideas identify identifying
    identities identity ignorance ill illegal illness illusion illustrated illustration
    illustrations image images imagination immersion immersive immigrant immigrants immigration
    impact impacts implement implementation implementing implications implicit importance
    important impossible improve improved improvement improvements improves improving inclusion
    inclusive inclusively increase increased increases increasing independent indicator
    indicators individual individuals industries industry inequalities inequality inequities
    inequity infants influence influences infographic infographics inform informal information
    infrastructure initial initiative initiatives injuries injury inner innovation innovations
    inquire inquiry insecurity inside insight insights inspire install instant instead
    institutional institutions instruct instruction instructional instructor instructors
    instrument instruments integrate integrated integrating integration integrity intelligent
    intend intended intensive intent intention intentional intentions interact interaction
    interactions interactive interactivity interdisciplinary interest interested interesting
    interests interface interfaces internal internship internships interplay interpret
    interpretation interpretations interpreting intervention interventions interview interviewed
    interviews intimate into introduce introducing introduction inventing invention
    investigation invisible invitation invitations invite inviting involve involved involvement
    is isolated isolation issue issues it item items its itself jellyfish job jobs joined
    joining joint jokes journaling journals journey joy judge judges judging judgment judgments
    juggling jump junior just justice keep keeping keeps kept key keyboard keynote kids kill
    killing kind kindness kitchens kitten knew know knowing knowledge knowledgeable known knows
    label labeling labelling labels laboratories lack lanes language languages laptop laptops
    large larger largest last lasting late lately later laugh laughing laughter launch launching
    laws lay layers layout lazy lead leader leaders leadership leading leads leaks leap learn
    learned learner learners learning learnings learns least leave leaves leaving lecture
    lecturer lecturers lectures left legal legends leisure lend lending length less lesser
    lesson lessons let letters letting level levels librarian librarians libraries licence
    license lies life lifelong lift light lights like likely limited limits line linear lines
    linguistic link linked linking links list listen listening lists lit literacy literary
    literate literature little live living load local locals location locations locked logic
    logical loneliness lonely long longer longitudinal look looking looks loop loops lose losing
    loss lost lots loud love loving low lower loyalty luck lunch machine machines magic magical
    mail mainstream maintain maintaining major majority make makers makerspaces makes making man
    manage managed management manager managers managing manual many map mapped mapping maps
    margin marginal margins marked marker markers marketing markets marks marriage mass massive
    master mastery match matches material materials maternal math mathematics matrix matter
    matters mature maybe meal meals meaning meaningful means meant meanwhile measure measurement
    measures measuring mechanism mechanisms media medical medicine meditation meet meeting
    meetings meets member meme memes memorable memories memory men mending mental mention mentor
    mentors merely message messages messy met meta metacognition metaphor metaphors method
    methodological methodology methods micro microlearning middle midlife midwife midwives might
    migrant migrants mild millennials millions mind minded mindful mindfulness minds mindset
    minimal minor minority minute minutes mirrors misconception misconceptions misinformation
    missing mission mistaken mistakes misunderstood mixed mixing mobile mobility mode model
    modeling modelling models moderate moderating moderator moderators modern modes modest
    modify module modules moment moments money monitor monitoring month months mood moods moral
    morale morality more most mother mothers motivated motivation motives mouse mouth move
    movement movements moves moving much multicultural multilingual multimedia multimodal
    multimodality multiple multitasking murder muscle museums music musical musicians must
    mutual my mysteries mystery myth myths names naming napkin narrative narrow nation native
    natural nature navigate navigating navigation near nearly neat necessary necessity need
    needed needs negative neglect neglected negotiate negotiating negotiation neighbor
    neighborhood neighborhoods neighbors neighbour neighbours neither nervous nested network
    networked networks neural neutral never new newcomer newcomers newly news newspaper
    newspapers next nice night nightmare nine nobody noise nomad nomads none nonformal nonprofit
    normal norms not notebooks noted notes nothing notice noticed notices noticing notion
    novel novels novice novices now nowhere number numbers nurse nurses nursing nurture
    nurturing object objectives objects observation observations observe observing obstacle
    obstacles obvious occupation occupational occupations off offer offering offers offices
    official often okay older oldest on onboarding once one ongoing online only onto open
    opening openness opens operate operating operation operations opinion opinions opportunities
    opportunity oppressed optimal optimism or oral order ordinary organic organisational
    organise organising organizational organize organizing orientation oriented origin origins
    other others otherwise ought our ours ourselves outbreak outcome outcomes outdoor outdoors
    outline outreach outside outsider outsiders over overcome overcoming overload overlooked
    overnight oversight overview own owner owners ownership pace packing pages pain painful
    paint painting pairs panel panels panic paper parent parental parenting parents parking part
    partial partially participant participants participate participates participating
    participation participatory particular partly partner partnering partners partnership
    partnerships parts pass passing passion passionate passive past path pathways patience
    patient patients patterns pause pausing pay paying pays pedagogical pedagogies pedagogy peer
    peers pencil pencils people perceived perception perceptions perfect performance
    performances performing perhaps period peripheral permission persistence persistent person
    personal personality personalization personalized personalizing perspective perspectives
    persuade persuasion persuasive phase phases phenomenon philosophy phone phones photo
    photograph photographs photography photos phrase phrases physical physician physicians pick
    picking picks picture pictures piece pilot pioneer pioneers pitch pitfalls place placed
    placement placements places plague plain plan planned planning plans plant plants platform
    platforms play played player players playful playing plays pleasure plenty plot pocket
    podcast podcasting podcasts poem poems poet poetic poets point policies policy polite
    political politics poll poor pop popular population populations portfolio portfolios
    portrait portraits pose position positioned positioning positions positive possibilities
    possibility possible possibly post posters posting posts posture potential poverty power
    powerful practical practice practices practicing practicum practised practitioner
    practitioners praise predict prediction predictor predictors prefer preference preferences
    pregnancy pregnant prejudice preliminary preparation prepare prepared preparing presence
    present presentation presentations presenting preserve preservice preserving pressure
    prevent preventing prevention previous prices pride primary primer principle principles
    print printed printing prior priorities priority prison private privilege privileged
    probably probe problem problems procedure process processes processing produce produced
    producing product production productive productivity products profession professional
    professionals professor professors proficiency proficient profile profiles profit profound
    program programme programmes programming programs progress project prolific prominent
    promise promises promote promoting promotion prompt prompting prompts proof proper property
    prospects protect protecting protection protocol protocols prototype prototypes prototyping
    proud proven provide proximal proximity psychological psychology public publish published
    publishing pull punishment pupil pupils purpose purposeful pursuit push pushing put putting
    puzzle puzzles qualitative qualitatively qualities quality quantitative queer queries query
    quest question questions quick quickly quiet quit quite quiz quizzes quotation quotations
    quote quotes race racial racism radical raise raised raising random range rapid rapidly
    rarely rate rates rather ratio rational rats reach reached reaching react reaction reactions
    read reader readers readily readiness reading reads ready reaffirm real realistic reality
    realize realizing really reason reasons recall receive received recent recipe recipes
    reciprocal reciprocity recognition recognize recognizing recommend recommendation
    recommendations reconsidered reconsidering recorded recording recordings recovery recruit
    recruiting recruitment reduce reduced reduces reducing reduction refer reference references
    refine refining reflect reflecting reflection reflections reflective reflects reform
    reframing refugee refugees regional regret regular regulate regulated regulation reimagine
    reimagined reimagining reinvent rejection relate related relating relation relational
    relations relationship relationships relative release relevant reliability reliable relief
    religion rely remain remains remake remaking remarkable remember remembered remembering
    remembers remind reminder remix remote repair repairing repeat repeated repetition replace
    replaced replacing replication reply report reported reporting reports repository represent
    representation representations representing reproducing request require required requirement
    requirements requires research researcher researchers researching resilience resistance
    resource resources respect respond responding response responsibilities responsibility
    responsible responsive rest result results retain retention rethink rethinking retirement
    retrieval retrieve return returning returns reveal revealed reveals reverse review reviews
    revise revised revising revisit revisited revisiting reward rewards rhetoric rhetorical
    rhythm rhythms right rigor rigorous rise risk risks ritual rituals roadmap robotic robots
    role roles room roots routine routines row rubric rubrics rude rule rules run runaway rural
    rushed sad safe safety said same sample samples sampling sandbox satisfaction satisfied save
    saved saves saving say saying says scaffold scaffolding scaffolds scale scan scanning
    scenario scenarios scenes schedule schedules scheduling scholarly scholars scholarship
    school schooled schooling schools sciences scientific scientist scientists scope score
    scores scoring screen screening screens script scripts search searching seat second
    secondary secret secrets sectors secure see seeds seeing seek seekers seeks seem seems seen
    select selecting selection selective self selfie selfies selling semester semesters seminar
    seminars send sending sends senior seniors sense senses sensitive sensitivity sensory sent
    separate sequence serial series serious seriously serve serves services serving sessions set
    setting settings settle seven several severe sexual shadow shame shape shaping share shared
    shares sharing sharpen shelf shelves shift shifted shifting shifts shoes shopping shops
    short should shout show showed showing shown shows sick sides sight sign signals signature
    signed signing signs silence silent silently similar similarities similarity simple simpler
    simply simulated simulation simulations since sing singing single sins sit sites sitting
    situated situation situational situations six sixty size skeptic sketch sketches sketching
    sketchnote skill skilled skills skim slave slavery sleep slide slides slip slow slower
    slowly small smaller smart smarter smile smoking smooth snapshot snapshots sociable social
    socialization socially society sociocultural sociological soft software solid solution
    solutions solve solving some somebody somehow someone something sometimes somewhere songs
    soon sorting soul sound sounds source sources space spatial speak speaking speaks special
    specialist specialists specific specification speech speeches speed spelling spend spending
    spent spirit split spoken spread stability stable staff staffing staged stages stakeholder
    stakeholders stakes stand standard standardized standing start starting starts stated
    statement statements statistical statistics status stay staying stays steady step steps
    stereotypes stick stigma still stolen stop storage store storied stories story storyboarding
    storyboards storyteller storytellers storytelling straight straightforward strange stranger
    strangers strategic strategically strategies strategy streaming streets strength strengthen
    strengthening strengths stress stretch strict strike string strive strong structural
    structure structured structures struggle struggles struggling stuck student students studied
    studies study studying stuff stupid style styles subject subjective subjects submit
    submitting subtle succeed succeeding succeeds success successful sudden suddenly suffer
    suffering sufficient suggest suggestion suggestions suicide suitable summaries summary
    summative supervise supervised supervising supervision supervisor supervisors supply support
    supporting supportive supports suppose sure surface surprise surprised surprises surprising
    surprisingly survey surveys survival survive surviving survivor survivors suspicion
    sustainable sweet sword syllabi syllabus symbol symbolic symbols sympathy symptoms
    synchronous syntax synthesis synthesize system systematic systems tables tablet tablets
    tacit tackle tackling tactic tactics tactile tag tagging tags tail take takes taking tale
    talent tales talk talked talking talks tame tangible tap target targeted targets task tasks
    taught tax taxes taxonomy teach teachable teacher teachers teaches teaching team teams
    teamwork tear tears tech technical technique techniques technological technologically
    technologies technology teen teenage teenager teenagers teens tell telling tells temperament
    temporary ten tend tenure term terms test testimony testing tests text textbook textbooks
    texts than thank thanks that their theme themes themselves then theoretical theories theory
    therapist therapists therapy there therefore these thesis they thick thief thing things
    think thinker thinkers thinking thinks third thirty this thoroughly thought thoughtful
    thoughts thousand threat threats three thrive thriving through throughout throw thumb thus
    tick ticket tickets tie ties till time timeline timelines timely timing tinker tinkering
    tiny tips tired tiring tissue title to today toddler toddlers together toilet told tomorrow
    tone tongue tongues tonight took tool toolbox toolkit toolkits toolmaking tools top topic
    topics touch touching tough tour tourist tourists toward towards toxic toy toys trace traces
    tracing track tracking tracks tradition traditional traditionally traditions traffic tragedy
    trail trails train trained trainee trainees trainer trainers training trains trait traits
    trajectories trajectory transcript transcription transcripts transfer transference transform
    transformative transformed transforming transforms transition transitioning transitions
    translate translated translating translation translations translator transparency
    transparent trap traps trauma travel traveler travelers traveling travels treat treating
    treatment treatments treats tree trends trial trials tribes trick tricks tried trigger
    triggers trip trivial trouble true truly trust truth try trying turn turning tutor tutorial
    tutorials tutoring tutors tweet tweeting tweets twelve twenty twice two types typical
    typically ubiquitous ugly ultimate unable unbundling uncertain uncertainty unconscious under
    undergo undergraduate undergraduates underground underlying underrepresented underserved
    understand understanding understandings understands understood unemployment unequal
    unexpected unfinished unforgettable unhappy unique unit units universal universities unknown
    unlearning unlock unlocking unpacking unplugged unseen until untold unwritten up updated
    updates upon upward urban us usability usage use used useful useless user users uses using
    usually utility utilize utilizing vaccine vaccines valid validate validated validating
    validation validity valuable value valued values valuing variables variation variety vary
    varying vehicle versus very via video videos view viewing views villages violence virtual
    virtue viruses visibility visible vision visit visiting visitor visitors visits visual
    visually vital vivid vocabulary vocational voice voices volume volunteer volunteering
    volunteers vote voters voting vulnerability vulnerable wage wages wait waiting wake waking
    walk walked walking walks wall walls wandering want wanted wants warm warming warn warning
    warnings warns was waste watch watched watches watching water watershed way ways we weak
    wealth weapons weather weave weaving webcast webinar webinars website websites week weekend
    weekly weeks weigh weight weird welcome welcoming well wellbeing went were what whatever
    wheel when whenever where wherever whether which whichever while who whole wholly whom whose
    why wicked wide widely wider widget wife wiki wikis wild will willing win winning wired
    wisdom wish wishes wishing with within without witness woman womb women wonder wondering
    wonders wooden word wordless words work workbook workday worker workers workflow workflows
    workforce working workload workplace works workshop workshops world worlds worldwide worried
    worries worry worse worst worth worthwhile worthy wound wounded wounds write writer writers
    writes writing written wrong wrongs yard year yearbook years yesterday yet yield yoga you
    younger your yours yourself yourselves youth zone
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


# Endings of words that are made of others, and what has them and is a name.
_DERIVED = re.compile(
    r"\w{2,}(?:[bcdghlmnprstx]ical|[ntx]ual|[ntr]ial|[iou]nal|[dmr]ental|[ct]ural|oral|[acit]tive"
    r"|[cinprt]ous|[aeilor]vity|[ailo]rity|ility|neity|[aeo]tic|[rtn]istic|[lty]ses|ysis|ically"
    r"|[ai]nism|ithms?|ometry|etries|ivers|ifiers?|[il]zers?|ators?|[ct]ors|eness)"
)
_DERIVED_NAMES = frozenset("adriatic asiatic celtic oriental continental occidental".split())


def is_derived(word: str) -> bool:
    """Whether a word in small letters is hardly a name, to go by its ending."""
    return word not in _DERIVED_NAMES and _DERIVED.fullmatch(word) is not None


def is_ordinary(word: str) -> bool:
    """Whether a word is no name, by itself or by how it ends."""
    small = word.lower()
    return small in _WORDS or (small not in _OF_NAMES and bool(_ENDINGS.fullmatch(small)))
