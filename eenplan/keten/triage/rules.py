"""The safety assessment: its course, what is asked, the proposal from a table, what may be decided. Pure Python."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused, Transition, Workflow
from eenplan.keten.triage.gevaar import RULES as GEVAAR

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
SHORTEST_REASON = 15
LONGEST_REASON = 1000
# The two clocks and the acute check run on the report (domain 5 #2-#4); without a report on the assessment itself.
PROTOCOL, WET, ACUUT = "veiligheidsbeoordeling", "start_onderzoek", "acute_check"
COLLEGE = "college_informeren"
# Of the lesser grounds to consult, so many together oblige; the text gives no number (domain 4.5 [D]).
COMBINATIE, ZOVEEL_SAMEN = "consult_combinatie", 2
VERVALLEN = "niet_van_toepassing"


def alleen_vt(role: str) -> None:
    """What the law gives to Veilig Thuis alone (Wmo 4.1.1), also when another may write in the case."""
    if role not in VT:
        raise Refused("Dit doet Veilig Thuis. Vertel Veilig Thuis wat u weet.")


RULES = (
    RuleDefault(
        COLLEGE, "College informeren over het verzoek aan de Raad", 1, "WD", "Wmo 4.1.1-2f; termijn [M]", sure=False
    ),
    RuleDefault(
        COMBINATIE, "Veilig Thuis raadplegen: zoveel gronden samen", ZOVEEL_SAMEN, "N",
        "S2 hoofdstuk 4: een combinatie; hoeveel [D]", sure=False,
    ),
    RuleDefault("interventie_opnemen", "Interventieteam: wie gaat?", 1, "H", "S2; termijn [D]", sure=False, exact=True),
    RuleDefault("interventie_afronden", "Interventieteam: resultaat", 1, "CD", "S2; termijn [D]", sure=False),
    *GEVAAR,
)  # fmt: skip


class JaNee(StrEnum):
    """Every question may be answered with "not known yet"."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Uitkomst(StrEnum):
    """Outcome of the assessment (domain 6.7)."""

    VT = "VT"
    OVD = "OVD"
    GEEN = "GEEN"
    MAAT = "MAAT"
    RVDK = "RVDK"


class Dienst(StrEnum):
    """Service of Veilig Thuis after the outcome VT (domain 6.8)."""

    VV = "VV"
    OZ = "OZ"


UITKOMST_WOORDEN = {
    Uitkomst.VT: "Vervolgstappen bij Veilig Thuis",
    Uitkomst.OVD: "Overdracht",
    Uitkomst.GEEN: "Geen vervolgstappen nodig",
    Uitkomst.MAAT: "Inzet regionaal maatwerk",
    Uitkomst.RVDK: "Verzoek aan de Raad voor de Kinderbescherming",
}
DIENST_WOORDEN = {Dienst.VV: "Voorwaarden en vervolg", Dienst.OZ: "Onderzoek"}
# domain 5, two clocks: a late reason is a coded field
LATE_REDENEN = {
    "capaciteit": "Te weinig mensen beschikbaar",
    "wacht_op_informatie": "Gewacht op informatie van anderen",
    "gezin_onbereikbaar": "Het gezin was niet te bereiken",
    "politie_vraagt": "De politie vroeg om te wachten",
    "anders": "Een andere reden",
}

# Nothing runs any more: decided, or gone on in the assessment of another case.
AF = ("besloten", "opgegaan")
COURSE = Workflow(
    name="veiligheidsbeoordeling",
    noun="de veiligheidsbeoordeling",
    start="concept",
    transitions=(
        Transition(
            "leg_voor", "concept", "voorgesteld", by=VT, label="Leg voor aan tweede lezer",
            refusal="Dit is al voorgelegd of al besloten. Laat het voorstel teruggeven als het anders moet.",
        ),
        Transition("bevestig", "voorgesteld", "besloten", by=VT, label="Bevestigen"),
        Transition("geef_terug", "voorgesteld", "concept", by=VT, label="Teruggeven met reden"),
        Transition("heroverweeg", "voorgesteld", "concept", by=VT, label="Opnieuw wegen na een nieuwe melding"),
        # its report was laid at another case, whose assessment answers it; and the way back
        Transition("ga_op", ("concept", "voorgesteld"), "opgegaan", by=VT, label="Verder in een andere beoordeling"),
        Transition("maak_los", "opgegaan", "concept", by=VT, label="Weer een eigen beoordeling"),
    ),
)  # fmt: skip


KOLOMMEN = (
    "Rij", "Acuut", "Structureel", "Duidelijk", "Werkt mee", "Professional klaar", "Nog zorg", "Anoniem beloofd",
    "Voorstel", "Reden",
)  # fmt: skip


