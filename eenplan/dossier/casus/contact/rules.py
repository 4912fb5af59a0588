"""What may be recorded about reaching somebody safely. Pure Python.

Whether a message may be left, and whether post may come, stands as a sentence in the words: so it goes along wherever
they go (waiting round, handover, a joined report), and where two records are joined the careful one is read.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from eenplan.core.workflow import Refused

LANGST = {"telefoon": 40, "tijden": 200, "afspraak": 300}
LANGSTE_WOORDEN = 250  # what is left of `afspraak` beside the sentences about voicemail and post
GEEN_NUMMER = (
    "Dit lijkt geen telefoonnummer. Schrijf één nummer van tien cijfers, bijvoorbeeld 06 1234 5678, of een buitenlands"
    " nummer met + ervoor. Weet u het nummer niet? Laat het leeg."
)
NUMMER_IN_TEKST = (
    "Zet het telefoonnummer bij Nummer. Deze woorden gaan mee als u het gezin overdraagt; het nummer niet."
)
LEEG = "Er staat nog niets. Vul in wat u weet: het nummer, wanneer u kunt bellen, of wat u mag zeggen."
# A Dutch number, a short one of a service, and one from abroad; without the signs people put in between.
SOORTEN = re.compile(r"0[1-9]\d{8}|0[89]00\d{4}(\d{3})?|(\+|00)31[1-9]\d{8}|(\+|00)(?!31)[1-9]\d{6,13}", re.ASCII)
IN_TEKST = re.compile(r"(?<!\d)(?:(?:\+|00)31|0)(?:[\s()/-]*\d){9}(?!\d)")


class Voicemail(StrEnum):
    """May a message be left? Not known is always an answer."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Post(StrEnum):
    """May a letter come? Not known is always an answer."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


ZIN = {Voicemail.NEE: "Spreek niets in.", Voicemail.JA: "Inspreken mag."}
ZIN_POST = {Post.NEE: "Stuur geen post.", Post.JA: "Post mag."}


class Ongeldig(Refused):
    """What is wrong, per field."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(fouten.values()))
        self.fouten = fouten


@dataclass(frozen=True, slots=True)
class VeiligeWeg:
    """What somebody recorded: the number, when, what may be said, and whether a message or a letter may be left."""

    telefoon: str = ""
    tijden: str = ""
    woorden: str = ""
    voicemail: Voicemail = Voicemail.ONBEKEND
    post: Post = Post.ONBEKEND

    @property
    def afspraak(self) -> str:
        """What may be said, with the sentences about voicemail and post first."""
        said = (ZIN.get(self.voicemail, ""), ZIN_POST.get(self.post, ""), self.woorden)
        return " ".join(part for part in said if part)

    @property
    def leeg(self) -> bool:
        """Whether nothing is said at all."""
        return not (self.telefoon or self.tijden or self.afspraak)


def kaal(telefoon: str) -> str:
    """Only what a phone dials; the (0) after a country code is not dialled."""
    return re.sub(r"[\s().\-/]", "", re.sub(r"^((?:\+|00)31)\s*\(0\)", r"\1", telefoon.strip()))


def is_nummer(telefoon: str) -> bool:
    """Whether one can dial this."""
    return SOORTEN.fullmatch(kaal(telefoon)) is not None


def fouten(weg: VeiligeWeg, *, nieuw: bool) -> dict[str, str]:
    """What is wrong, per field, in Dutch; `nieuw` when nothing was recorded before."""
    found = {}
    if weg.telefoon and not is_nummer(weg.telefoon):
        found["telefoon"] = GEEN_NUMMER
    for name in ("tijden", "woorden"):
        if IN_TEKST.search(getattr(weg, name)):
            found[name] = NUMMER_IN_TEKST
    if nieuw and weg.leeg:
        found["telefoon"] = LEEG
    return found


def lees(telefoon: str, tijden: str, afspraak: str) -> VeiligeWeg:
    """What was recorded, as the form asks it; joined from two records, "nothing on voicemail" and "no post" win."""
    said = [answer for answer, sentence in ZIN.items() if sentence in afspraak]
    post = [answer for answer, sentence in ZIN_POST.items() if sentence in afspraak]
    for sentence in (*ZIN.values(), *ZIN_POST.values()):
        afspraak = afspraak.replace(sentence, "")
    return VeiligeWeg(
        telefoon, tijden, " ".join(afspraak.split()), said[0] if said else Voicemail.ONBEKEND,
        post[0] if post else Post.ONBEKEND,
    )  # fmt: skip


def te_bellen(telefoon: str) -> str:
    """For a link that calls; empty when it is no one number: two run together, as after a join, ring a stranger."""
    return kaal(telefoon) if is_nummer(telefoon) else ""
