"""Reading the TOP-3 analysis, and what the record already knows so that nobody asks it again."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.web.words import datum
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan.models import Afspraak, Factor, Onveiligheid
from eenplan.keten.plan.queries import kan_schrijven
from eenplan.keten.plan.rules import Soort, Stand
from eenplan.keten.plan.top3 import Factorsoort, wat_open_is


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that is unsafe, with what is open about it, its factors and what stops it."""

    rij: Onveiligheid
    open: tuple[str, ...]
    risico: tuple[Factor, ...]
    bescherming: tuple[Factor, ...]
    stopt: tuple[Afspraak, ...]

    @property
    def wanneer(self) -> str:
        """The day and the words, as far as known."""
        return ", ".join(part for part in (datum(self.rij.wanneer_op), self.rij.wanneer) if part)


@dataclass(frozen=True, slots=True)
class Bekend:
    """What a report already says of an event: a start for the form, never its text."""

    melding_id: int
    nummer: str
    wat: str
    wanneer_op: str
    wie: str
    aan_wie: str
    wanneer: str = ""

    @property
    def velden(self) -> dict[str, object]:
        """The start of the form."""
        return {
            "wat": self.wat, "wie": self.wie, "aan_wie": self.aan_wie, "wanneer_op": self.wanneer_op or None,
            "wanneer": self.wanneer, "melding": self.melding_id,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Analyse:
    """The page of the analysis."""

    dossier: Dossier
    regels: tuple[Regel, ...]
    bekend: tuple[Bekend, ...]
    mag_schrijven: bool

    @property
    def top(self) -> tuple[Regel, ...]:
        """The chosen ones, first first."""
        return tuple(item for item in self.regels if item.rij.rang)

    @property
    def rest(self) -> tuple[Regel, ...]:
        """What was recorded and not chosen."""
        return tuple(item for item in self.regels if not item.rij.rang)

    def regel(self, onveiligheid_id: int) -> Regel:
        """One of them, or NotVisible."""
        for item in self.regels:
            if item.rij.pk == onveiligheid_id:
                return item
        raise NotVisible(Line("plan.zoek", casus_id=self.dossier.casus.pk, rule="R0", allowed=False))


def analyse(viewer: Viewer, casus_id: int, *, now: datetime) -> Analyse:
    """Open the analysis of a case; NotVisible for whom safety is closed there."""
    dossier = open_casus(viewer, casus_id, what="plan.top3", now=now)
    if DataClass.VEILIGHEID not in dossier.classes:
        raise NotVisible(Line("plan.top3", casus_id=casus_id, rule="R5", allowed=False))
    rows = regels(casus_id)
    known = _bekend(dossier, {item.rij.melding_id for item in rows})
    return Analyse(dossier, rows, known, kan_schrijven(viewer, casus_id))


def regels(casus_id: int) -> tuple[Regel, ...]:
    """All that was recorded in a case whose page passed the gate; the top 3 first, then the latest."""
    rows = Onveiligheid.objects.filter(casus_id=casus_id).prefetch_related("factoren", "afspraken__plan")
    found = sorted(rows, key=lambda row: (row.rang or 9, row.pk))
    return tuple(_regel(row) for row in found)


def _regel(row: Onveiligheid) -> Regel:
    factors = list(row.factoren.all())
    return Regel(
        row, wat_open_is(vars(row)),
        tuple(item for item in factors if item.soort == Factorsoort.RISICO),
        tuple(item for item in factors if item.soort == Factorsoort.BESCHERMING),
        tuple(item for item in row.afspraken.all() if _stopt(item)),
    )  # fmt: skip


def _stopt(item: Afspraak) -> bool:
    open_plan = item.plan.stand in {Stand.CONCEPT, Stand.ACTIEF}
    return open_plan and item.soort == Soort.VEILIGHEID and item.ingetrokken_op is None


def _bekend(dossier: Dossier, gebruikt: set[int | None]) -> tuple[Bekend, ...]:
    """Reports of which nothing was taken over yet; who and whom only where one person can be meant."""
    rows = Melding.objects.filter(casus_id=dossier.casus.pk).exclude(pk__in=[pk for pk in gebruikt if pk])
    wie = [mens.naam for mens in dossier.mensen if mens.rol == "pleger"]
    aan = [mens.naam for mens in dossier.mensen if mens.rol in {"slachtoffer", "kind"}]
    return tuple(
        Bekend(
            row.pk, row.nummer, ", ".join(row.incident_soorten).replace("_", " ").capitalize(),
            row.incident_datum.isoformat() if row.incident_datum else "", wie[0] if len(wie) == 1 else "",
            ", ".join(aan)[:200],
        )
        for row in rows.order_by("ontvangen_op", "pk")
    )  # fmt: skip
