"""Words of names of institutions that mean the same, or next to nothing, in the languages in which names are written.

This is vocabulary, not a list of institutions: no name stands here. Accents and case don't matter, they are folded away.
"""

from __future__ import annotations

from typing import Final

from search.analysis.folding import fold
from search.records.spelling import settle


def _words(text: str) -> frozenset[str]:
    """Return the words of a list as they are compared."""
    return frozenset(settle(fold(word)) for word in text.split())


_SAME = {
    "university": (
        "univ uni universities universite universites universita universitat universitats universitatea universidad "
        "universidade universiteit universitet universitetet universitetas universitesi universitate universiti "
        "universitas univerzita univerzitet univerza univerzitesi uniwersytet uniw egyetem egyetemi yliopisto ulikool "
        "university universitario universitaria universitaire universitaires universitair университет университета "
        "университети універcитет універcитету університет університету جامعة جامعه دانشگاه πανεπιστημιο universitaet"
    ),
    "college": "coll colegio collegio collegium colleges",
    "institute": (
        "inst institut instituto institutet institutul istituto instytut ustav instituut institutes institution "
        "instituttet enstitusu institutt institucio институт інститут معهد"
    ),
    "hospital": (
        "hosp hopital hopitaux hospitals krankenhaus klinikum klinik klinika clinic clinica clinique ospedale "
        "ospedaliera ospedaliero hospitalier hospitalar hastanesi ziekenhuis sykehus sjukhus kliniken hospitales "
        "spital больница مستشفى"
    ),
    "school": "sch ecole escola escuela scuola schule skola szkola schools",
    "faculty": "fac faculte facultad faculdade facolta fakultat fakulta fakultesi faculteit wydzial fakultet",
    "department": (
        "dept dep departamento dipartimento departement departments depart depto dpt abteilung katedra zaklad"
    ),
    "center": "centre ctr centro zentrum centrum cent centers centres keskus merkezi центр",
    "technology": (
        "tech technol technological technologies tecnologia tecnologico tecnologica technologique technologie "
        "technologiczny"
    ),
    "technical": (
        "technische technischen techn technique tecnica tecnico technika technicka technisch teknik politechnika "
        "technicznej tehnica tehnicki technikos"
    ),
    "polytechnic": "polytechnique politecnico politecnica politecnic politehnica polytechnical polytechnische poly",
    "science": (
        "sciences sci ciencia ciencias wissenschaft wissenschaften scienze scienza scientific cientifica scientifique "
        "nauk bilimleri наук"
    ),
    "medicine": (
        "medical med medizin medizinische medizinischen medico medica medicina medecine medyczny medycznych tip "
        "lekarska medicinska medisch медицинский медицинская"
    ),
    "national": "natl nat nacional nationale nationales nazionale narodowy national نasional национальный",
    "research": "res recherche recherches ricerca ricerche investigacion investigaciones pesquisa forschung forschungs",
    "academy": "acad academie academia accademia akademie akademia academies akademi академия академии",
    "state": "staatliche estadual estatal statale panstwowa panstwowy государственный",
    "laboratory": "lab labs laboratories laboratoire laboratorio laboratorium laboratoires",
    "association": "assoc associates asociacion associazione",
    "agriculture": "agricultural agric agri agricola agrarian agronomy",
    "engineering": "eng engn engineer ingenieria ingenierie ingegneria ingenieurwissenschaften engg",
    "applied": "appl angewandte applicata appliquees",
    "northern": "north norte nord",
    "southern": "south sur sul sud",
    "eastern": "east",
    "western": "west",
    "saint": "st sankt sanct sao santo",
    "mount": "mt",
    "federal": "fed federale",
    "international": "intl int internacional internationale internazionale",
    "pontifical": "pontificia pontificio pontificale",
    "catholic": "catolica cattolica catholique katholische katolicki katolicka",
    "autonomous": "autonoma autonomous",
    "health": "salud sante saude sanita",
    "veterinary": "vet veterinaria veterinaire",
    "foundation": "fdn fondation fundacion fundacao fondazione stiftung",
    "free": "freie libre libera vrije",
    "higher": "superior superieur superieure superiore hohere",
    "education": "educ educacion educacao",
    "company": "co corp corporation inc ltd llc gmbh ag sa plc",
    "professor": "prof professors",
    "pharmacy": "pharmaceutical pharmaceutics farmacia pharmacie pharmazie",
    "teacher": "teachers",
    "people": "peoples",
    "woman": "women womens",
    "child": "children childrens",
    "philosophy": "philosophische",
    "management": "mgmt mgt",
    "council": "consiglio consejo conselho conseil",
    "milan": "milano mailand",
    "rome": "roma",
    "florence": "firenze florenz",
    "turin": "torino",
    "naples": "napoli",
    "venice": "venezia",
    "padua": "padova",
    "genoa": "genova",
    "munich": "munchen muenchen",
    "cologne": "koln koeln",
    "vienna": "wien",
    "zurich": "zuerich",
    "geneva": "geneve genf",
    "prague": "praha",
    "warsaw": "warszawa warszawski",
    "krakow": "cracow krakau",
    "lisbon": "lisboa",
    "seville": "sevilla",
    "copenhagen": "kobenhavn",
    "gothenburg": "goteborg",
    "moscow": "moskva",
    "athens": "athina",
    "brussels": "bruxelles brussel",
    "ghent": "gent gand",
    "antwerp": "antwerpen anvers",
    "bucharest": "bucuresti",
    "belgrade": "beograd",
    "bangalore": "bengaluru",
    "mumbai": "bombay",
    "kolkata": "calcutta",
    "chennai": "madras",
    "kochi": "cochin",
    "mysore": "mysuru",
    "pune": "poona",
    "beijing": "peking",
    "guangzhou": "canton",
    "nanjing": "nanking",
    "kyiv": "kiev",
    "kharkiv": "kharkov",
    "lviv": "lvov",
    "yangon": "rangoon",
}
#: Every spelling → the word that stands for all: abbreviations, other languages, plurals; exonyms of large cities.
CANONICAL: Final = {spelling: word for word, spellings in _SAME.items() for spelling in _words(spellings)}
#: Compounds and abbreviations that other languages write in several words.
COMPOUNDS: Final = {
    "universitatsklinikum": ("university", "hospital"),
    "universitaetsklinikum": ("university", "hospital"),
    "universitatsspital": ("university", "hospital"),
    "universitatsklinik": ("university", "hospital"),
    "universitatsmedizin": ("university", "medicine"),
    "universitetssjukhus": ("university", "hospital"),
    "universitetshospital": ("university", "hospital"),
    "universitetssykehus": ("university", "hospital"),
    "hochschule": ("university",),
    "fachhochschule": ("university", "applied"),
    "chu": ("center", "hospital", "university"),
    "chru": ("center", "hospital", "regional", "university"),
    "umc": ("university", "medicine", "center"),
    "aou": ("azienda", "hospital", "university"),
    "uz": ("university", "hospital"),
    "usa": ("united", "states"),
}
#: Say nothing of what is named.
STOP: Final = _words(
    "a an the of de la le les el los las lo du des da do dos das di del della delle dello dell degli dei d l der die den "
    "dem et e y i and und och og en in im am zu zur for fur pour para per at on to with von van voor w na u ve al till from "
    "by"
)
#: Kinds of institutions: in so many names that they tell little of which one is meant.
KINDS: Final = _words(
    "university college institute hospital school faculty department center academy laboratory foundation company "
    "association polytechnic group system campus agency society council"
)
#: What institutions are for, and where: in many names, yet part of which one is meant.
COMMON: Final = _words(
    "information design islamic music vocational architecture development administration theological pedagogical industrial "
    "high christian cancer maritime finance physical military life innovation open global academic environmental fine food "
    "marine telecommunications naval sports sport police natural culture defense defence network commerce government "
    "seminary professional energy theology communication communications teaching dental systems industry nuclear security "
    "petroleum memorial economic excellence foreign resources forestry aviation tourism water digital conservatory trade "
    "media construction transport environment human materials biotechnology mathematical rural space mining language "
    "languages molecular chemical earth experimental nhs trust graduate post postgraduate woman child american european "
    "african asian named after campus branch location educational geosciences computing data policy safety quality "
    "والتكنولوجيا العلوم للعلوم كلية الجامعة العليا المعهد التقنية في государственный педагогический медицинский "
    "технический имени technology technical science medicine national research state agriculture engineering applied "
    "international federal catholic education health art arts higher free autonomous pontifical general new central royal "
    "public private northern southern eastern western saint economics business management law veterinary pharmacy clinical "
    "teacher normal people social humanities city county community regional united studies study training ministry "
    "provincial affiliated first second third azienda system prefectural metropolitan municipal advanced"
)
#: Words of strings that name a part of an institution, not the institution.
UNITS: Final = _words(
    "department faculty division unit section program programme chair service group branch office ward discipline biology "
    "chemistry physics mathematics psychology surgery cardiology neurology oncology pathology radiology psychiatry "
    "pediatrics paediatrics epidemiology biochemistry microbiology physiology pharmacology genetics anesthesiology geology "
    "geography sociology history philosophy computer electronics mechanical electrical civil biostatistics statistics "
    "nursing dentistry dermatology ophthalmology orthopaedics urology nephrology professor assistant associate student "
    "director editor author address corresponding present email mail tel fax"
)
#: Characters of names in Chinese and Japanese that are as common as "university" is.
COMMON_CHARACTERS: Final = frozenset("大学學院校立国國公私研究所科技工業业医醫病中央部系理工")
