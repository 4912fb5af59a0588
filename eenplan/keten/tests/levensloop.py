"""A family on its way through the chain, by the real actions."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.uitkomst import Gesprek
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan.models import Afspraak, Plan
from eenplan.keten.plan.rules import NieuweAfspraak
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import Invoer
from tests.regio import Regio, nieuwe_melding

GEEN = Invoer("GEEN", "De politie trof een ruzie zonder geweld; het gezin heeft hulp.", structureel="nee",
              duidelijk="ja", zorg="nee", nagegaan=True)  # fmt: skip
OVERDRAGEN = Invoer("OVD", "Het lokale team kan de veiligheid met het gezin herstellen.", structureel="ja",
                    structureel_feiten="Derde keer dit jaar.", structureel_bron="politie", duidelijk="ja",
                    werkt_mee="ja", gereed="ja", nagegaan=True)  # fmt: skip
ZELF = Invoer("VT", "Er is meer nodig voordat het lokale team kan overnemen.", dienst="VV", structureel="ja",
              structureel_feiten="Derde keer dit jaar.", structureel_bron="politie", duidelijk="ja",
              nagegaan=True)  # fmt: skip
SOORTEN = {
    "veiligheid": "Peter slaapt bij zijn broer",
    "hulp": "Peter volgt agressietraining",
    "toekomst": "Bram praat met een kindertherapeut",
}


@dataclass(slots=True)
class Loop:
    """One case in one region."""

    regio: Regio
    casus_id: int
    melding_id: int

    @property
    def casus(self) -> Casus:
        """The case as the database has it."""
        enter(SYSTEM)
        return Casus.objects.get(pk=self.casus_id)

    @property
    def mensen(self) -> dict[str, int]:
        """People by role."""
        enter(SYSTEM)
        return dict(Betrokkene.objects.filter(casus_id=self.casus_id).values_list("rol", "persoon_id"))

    @property
    def vb(self) -> Veiligheidsbeoordeling:
        """The latest assessment."""
        enter(SYSTEM)
        return Veiligheidsbeoordeling.objects.filter(casus_id=self.casus_id).latest("pk")

    @property
    def overdracht(self) -> Overdracht:
        """The latest handover."""
        enter(SYSTEM)
        return Overdracht.objects.filter(casus_id=self.casus_id).latest("pk")

    @property
    def plan(self) -> Plan:
        """The latest plan."""
        enter(SYSTEM)
        return Plan.objects.filter(casus_id=self.casus_id).latest("pk")

    @property
    def afspraak(self) -> Afspraak:
        """Its first agreement."""
        enter(SYSTEM)
        return Afspraak.objects.get(plan=self.plan, nummer=1)

    def ronde(self, number: int = 0) -> Ronde:
        """A planned round, first due first."""
        enter(SYSTEM)
        return Ronde.objects.filter(casus_id=self.casus_id, stand="gepland").order_by("gepland_op")[number]

    def zegt(self, rol: str, veilig: bool = True) -> Gesprek:
        """What one person says."""
        return Gesprek(self.mensen[rol], True, veilig, "Het is nu rustig.")

    def stel_voor(self, invoer: Invoer, at: datetime | None = None) -> int:
        """The triagist proposes; the lead can confirm."""
        found, at = self.vb, at or self.regio.at
        triage.controleer_acuut(self.casus_id, False, "Niemand is nu in gevaar.", by=self.regio["triagist"], at=at)
        triage.stel_voor(found.pk, invoer, by=self.regio["triagist"], at=at)
        return found.pk

    def besluit(self, invoer: Invoer, at: datetime | None = None) -> "Loop":
        """Proposed and confirmed."""
        triage.bevestig(self.stel_voor(invoer, at), by=self.regio["lead"], at=at or self.regio.at)
        return self

    def bied_aan(self, key: str | None = "regisseur") -> "Loop":
        """Offered to one person of the local team, or to the team."""
        team = self.regio.organisations["team"].pk
        person = self.regio.accounts[key].pk if key else None
        overdracht.bied_aan(self.overdracht.pk, Aanbod(team, person), by=self.regio["triagist"], at=self.regio.at)
        return self

    def accepteer(self) -> "Loop":
        """Taken over."""
        overdracht.accepteer(self.overdracht.pk, by=self.regio["regisseur"], at=self.regio.at)
        return self

    def maak_plan(self, at: datetime | None = None) -> "Loop":
        """A settled plan with one agreement of each kind."""
        director, at = self.regio["regisseur"], at or self.regio.at
        made = plan.maak(self.casus_id, by=director, at=at)
        for soort, tekst in SOORTEN.items():
            new = NieuweAfspraak(tekst, "Peter", "wijkagent", (at + timedelta(days=7)).date(), "Huisverbod", soort)
            plan.voeg_afspraak_toe(made.pk, new, by=director, at=at)
        plan.stel_vast(made.pk, dict.fromkeys(self.mensen.values(), "akkoord"), by=director, at=at)
        return self

    def controleer(self, at: datetime) -> "Loop":
        """Every agreement was kept."""
        found = self.plan
        for row in Afspraak.objects.filter(plan=found):
            plan.controleer(row.pk, True, volgende=at.date() + timedelta(days=30), by=self.regio["regisseur"], at=at)
        return self

    def naar(self, fase: str, at: datetime) -> "Loop":
        """The next phase."""
        plan.naar_fase(self.plan.pk, fase, eerder="Peter woont nu elders.", by=self.regio["regisseur"], at=at)
        return self


def opgenomen(regio: Regio, **changes: object) -> Loop:
    """A report that the triagist took up."""
    bewijs = neem_aan(nieuwe_melding(**changes), by=regio["agent"], at=clock.now())  # type: ignore[arg-type]  # any field
    neem_op(bewijs.melding_id, by=regio["triagist"], at=clock.now())
    enter(SYSTEM)
    return Loop(regio, Melding.objects.get(pk=bewijs.melding_id).casus_id, bewijs.melding_id)


def overgedragen(regio: Regio) -> Loop:
    """Decided, offered and taken over: in the hands of the local team. The one that stands ready comes first."""
    if regio.gereed:
        return cast(Loop, regio.gereed.pop())
    return opgenomen(regio).besluit(OVERDRAGEN).bied_aan().accepteer()


def dag(moment: datetime, days: int) -> date:
    """So many days later."""
    return (moment + timedelta(days=days)).date()