class Rij(NamedTuple):
    """One row of the rule table: what must hold (empty = any), then what is proposed and why."""

    nr: str
    acuut: str
    structureel: str
    duidelijk: str
    werkt_mee: str
    gereed: str
    zorg: str
    anoniem: str
    uitkomst: Uitkomst
    dienst: str
    reden: str
    overweeg: tuple[str, ...] = ()

    @property
    def voorwaarden(self) -> tuple[str, ...]:
        """What must hold, in the order of KOLOMMEN."""
        return tuple(str(cell) for cell in self[1:8])

    @property
    def woorden(self) -> str:
        """The proposal as a person reads it."""
        return in_woorden(self.uitkomst, self.dienst)


def in_woorden(uitkomst: str, dienst: str = "") -> str:
    """Outcome and service in words; empty when nothing was chosen."""
    if not uitkomst:
        return ""
    wat = UITKOMST_WOORDEN[Uitkomst(uitkomst)]
    return f"{wat}: {DIENST_WOORDEN[Dienst(dienst)].lower()}" if dienst else wat


def rij_uit(gegeven: Mapping[str, Any]) -> Rij:
    """One row as a data file has it: what is not named may be anything."""
    cells = [str(gegeven.get(name, "")) for name in Rij._fields[1:8]]
    rest = (Uitkomst(gegeven["uitkomst"]), str(gegeven.get("dienst", "")), str(gegeven["reden"]))
    return Rij._make((str(gegeven["nr"]), *cells, *rest, tuple(gegeven.get("overweeg", ()))))


# domain 4.3 [D] as data; the first row that fits counts. A region loads a table of its own (instrument.py).
MEEGELEVERD: dict[str, Any] = json.loads(
    (Path(__file__).parent / "voorbeeld" / "voorbeeld-2026-1.json").read_text("utf-8")
)
TABEL: tuple[Rij, ...] = tuple(rij_uit(row) for row in MEEGELEVERD["tabel"])
_J, _N = JaNee.JA, JaNee.NEE
_ANONIEM = "Aan de melder is beloofd dat het gezin zijn naam niet hoort. Draag dan niet direct over, maar onderzoek."


@dataclass(frozen=True, slots=True)
class Feiten:
    """The answers that the rule table looks at."""

    acuut: str = JaNee.ONBEKEND
    structureel: str = JaNee.ONBEKEND
    duidelijk: str = JaNee.ONBEKEND
    werkt_mee: str = JaNee.ONBEKEND
    gereed: str = JaNee.ONBEKEND
    zorg: str = JaNee.ONBEKEND
    anoniem: bool = False

    def als_rij(self) -> tuple[str, ...]:
        """The answers as the table compares them: "not known" counts as the less safe answer [D]."""
        careful = [
            other if value == JaNee.ONBEKEND else value
            for value, other in ((self.duidelijk, _N), (self.werkt_mee, _N), (self.gereed, _N), (self.zorg, _J))
        ]
        return (self.acuut, self.structureel, *careful, _J if self.anoniem else _N)


def voorstel(feiten: Feiten, tabel: Iterable[Rij] = TABEL) -> Rij:
    """The row that proposes an outcome, with its reason. A person decides. LookupError when a table has a hole."""
    answers = feiten.als_rij()
    for rij in tabel:
        if all(wanted in ("", given) for wanted, given in zip(rij[1:8], answers, strict=True)):
            return rij
    raise LookupError(f"Geen rij voor {answers}.")


def feiten_uit(gegeven: Mapping[str, object], acuut: str) -> Feiten:
    """The facts in half-filled answers (a form that is being typed): what is missing is not known."""
    names = ("structureel", "duidelijk", "werkt_mee", "gereed", "zorg")
    found = {name: JaNee(str(gegeven.get(name))) for name in names if gegeven.get(name) in set(JaNee)}
    known = JaNee(acuut) if acuut in set(JaNee) else JaNee.ONBEKEND
    return Feiten(known, anoniem=bool(gegeven.get("anoniem_beloofd")), **found)


def termijnen(dienst: str) -> tuple[str, ...]:
    """The terms that a decision meets: the statutory clock only when an investigation starts (domain 5 #4)."""
    return (ACUUT, PROTOCOL, WET) if dienst == Dienst.OZ else (ACUUT, PROTOCOL)


def oordeel(acuut: str, structureel: str) -> str:
    """The safety rating of domain 6.6, as a code."""
    both = (acuut == JaNee.JA, structureel == JaNee.JA)
    if JaNee.ONBEKEND in (acuut, structureel) and not any(both):
        return "nog_niet"
    return {(True, True): "acuut_en_structureel", (True, False): "acuut", (False, True): "structureel"}.get(
        both, "geen"
    )


