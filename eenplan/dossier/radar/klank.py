"""How a name sounds, and which first names are the same one. Our own rules; pure Python.

Spellings that a Dutch listener cannot tell apart become the same word, also of names from elsewhere (Arabic, Turkish,
Polish, Ukrainian written in Dutch, English, French or German fashion).
"""

import re
from functools import lru_cache

# How one sound is written, most letters first.
SOUNDS = (
    ("tsch", "c"), ("tsj", "c"), ("tch", "c"), ("sch", "s"), ("dzj", "j"), ("sj", "s"), ("sh", "s"), ("sz", "s"),
    ("cz", "c"), ("ch", "c"), ("kh", "c"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ks", "x"),
    ("ck", "k"), ("q", "k"), ("oe", "u"), ("ou", "u"), ("oo", "o"), ("w", "v"), ("ij", "i"), ("ie", "i"), ("ee", "i"),
    ("y", "i"), ("j", "i"), ("gh", "g"),
)  # fmt: skip
DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def klank(word: str) -> str:
    """The word as it sounds, roughly."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return DOUBLE.sub(r"\1", word).removesuffix("h")


# One line: spellings and called names of one first name.
VARIANTEN = """
johannes johan jan hans johnny jo john joannes
johanna jo hanna hanneke joke anneke jopie
maria marie mia ria mieke marijke marieke miep
cornelis cees kees cor nelis
cornelia corrie corry nel nelly
willem wim will willy bill
wilhelmina wil mina willy willemijn minke
petrus peter piet pieter
hendrik henk henri harry rik hein
hendrika riek rika rieka henny
gerardus gerard gerrit geert sjra
gerarda gerda gerry
antonius anton ton toon tony teun
antonia toos tonny toni
jacobus jaap jacob ko koos sjaak jacques
jacoba coba
adrianus adriaan ad arie adri aad
adriana adri jeanne ada
franciscus frans frank franc cisco
francisca cisca sisca fransje
theodorus theo dorus thijs ted
dirk diederik dick
elisabeth elisabet betty bets liesbeth els elsje elly lies ilse lisa
catharina katharina catrina trijntje rina toos karin tineke cato
margaretha margreet greet greetje gre margriet grietje
geertruida truus trudy geertje trui
leonardus leo leonard leendert len
lambertus bert lammert
hubertus bert huub
albertus albert bert ab bertus
bernardus bernard ben bernd
josephus jozef joseph jos joep sjef
johannus johan
nicolaas klaas nico niek nicolas
matthijs thijs mathijs matthias ties matheus mathieu
laurentius laurens lau rens
sebastiaan bas sebastian
alexander alex sander lex xander
alexandra alex sandra xandra
michael michiel mike giel
christiaan chris christian
christina chris tina stien christine kirsten
robert rob bob robbert
daniel daan dani danny
samuel sam sammy
mohammed mohamed muhammad muhammed mohammad mohamad mehmet moh mo mohand
ahmed ahmet ahmad achmed
youssef yusuf yousef joseph jussuf yusef yousuf
ibrahim ebrahim brahim abraham
fatima fatma fatimah faatima
aisha ayse aysha aicha aischa
khadija hatice khadijah gadija chadija
zeynep zainab zaynab zeinab zineb
ali aly
hussein hussain hoessein huseyin hocine
hassan hasan
mustafa mostafa moustapha moustafa
omar omer umar oemar
abdullah abdallah abdulla
oleksandr alexander aleksandr olexandr sasha
mykola nikolai nikolaj kolja
kateryna katerina ekaterina katja katya
olena elena helena lena
yulia julia julija yuliya
natalia natalya nataliya natasha
andrzej andrei andriy andrej andreas
agnieszka agnes aga
katarzyna kasia kasja catharina
malgorzata gosia margaretha
tomasz tomek thomas tom tomas
jakub jacob kuba
pawel paul pavel
piotr peter piotrek
krzysztof christoffel chris krzys
"""
GROEPEN: dict[str, set[int]] = {}
for place, line in enumerate(VARIANTEN.strip().splitlines()):
    for name in line.split():
        GROEPEN.setdefault(name, set()).add(place)
NAAR_KLANK: dict[str, set[int]] = {}
for name, places in GROEPEN.items():
    NAAR_KLANK.setdefault(klank(name), set()).update(places)
NIETS: set[int] = set()


def zelfde_voornaam(een: str, ander: str) -> bool:
    """Whether both are known spellings or called names of one name, or sound like one: Joesoef is a Youssef."""
    return not _groepen(een).isdisjoint(_groepen(ander))


def _groepen(naam: str) -> set[int]:
    return GROEPEN.get(naam) or NAAR_KLANK.get(klank(naam), NIETS)
