"""Names, birth dates, BSN and addresses as plain values. Pure Python."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TUSSENVOEGSELS = (
    "van der", "van den", "van de", "van het", "van 't", "v.d.", "vd", "v/d", "op de", "op den", "in 't", "aan de",
    "aan den", "uit de", "uit den", "in de", "bij de", "von der", "van", "de", "den", "der", "ter", "ten", "te",
    "het", "'t", "la", "el", "al", "el-", "di", "da", "von", "op 't",
)  # fmt: skip
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Geslacht(StrEnum):
    """As registered; `onbekend` is always an answer."""

    VROUW = "v"
    MAN = "m"
    X = "x"
    ONBEKEND = "o"


@dataclass(frozen=True, slots=True)
class Geboortedatum:
    """A birth date that may lack its day, month or year."""

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    @classmethod
    def lees(cls, text: str | None) -> "Geboortedatum":
        """Read `1987-05-25`, `2019-11`, `1984`, `02-28`, `25-05-1987`; empty when there is nothing.

        Raises ValueError with a Dutch message when it is no date.
        """
        text = (text or "").strip().replace("/", "-").replace(".", "-")
        if not text:
            return cls()
        parts = text.split("-")
        if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
            raise ValueError("Dit is geen datum. Schrijf bijvoorbeeld 25-05-1987, 05-1987 of 1987.")
        return cls._of([int(part) for part in parts], [len(part) for part in parts])

    @classmethod
    def op_zijn_nederlands(cls, text: str) -> str:
        """What was sent as `1987-05-25`, as people write it; what cannot be read, or lacks its year, stays."""
        try:
            found = cls.lees(text)
        except ValueError:
            return text
        return str(found) if found.jaar else text

    @classmethod
    def _of(cls, numbers: list[int], widths: list[int]) -> "Geboortedatum":
        if widths[-1] == 4:  # Dutch order
            numbers, widths = numbers[::-1], widths[::-1]
        if widths[0] != 4 and len(numbers) == 3:
            raise ValueError("Schrijf het jaar met vier cijfers, bijvoorbeeld 25-05-1987.")
        known = [number or None for number in numbers]  # 00 says unknown, as in the basisregistratie
        found = cls(*known) if widths[0] == 4 else cls(None, *known)
        try:
            date(found.jaar or 2000, found.maand or 1, found.dag or 1)
        except (ValueError, OverflowError) as error:
            raise ValueError("Deze datum bestaat niet.") from error
        return found

    def __str__(self) -> str:
        if self.jaar and not self.maand:
            return str(self.jaar)
        parts = [
            f"{self.dag:02}" if self.dag else "",
            f"{self.maand:02}" if self.maand else "",
            str(self.jaar or ""),
        ]
        return "-".join(part for part in parts if part)

    def met(self, ander: "Geboortedatum") -> "Geboortedatum | None":
        """What both say together, where neither contradicts the other; else None."""
        pairs = ((self.jaar, ander.jaar), (self.maand, ander.maand), (self.dag, ander.dag))
        if any(one and other and one != other for one, other in pairs):
            return None
        return Geboortedatum(*(one or other for one, other in pairs))

    @property
    def iso(self) -> str:
        """`1987-05-25`, `1987-05` or `1987`; empty without a year."""
        if not self.jaar:
            return ""
        month = f"-{self.maand:02}" if self.maand else ""
        return f"{self.jaar:04}{month}" + (f"-{self.dag:02}" if month and self.dag else "")

    def age(self, on: date) -> int | None:
        """Age in whole years on a day, or None when the year is unknown; a missing month counts as January."""
        if self.jaar is None:
            return None
        return on.year - self.jaar - ((on.month, on.day) < (self.maand or 1, self.dag or 1))


def is_bsn(text: str) -> bool:
    """Whether nine digits pass the 11-check."""
    if not re.fullmatch(r"[0-9]{9}", text) or text == "000000000":
        return False
    return sum(int(digit) * weight for digit, weight in zip(text, BSN_WEIGHTS, strict=True)) % 11 == 0


def plain(text: str) -> str:
    """Lower case without accents, punctuation or double spaces: the form in which names are compared."""
    text = text.lower()  # first, for capitals have strokes too
    text = text.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("ß", "ss").replace("đ", "d")
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


TITLES = frozenset({"mw", "mevr", "mevrouw", "dhr", "heer", "meneer", "mijnheer", "familie", "fam", "gezin"})
AGE = re.compile(r"\b(?:van\s+)?(?:bijna\s+)?\d+\s*(?:jaar|jr|maanden|mnd|weken|dagen)?\b.*$", re.IGNORECASE)


def split_name(name: str) -> tuple[str, str, str]:
    """(first names, tussenvoegsel, surname) of a name as one string.

    A single word counts as a first name, unless a title or a tussenvoegsel says that it is a surname. Words that say
    what someone is ("zoon", "baby") and ages fall away; `Visser (Smit)` is a double surname, `Jan / Johan` its first.
    """
    plainly = re.sub(r"\(.*?\)", " ", name.replace("de heer ", "heer "))
    bare = AGE.sub("", re.split(r",|\s/\s|\sof\s", plainly)[0])
    words = [word for word in bare.split() if plain(word)]
    titled = any(plain(word) in TITLES for word in words)
    words = [word for word in words if plain(word) not in TITLES]
    while len(words) > 1 and plain(words[0]) in ROLE_WORDS and words[0].lower() not in TUSSENVOEGSELS:
        words = words[1:]
    first, particle, last = _split_words(words)
    if titled and not last:
        first, last = "", first
    married = re.search(r"\(([^\W\d]{3,})\)", name)
    if last and married and plain(married[1]) not in ROLE_WORDS and married[1][0].isupper():
        last = f"{last}-{married[1]}"
    return (first, particle, last)


def _split_words(words: list[str]) -> tuple[str, str, str]:
    """The three parts of a name without titles; the first tussenvoegsel divides."""
    for start in range(len(words)):
        for length in (3, 2, 1):
            particle = " ".join(words[start : start + length]).lower()
            if particle in TUSSENVOEGSELS and start + length < len(words):
                return (" ".join(words[:start]), particle, " ".join(words[start + length :]))
    return (words[0], "", "") if len(words) == 1 else (" ".join(words[:-1]), "", " ".join(words[-1:]))


def postcode(text: str) -> str:
    """`1234 AB` from whatever was typed; empty when it is no Dutch postcode."""
    bare = re.sub(r"\s+", "", text or "").upper()
    return f"{bare[:4]} {bare[4:]}" if re.fullmatch(r"[1-9]\d{3}[A-Z]{2}", bare) else ""


# More digits are a telephone number or a slip; they stay words, and the column of the database cannot hold them.
HOUSE_NUMBER = r"(?<!\d)\d{1,5}(?!\d)"


@dataclass(frozen=True, slots=True)
class AdresTekst:
    """An address read from one line."""

    straat: str = ""
    huisnummer: int | None = None
    toevoeging: str = ""
    postcode: str = ""
    plaats: str = ""

    @property
    def zoek(self) -> str:
        """The form in which addresses are compared; a second house number ("21 of 12") counts too."""
        other = self.toevoeging if self.toevoeging.startswith("of ") else ""
        return plain(f"{self.straat} {self.huisnummer or ''} {other} {self.plaats}")

    @classmethod
    def lees(cls, text: str | None) -> "AdresTekst":
        """Read `Kievitslaan 14 B, 1997 KD Noorderveen` in any of its incomplete forms; never raises."""
        text = (text or "").strip()
        if not any(char.isdigit() or char.isupper() for char in text):
            return cls()  # "naast beller": words, no address
        code = re.search(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b", text)
        before, after = (text[: code.start()], text[code.end() :]) if code else (text, "")
        rest = f"{before},{after}" if before.strip(" ,") else after  # what follows a postcode is the town
        head, _, tail = rest.partition(",")
        head = re.sub(r"\((?:of|misschien|of misschien)\s+(\d+)\)", r" of \1", head)
        match = re.match(rf"^(?P<straat>.*?\D)\s*(?P<nr>{HOUSE_NUMBER})\s*-?(?P<toe>.*)$", head.strip())
        if match is None:
            number = re.match(rf"^\s*({HOUSE_NUMBER})\s*(\S*)\s*$", head)
            if number:
                return cls("", int(number[1]), number[2], postcode(code.group()) if code else "", tail.strip(" ,"))
            return cls(head.strip(), None, "", postcode(code.group()) if code else "", tail.strip(" ,"))
        return cls(
            match["straat"].strip(" ,"), int(match["nr"]), match["toe"].strip(" -,"),
            postcode(code.group()) if code else "", tail.strip(" ,"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Persoonsgegevens:
    """What a human writes down of a person; an empty field says nothing."""

    voornamen: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboortedatum: str = ""
    geslacht: str = ""
    bsn: str = ""
    adres: str = ""
    geheim: bool = False
    rol: str = ""


# Words that say what someone is to another, not what he is called.
ROLE_WORDS = frozenset(
    """
    haar zijn mijn de het die dat een hun onze vader moeder pa ma papa mama man vrouw vriend vriendin ex partner
    oma opa broer zus broertje zusje kind kinderen jongen meisje jongetje baby buurman buurvrouw hij zij
    tweeling stiefvader stiefmoeder zoon dochter zoontje dochtertje jongste oudste onbekend naam van jaar ukkie
    grote kleine
    """.split()  # noqa: SIM905  # read by people
)
# Without a capital these are no names either.
GEWOON = ROLE_WORDS | frozenset(
    """
    peuter kleuter puber tiener dreumes zuigeling jongens meisjes meid knul jochie kleinkind middelste mannen
    vrouwen stel paar echtpaar ouder ouders grootouders schoonmoeder schoonvader zwager schoonzus tante oom neef
    nicht nichtje neefje pleegkind pleegmoeder pleegvader pleegouders voogd vriendje vriendinnetje iemand
    niemand anderen andere onbekende persoon bewoner bewoners huisgenoot collega leerling melder dader
    slachtoffer dagen weken maanden jaren jong jonge oude ook nog wel niet en met ik wij
    anoniem nvt nb nn geen idee huisarts oppas politie politieagent wijkagent docent docente leerkracht hulpverlener
    hulpverleenster verhuurder halfbroer halfzus halfzusje halfbroertje stiefbroer stiefzus stiefzusje stiefbroertje
    stiefzoon stiefdochter pleegzoon pleegdochter schoonzoon schoondochter buurjongen buurmeisje overbuurman
    overbuurvrouw
    """.split()  # noqa: SIM905  # read by people
)


def has_name(naam: str) -> bool:
    """Whether the words hold a name and not only a role ("haar man", "de jongste (ik denk 6)").

    Who types in a hurry uses no capitals: "visser" is a name too, when nothing beside it says what somebody is.
    """
    words = [word.strip(".,()'\"") for word in naam.split()]
    if any(word and word[0].isupper() and word.lower() not in ROLE_WORDS for word in words):
        return True
    plainly = re.sub(r"\(.*?\)", " ", naam.lower()).replace("-", " ")
    said = [word for item in plainly.split() if (word := item.strip(".,'\"")) and word not in TUSSENVOEGSELS]
    if not all(word.isalpha() and word not in GEWOON for word in said):
        return False
    return any((len(word) > 1 or not word.isascii()) and word not in TITLES for word in said)  # "x" is nobody
