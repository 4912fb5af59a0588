"""The TOP-3 analysis: what is unsafe, how bad, which three go first, and what stops each of them now. Pure Python.

A form of our own after the steps of domain 3.8 [S0, T:ZRA]; not the official TOP-3 form, and nothing is added up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MEESTE = 3
LONGEST_QUOTE = 60


class Ernst(StrEnum):
    """How bad it is, by the judgement of a person (domain 3.8: assess severity)."""

    ZORGELIJK = "zorgelijk"
    ERNSTIG = "ernstig"
    LEVENSGEVAAR = "levensgevaar"


class Factorsoort(StrEnum):
    """What makes it more likely, and what keeps it away."""

    RISICO = "risico"
    BESCHERMING = "bescherming"


@dataclass(frozen=True, slots=True)
class NieuweOnveiligheid:
    """One thing that is unsafe: who does what to whom, when, how often, with which harm."""

    wat: str
    wie: str = ""
    aan_wie: str = ""
    wanneer: str = ""
    wanneer_op: date | None = None
    hoe_vaak: str = ""
    schade: str = ""
    ernst: str = ""
    melding_id: int | None = None

    @property
    def tekst(self) -> str:
        """All that was typed, to look for what may not be in it."""
        return "\n".join((self.wat, self.wie, self.aan_wie, self.wanneer, self.hoe_vaak, self.schade))

    def fouten(self, vandaag: date) -> dict[str, str]:
        """What is wrong, per field, in Dutch. What is not known yet may stay open until it is chosen."""
        found = {}
        if not self.wat.strip():
            found["wat"] = "Schrijf op wat er gebeurt: wat iemand doet of laat."
        if self.ernst and self.ernst not in set(Ernst):
            found["ernst"] = "Kies hoe ernstig het is."
        if self.wanneer_op and self.wanneer_op > vandaag:
            found["wanneer_op"] = "Deze dag moet nog komen. Kies vandaag of eerder."
        return found


# domain 3.8, concretise: without these nobody can agree on what stops it
CONCREET = {
    "wie": "wie het doet", "aan_wie": "aan wie", "wanneer": "wanneer", "hoe_vaak": "hoe vaak", "schade": "welke schade",
    "ernst": "hoe ernstig",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Punt:
    """One recorded thing that is unsafe, as the guards see it."""

    pk: int
    wat: str
    open: tuple[str, ...] = ()
    rang: int | None = None

    @property
    def naam(self) -> str:
        """How a refusal names it."""
        text = self.wat if len(self.wat) <= LONGEST_QUOTE else self.wat[:LONGEST_QUOTE].rstrip() + "..."
        return f"'{text}'"


def wat_open_is(gegeven: Mapping[str, object]) -> tuple[str, ...]:
    """What is still vague about it, in words; a day counts as when."""
    known = {**gegeven, "wanneer": gegeven.get("wanneer") or gegeven.get("wanneer_op")}
    return tuple(words for name, words in CONCREET.items() if not known.get(name))


def fouten_in_keuze(keuze: Sequence[int], punten: Iterable[Punt]) -> list[str]:
    """What keeps this order from being the top 3."""
    known = {item.pk: item for item in punten}
    if not keuze:
        return ["Kies met het gezin minstens één punt dat nu als eerste moet stoppen."]
    if len(keuze) > MEESTE or len(set(keuze)) != len(keuze):
        return [f"Kies hooguit {MEESTE} punten, elk één keer."]
    if set(keuze) - set(known):
        return ["U kiest een punt dat niet bij deze casus hoort."]
    vague = [known[pk] for pk in keuze if known[pk].open]
    return [f"Maak {item.naam} eerst concreet. Nog open: {', '.join(item.open)}." for item in vague]


def zonder_stop(punten: Iterable[Punt], gestopt: Iterable[int]) -> list[str]:
    """The points of the top 3 that no safety agreement stops now (domain 3.8), as phrases."""
    covered = set(gestopt)
    chosen = sorted((item for item in punten if item.rang), key=lambda item: item.rang or 0)
    return [
        f"punt {item.rang} van de top 3 ({item.naam}) heeft nog geen afspraak die het nu stopt"
        for item in chosen
        if item.pk not in covered
    ]