@dataclass(frozen=True, slots=True)
class Invoer:
    """What the writer of an assessment lays before the second reader."""

    uitkomst: str
    motivering: str
    dienst: str = ""
    structureel: str = JaNee.ONBEKEND
    structureel_feiten: str = ""
    structureel_bron: str = ""
    meervoudig: str = JaNee.ONBEKEND
    duidelijk: str = JaNee.ONBEKEND
    werkt_mee: str = JaNee.ONBEKEND
    gereed: str = JaNee.ONBEKEND
    zorg: str = JaNee.ONBEKEND
    anoniem_beloofd: bool = False
    antwoorden: Mapping[str, str] = field(default_factory=dict)
    nagegaan: bool = False  # what was taken over from before was looked at

    def zonder_c(self, vragen_c: Iterable[str]) -> "Invoer":
        """Part C is skipped when B is positive (domain 4.3): what was typed there before is left out."""
        if self.structureel != JaNee.JA:
            return self
        left = {key: said for key, said in self.antwoorden.items() if key not in set(vragen_c)}
        return replace(self, meervoudig=JaNee.ONBEKEND, antwoorden=left)

    def feiten(self, acuut: str) -> Feiten:
        """These answers with that of the acute check, for the rule table."""
        return feiten_uit({name: getattr(self, name) for name in self.__slots__}, acuut)

    def fouten(self, acuut: str) -> dict[str, str]:
        """What stands in the way of a decision, per field, in Dutch; empty when it is good."""
        return {**self._keuze(), **self._veilig(acuut), **self._onderbouwd()}

    def _keuze(self) -> dict[str, str]:
        if self.uitkomst not in set(Uitkomst):
            return {"uitkomst": "Kies wat er na de beoordeling gebeurt."}
        if self.uitkomst == Uitkomst.VT and self.dienst not in set(Dienst):
            return {"dienst": "Kies voorwaarden en vervolg, of onderzoek."}
        if self.uitkomst != Uitkomst.VT and self.dienst:
            return {"dienst": "Een dienst van Veilig Thuis hoort alleen bij vervolgstappen bij Veilig Thuis."}
        return {}

    def _veilig(self, acuut: str) -> dict[str, str]:
        if not acuut:
            return {"acuut": "Beantwoord eerst of er nu acuut gevaar is."}
        if acuut == JaNee.JA and self.uitkomst == Uitkomst.GEEN:
            return {"uitkomst": "Bij acuut gevaar kan de uitkomst niet zijn dat er niets meer nodig is."}
        if self.anoniem_beloofd and self.uitkomst == Uitkomst.OVD:  # domain 4.3, always
            return {"uitkomst": _ANONIEM}
        return {}

    def _onderbouwd(self) -> dict[str, str]:
        found = {}
        if self.structureel == JaNee.JA and not (self.structureel_feiten.strip() and self.structureel_bron.strip()):
            found["structureel_feiten"] = "Noem de feiten, en wie ze zei of zag."
        if len(self.motivering.strip()) < SHORTEST_REASON:
            found["motivering"] = "Leg in drie regels uit waarom u dit besluit."
        elif len(self.motivering) > LONGEST_REASON:
            found["motivering"] = f"Houd het kort: hooguit {LONGEST_REASON} tekens."
        return found


# What the reporter hears: whether follow-up started, and to whom it went. Never more (domain 4.9).
TERUGKOPPELING = {
    (Uitkomst.GEEN, ""): "Veilig Thuis heeft uw melding beoordeeld. Er volgen nu geen stappen van Veilig Thuis.",
    (Uitkomst.OVD, ""): "Veilig Thuis heeft uw melding beoordeeld en draagt de zorgen over in de regio.",
    (Uitkomst.MAAT, ""): "Veilig Thuis heeft uw melding beoordeeld en zet hulp in de regio in.",
    (Uitkomst.RVDK, ""): "Veilig Thuis heeft uw melding beoordeeld en vraagt een ander om onderzoek te doen.",
    (Uitkomst.VT, Dienst.OZ): "Veilig Thuis heeft uw melding beoordeeld en begint een onderzoek.",
    (Uitkomst.VT, Dienst.VV): "Veilig Thuis heeft uw melding beoordeeld en maakt afspraken met het gezin.",
}


def terugkoppeling(uitkomst: str, dienst: str = "") -> str:
    """The sentence for the reporter after this decision."""
    return TERUGKOPPELING[(Uitkomst(uitkomst), dienst)]


def als_antwoord(waarde: bool | None) -> str:
    """Yes, no or not known, as it is stored."""
    return JaNee.ONBEKEND if waarde is None else JaNee.JA if waarde else JaNee.NEE
