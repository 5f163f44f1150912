"""Words that tell whether a name before a date is an author’s."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = _set(
    """
    van von de del della di da do dos das du des den der dem la le las los el al bin ibn ten
    ter te zu zur zum af av y e st. san
    """
)
"""Small words that surnames begin with."""

SMALL_NAMES = _set("bell hooks danah boyd")
"""Names that their owners write without capitals."""

JOINING = _set(
    """
    of for the and in on to at & de del la las los le les des du y für und der die das d'
    """
)
"""Small words within the name of a group."""

GROUPS = _set(
    """
    WHO UNESCO UNICEF OECD APA CDC NASA ISTE CAST EDUCAUSE NCTM NCTE AECT AERA ASCD NSTA NIH
    NHS UN ILO IEEE ACM W3C ATD SHRM NCES NAEYC CASEL Educause Unesco Unicef JISC Jisc BBC NPR
    CNN EU IMF USDA USDE ERIC Quora ACRL ALA IFLA AACU AAC&U NCSC NEA AAUP CoSN ITEEA NAE NRC
    NSF RAND UKRI UNHCR ICRC WCET QM OLC SoLAR ASHA AMA ANA AAP ACE
    """
)
"""Abbreviations of groups that publish."""

GROUP_ENDS = _set(
    """
    academies academy administration agency alliance association associates authority bank
    board bureau cabinet center centers centre centres coalition college collective commission
    committee community company confederation consortium corporation corps council department
    division federation forum foundation fund government group hospital initiative institute
    institutes institution laboratory league library ministry museum nations network
    observatory office organisation organization parliament partnership project school
    secretariat senate service services society staff states taskforce team trust union
    university editors asociación ministerio organización universidad instituto consejo
    fundación ministerium universität gesellschaft verband stiftung institut bundesamt
    kommission ministère université association organisation conseil inc. ltd. corp. llc gmbh
    """
)
"""Words that the names of groups have, in small letters."""

WORKPLACES = _set(
    """
    academy college company group hospital laboratory league library museum network office project
    school schools service services society staff team union
    """
)
"""Those of them where people learn, work and play."""

PUBLISHING = _set(
    """
    agency association bureau center centre commission committee council department
    federation foundation institute ministry organization organisation
    """
)
"""Those of them that are cited more often than met."""

NO_LAST = _set(
    """
    act acts code law laws amendment regulation regulations directive treaty constitution bill
    agreement protocol convention accord accords award awards prize conference symposium
    summit congress workshop festival olympics games cup championship championships tournament
    war wars revolution crisis pandemic election elections edition version release update
    season episode volume issue chapter figure table section module unit lesson week day year
    semester term course exam grade level standards standard framework guidelines guideline
    model theory press publishers publishing news times show expo fair marathon tour album
    film movie
    """
)
"""Words that a law, an event or a thing ends with, and no author."""

_MONTHS = """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec spring summer fall autumn winter monday
    tuesday wednesday thursday friday saturday sunday easter christmas thanksgiving enero
    febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    primavera verano otoño invierno januar februar märz mai juni juli oktober dezember
    frühling sommer herbst janvier février mars avril juin juillet août septembre octobre
    novembre décembre printemps été automne hiver
"""
_PARTS = """
    figure figures fig table tables chapter section module week unit part lesson step phase
    stage year grade class semester term version level appendix slide slides page pages
    edition volume vol issue season episode copyright updated revised reviewed retrieved
    published posted accessed created released since founded established est circa born died
    until before after from by in on at around about until during between early mid late now
    then today originally first last week day room number no photo image map source sources
    note notes course exam quiz assignment project task session cohort group team block round
    wave act article clause rule code item line line model series set type size test draft
    final winner nominee total budget summary abbildung tabelle kapitel figura tabla capítulo
    tableau chapitre stand seite
"""
_PRODUCTS = """
    windows office word excel powerpoint access outlook teams onenote sharepoint python java
    javascript typescript rust ruby perl php swift kotlin moodle canvas blackboard brightspace
    schoology sakai zoom skype slack discord trello notion miro padlet kahoot quizlet quizizz
    nearpod scratch minecraft roblox fortnite ipad iphone ios macos mac android chrome firefox
    safari edge photoshop illustrator indesign premiere acrobat captivate storyline articulate
    camtasia audacity flash shockwave dreamweaver scorm xapi cmi5 html html5 css xml json wcag
    ferpa hipaa gdpr coppa idea ada essa nclb stem steam covid covid-19 sars brexit internet
    web email spss stata matlab nvivo latex tex word linux ubuntu debian fedora unix bsd dos
    gnu google youtube facebook twitter instagram tiktok snapchat linkedin pinterest reddit
    mastodon wikipedia wordpress blogger tumblr github gitlab netlify docker kubernetes
    chatgpt gpt gpt-3 gpt-4 copilot gemini claude siri alexa netflix spotify uber airbnb
    amazon microsoft apple adobe intel nokia sony nintendo playstation xbox wii tesla
    hypercard logo pascal fortran cobol basic lisp scheme haskell erlang elixir scala julia
    pandas numpy django flask rails react angular vue node npm jquery unicode ascii utf-8 iso
    isbn doi orcid pdf epub h5p lti qti oer mooc moocs lms vle pln kpi toefl ielts sat gre
    gmat act hamlet macbeth inception avatar titanic alien jaws matrix brexit olympics
    paralympics expo eurovision wimbledon glastonbury coachella woodstock super
    qualtrics prolific jamovi jasp psychopy pavlovia mturk mplus rstudio maxqda redcap
    surveymonkey limesurvey zotero mendeley endnote ggplot2 tidyverse
    animoto asana blooket classdojo coursera credly dropbox duolingo edpuzzle edx evernote flipgrid
    friendster geocities gimkit kindle loom myspace newsela prezi quora screencastify seesaw
    squarespace thinglink udemy voicethread weebly wix
    airpods chromebook ipados macbook max mini pro ultra
"""
_PLACES = """
    london paris berlin madrid rome tokyo beijing shanghai moscow sydney melbourne boston
    chicago philadelphia seattle denver atlanta dallas houston detroit minneapolis duluth
    portland oakland toronto montreal vancouver ottawa dublin edinburgh glasgow manchester
    liverpool leeds bristol birmingham oxford cambridge vienna zurich geneva basel munich
    hamburg cologne frankfurt leipzig dresden amsterdam rotterdam brussels antwerp lisbon
    porto barcelona valencia seville milan venice florence naples turin athens istanbul ankara
    cairo lagos nairobi johannesburg mumbai delhi bangalore singapore seoul bangkok jakarta
    manila hanoi taipei osaka kyoto warsaw prague budapest bucharest sofia belgrade helsinki
    stockholm oslo copenhagen reykjavik riga vilnius tallinn kyiv minsk california texas
    florida ohio michigan minnesota wisconsin iowa illinois indiana oregon utah nevada arizona
    colorado kansas nebraska missouri alabama tennessee kentucky maryland pennsylvania
    massachusetts connecticut vermont maine alaska hawaii usa us uk u.s. u.k. england scotland
    wales ireland britain france germany spain italy portugal greece turkey russia china japan
    korea india pakistan bangladesh indonesia malaysia thailand vietnam philippines australia
    canada mexico brazil argentina chile peru colombia venezuela cuba egypt kenya nigeria
    ghana ethiopia tanzania uganda zambia zimbabwe morocco algeria tunisia israel iran iraq
    syria lebanon jordan afghanistan ukraine poland hungary romania bulgaria serbia croatia
    slovenia slovakia austria switzerland belgium netherlands holland denmark sweden norway
    finland iceland estonia latvia lithuania europe asia africa america york washington
    francisco angeles zealand
    albania andorra angola armenia azerbaijan bahamas bahrain barbados belarus belize benin
    bhutan bolivia bosnia botswana brunei burma myanmar burundi cambodia cameroon comoros congo
    crimea cyprus czechia djibouti ecuador salvador eritrea eswatini fiji gabon gambia gaza
    greenland grenada guatemala guinea guyana haiti honduras jamaica kazakhstan kosovo kuwait
    kyrgyzstan laos lesotho liberia libya lithuania luxembourg macedonia madagascar malawi
    maldives mali malta mauritania mauritius moldova monaco mongolia montenegro mozambique
    namibia nepal nicaragua niger oman palestine panama paraguay qatar rwanda samoa saudi
    senegal somalia sudan suriname swaziland taiwan tajikistan tibet togo tonga trinidad
    turkmenistan uruguay uzbekistan yemen zaire yugoslavia czechoslovakia ussr hiroshima
    nagasaki chernobyl fukushima baghdad kabul jerusalem benghazi nuremberg stalingrad
    charlottesville baltimore miami milwaukee nashville orleans pittsburgh sacramento honolulu
"""
_OTHER = """
    abstract introduction conclusion discussion method methods results references bibliography
    appendix preface foreword table contents none unknown other others all both each total yes
    no true false todo fixme tbd na n/a license licence mit bsd gpl apache ibid press springer
    routledge elsevier penguin addison-wesley
    prentice-hall mcgraw-hill harpercollins random macmillan norton harper knopf amended eds ed
    edited
    trans translated nature science lancet copyright see also cf compare author authors
    anonymous i we he she it they this that these those my our his her their your the a an
    rip what who when where why how if as but so thus hence however therefore here there you me us
"""
NO_AUTHORS = _set(f"{_MONTHS} {_PARTS} {_PRODUCTS} {_PLACES} {_OTHER}")
"""Words before a date, in small letters, that are no author’s name unless the library says so."""

AT_WORK = _set(
    """
    a according after also although an and as at because before besides both but by compare
    consider contrast despite drawing earlier even finally first following for from given here
    how however if in indeed instead interestingly like likewise moreover next nevertheless of
    on once perhaps see second similarly since so still than that the then there this though
    through thus to unlike until using what when where whereas whether while why with within
    yet it we i our my his her their your these those both per via about against among another
    author authors dr dr. prof. professor prof mr mr. mrs mrs. ms ms. sir researcher
    researchers theorist theorists scholar scholars writer educator educators psychologist
    designer blogger podcaster sociologist philosopher economist professors drs drs. reading
    follows citing quoting echoing building paraphrasing applying adapting como según para en
    con por también aunque wie nach laut auch wenn obwohl bei selon comme pour dans ainsi si
    et mais
    """
)
"""Words that begin a sentence, or stand before a name, and are none of it."""

SAYING = _set(
    """
    acknowledge acknowledges add added adds admits advise advises advocate advocates agree
    agrees analyse analyze argue argued argues ask asked asks assert asserted asserts assume
    assumes believe believed believes built builds call called calls caution cautions cite
    cites claim claimed claims coin coined compare compared compares conclude concluded
    concludes consider considers contend contends contrast criticised criticized critiques
    define defined defines demonstrate demonstrated demonstrates describe described describes
    develop developed develops discuss discussed discusses distinguish distinguished
    distinguishes emphasise emphasize emphasized emphasizes estimate estimates examine
    examined examines explain explained explains explore explored explores extend extended
    find finds focus focuses found frame frames framed give gives gave highlight highlighted
    highlights hold holds identified identifies identify illustrate illustrates insist insists
    introduce introduced introduces investigated invite invites list lists listed maintain
    maintains make makes made mention mentions name names named note noted notes observe
    observed observes offer offered offers outline outlined outlines point pointed points
    posit posits present presented presents propose proposed proposes publish published put
    puts question questioned questions recommend recommended recommends refer refers remark
    remarks remind reminds report reported reports reveal revealed reveals review reviewed
    reviews say says said saw see sees show showed shows shown speak speaks state stated
    states stress stressed stresses studied study suggest suggested suggests summarise
    summarize summarizes talk talks teach teaches tell tells theorise theorize theorized think
    thinks thought told treat treats urge urged urges use used uses view views warn warned
    warns wonder wrote write writes argumenta afirma señala dice propone sostiene define
    describe muestra schreibt sagt zeigt beschreibt definiert meint nennt betont affirme
    montre propose écrit dit soutient décrit
    """
)
"""What authors do in a sentence."""
