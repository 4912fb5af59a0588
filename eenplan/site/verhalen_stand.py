"""Bringing a case to the state that a story gives, through the chain's own actions, at the days it gives.

The chain is slower than a story: a plan cannot be done within weeks. Monitoring and closing are therefore steps of
the case itself; deciding, follow-up, handing over and directing are the real acts of the real roles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from eenplan.core.access.policy import DataClass, Purpose, Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, involve, lock, make_responsible, step
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.casus.rules import Stand as C
from eenplan.dossier.personen.models import Adres
from eenplan.keten.melding.actions import neem_op
from eenplan.keten.melding.gemeente import gemeenten, leg_gemeente
from eenplan.keten.melding.informeren import informeer, te_informeren
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import GEWOONLIJK, Aanbod
from eenplan.keten.plan.rules import Fase
from eenplan.keten.regie import actions as regie
from eenplan.keten.regie.models import Regie
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.vervolg import actions as vervolg
from eenplan.keten.vervolg.actions_voorwaarden import stel_voorwaarde
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.rules import NieuwContact, NieuweBevinding, NieuweVoorwaarde
from eenplan.site.verhalen_bestand import Ding
from eenplan.site.verhalen_kinderen import zie_kinderen
from eenplan.site.verhalen_plan import FASE_NA, eerste_ronde, maak_plan, meet_na, verder
from eenplan.site.verhalen_regio import Regio, alles_zien

LAAT = "capaciteit"
DIENST_DUURT = timedelta(weeks=9)  # within the ten weeks of its term
FEITEN = "Staat in de meldingen van dit gezin."
BRON = "de melders"
REDEN = "Besloten zoals in het verhaal staat, na lezing van alle meldingen over dit gezin."
GEEN = Invoer("GEEN", REDEN, structureel="nee", duidelijk="ja", zorg="nee", nagegaan=True)
OVERDRACHT = Invoer(
    "OVD", REDEN, structureel="ja", structureel_feiten=FEITEN, structureel_bron=BRON, duidelijk="ja", werkt_mee="ja",
    gereed="ja", nagegaan=True,
)  # fmt: skip
GEDEELD = GEWOONLIJK | {DataClass.PROCES}


@dataclass(slots=True)
class Keten:
    """One case of a story in this database; each method is safe to call when its work was done already."""

    regio: Regio
    verhaal: Ding
    casus_id: int
    acuut: bool = False
    monitoring: bool = False
    controle_op: date | None = None
    wacht_op_antwoord: bool = False  # the receiver of the handover has not answered yet
    later: Callable[[datetime, Callable[[datetime], None]], None] = lambda at, doe: None

    @property
    def uitkomst(self) -> str:
        """VT, OVD or GEEN (domain 6.7)."""
        text = str(self.verhaal.get("uitkomst") or "")
        return "OVD" if text.startswith("Overdracht") else "GEEN" if text.startswith("Geen") else "VT"

    def casus(self) -> Casus:
        """The case as it is now."""
        with alles_zien():
            return Casus.objects.get(pk=self.casus_id)

    def pak_op(self, melding_id: int, at: datetime) -> None:
        """Someone takes the report up and answers whether there is acute danger."""
        with alles_zien():
            row = Melding.objects.select_related("casus").get(pk=melding_id)
        if row.casus.stand != C.BEOORDELING:
            return
        if row.stand == "ontvangen":
            neem_op(melding_id, by=self.regio.intake, at=at)
        self._acuut(at)
        self._gemeente(at)

    def _gemeente(self, at: datetime) -> None:
        """Where the family lives, when the report did not say so and somebody knows an address."""
        with alles_zien():
            known = Adres.objects.filter(persoon__betrokken_bij__casus_id=self.casus_id, geheim=False)
            found = set(gemeenten()).intersection(known.values_list("plaats", flat=True))
            if not found or Casus.objects.get(pk=self.casus_id).gemeente:
                return
        leg_gemeente(self.casus_id, min(found), by=self.regio.intake, at=at)

    def _acuut(self, at: datetime) -> None:
        gevaar = "De melder beschrijft gevaar van nu; er is direct gebeld."
        reden = gevaar if self.acuut else "Nagebeld: niemand is op dit moment in gevaar."
        triage.controleer_acuut(self.casus_id, self.acuut, reden, by=self.regio.intake, at=at)

    def besluit(self, at: datetime) -> None:
        """Decide what is open to be decided, with a second reader; then the direction that the story gives."""
        casus = self.casus()
        if casus.stand != C.BEOORDELING:
            return
        vb = triage.start(self.casus_id, by=self.regio.intake, at=at)
        self.acuut = False  # days later: what was acute was dealt with
        self._acuut(at)
        elders = casus.verantwoordelijke_organisatie_id != casus.bronhouder_id
        self._informeer(at)
        triage.stel_voor(vb.pk, OVERDRACHT if elders else self._invoer(), by=self.regio.intake, at=at)
        triage.bevestig(vb.pk, by=self.regio.tweede, at=at, late_reden=LAAT)
        if elders:
            self._weer_in_monitoring(at)
        elif self.uitkomst == "VT":
            self._eigen_dienst(at)
        elif self.verhaal.get("regisseur"):
            self._draag_over(at)

    def _informeer(self, at: datetime) -> None:
        """Everyone in the case is told that Veilig Thuis holds data about him (Wmo 5.3.1)."""
        with alles_zien():
            people = te_informeren(self.regio.tweede, self.casus_id)
        for row in people:
            informeer(self.casus_id, row.persoon_id, "Verteld in het eerste gesprek.", by=self.regio.tweede, at=at)

    def _invoer(self) -> Invoer:
        if self.uitkomst == "VT":
            dienst = str(self.verhaal.get("dienst") or "VV")
            return Invoer(
                "VT", REDEN, dienst=dienst, structureel="ja", structureel_feiten=FEITEN, structureel_bron=BRON,
                duidelijk="ja", werkt_mee="nee", nagegaan=True,
            )  # fmt: skip
        return OVERDRACHT if self.uitkomst == "OVD" else GEEN

    def _eigen_dienst(self, at: datetime) -> None:
        """A case worker of Veilig Thuis takes it on; the director of the story joins."""
        casus_worker = self.regio.casus
        with act("verhaal.verdeel", by=self.regio.tweede, at=at, ground="Wmo 4.1.1") as a:
            make_responsible(a, lock(self.casus_id), self.regio.vt.pk, casus_worker.account_id or 0)
            a.log(casus_id=self.casus_id)
        with alles_zien():
            dienst = Dienst.objects.filter(casus_id=self.casus_id, afgerond_op__isnull=True).latest("pk")
            directed = Regie.objects.filter(huishouden__casussen=self.casus_id, tot__isnull=True).exists()
        contact = NieuwContact("het gezin", "huisbezoek", True, "Gesproken over wat er nodig is om veilig te zijn.")
        vervolg.leg_contact(dienst.pk, contact, by=casus_worker, at=at, late_reden=LAAT)
        zie_kinderen(self.casus_id, dienst.pk, casus_worker, at)
        if dienst.soort == "VV":
            check = max(self.controle_op or at.date(), at.date() + timedelta(weeks=4))
            tekst = "Er wordt in huis niet meer geslagen of bedreigd; de kinderen bellen bij ruzie naar oma."
            stel_voorwaarde(dienst.pk, NieuweVoorwaarde("de ouders", tekst, check), by=casus_worker, at=at)
        if self.verhaal.get("regisseur") and not directed:
            self._betrek(self.regio.regisseur(self.verhaal["regisseur"]), at)
        self._weer_in_monitoring(at)
        self.later(at + DIENST_DUURT, self._dienst_klaar)

    def _dienst_klaar(self, at: datetime) -> None:
        """A service does not run on beyond its term: the director of the story takes over, else it just ends."""
        if self.casus().stand == C.VERVOLG and self.verhaal.get("regisseur"):
            self._rond_dienst_af(at)
            self._draag_over(at)

    def _betrek(self, wie: Viewer, at: datetime) -> None:
        """A director from outside while Veilig Thuis keeps the sight on safety."""
        with act("verhaal.betrek", by=self.regio.tweede, at=at, ground="Wmo 4.1.1 lid 2") as a:
            involve(
                a, lock(self.casus_id), wie.organisation_id or 0, wie.account_id, GEDEELD, doel=Purpose.REGIE,
                grond="Belang van de betrokkene (Wmo 4.1.1 lid 2 onder d)", tot=at.replace(year=at.year + 1, day=1),
                client_geinformeerd="ja, in het gesprek",
            )  # fmt: skip
        regie.wijs_toe(
            self.casus_id, wie.organisation_id or 0, wie.account_id or 0, by=self.regio.tweede, at=at,
            reden="Bekend met dit gezin", regel="lokaal",
        )  # fmt: skip

    def _draag_over(self, at: datetime) -> None:
        """Offer the case to the director of the story, who accepts."""
        wie = self.regio.regisseur(self.verhaal["regisseur"])
        with alles_zien():
            row = Overdracht.objects.filter(casus_id=self.casus_id).exclude(stand="geaccepteerd").first()
        if row is None:
            return
        aanbod = Aanbod(wie.organisation_id or 0, wie.account_id, warm_gesprek=True)
        overdracht.bied_aan(row.pk, aanbod, by=self.regio.intake, at=at)
        if self.wacht_op_antwoord:
            return
        overdracht.accepteer(row.pk, by=wie, at=at)
        maak_plan(self.casus_id, wie, at, self.controle_op or at.date())
        for fase, na in FASE_NA.items():
            self.later(at + na, partial(self._verder, fase, wie))
        wanneer = eerste_ronde(self.casus_id)
        if wanneer:
            self.later(wanneer, lambda op: meet_na(self.casus_id, self.regio.tweede, op))

    def _verder(self, fase: Fase, wie: Viewer, at: datetime) -> None:
        """The plan goes on to this phase."""
        verder(self.casus_id, fase, wie, at, self.controle_op or at.date())

    def _weer_in_monitoring(self, at: datetime) -> None:
        if self.monitoring:
            self.naar_monitoring(at)

    def naar_monitoring(self, at: datetime) -> None:
        """From here on Veilig Thuis only looks whether it stays safe."""
        self.monitoring = True
        if self.casus().stand == C.VERVOLG and self.verhaal.get("regisseur"):
            self._rond_dienst_af(at)
            self._draag_over(at)
        if self.casus().stand in (C.UITVOERING, C.VERVOLG):
            self._stap("start_monitoring", at)

    def _rond_dienst_af(self, at: datetime) -> None:
        """The service ends; what is still needed goes to the director."""
        with alles_zien():
            dienst = Dienst.objects.filter(casus_id=self.casus_id, afgerond_op__isnull=True).first()
        if dienst is None:
            return
        if dienst.soort == "OZ":
            bevinding = NieuweBevinding("HGO", "BEV", "Bevestigd door wat de melders en het gezin vertelden.")
            vervolg.leg_bevinding(dienst.pk, bevinding, by=self.regio.casus, at=at)
        klaar = "De directe veiligheid is hersteld. Het gezin gaat verder met de casusregisseur."
        vervolg.rond_af(dienst.pk, by=self.regio.casus, at=at, samenvatting=klaar, late_reden=LAAT)

    def _stap(self, actie: str, at: datetime) -> None:
        with act("verhaal.stap", by=SYSTEM, at=at, ground="verhaal") as a:
            step(a, lock(self.casus_id), actie, Role.VT_LEAD)
            a.log(casus_id=self.casus_id)

    def sluit(self, at: datetime) -> None:
        """Close the case, whatever is still open on it."""
        if self.casus().stand == C.BEOORDELING:
            self.besluit(at)
        self.naar_monitoring(at)
        casus = self.casus()
        if casus.stand == C.AFGESLOTEN:
            return
        if casus.stand not in (C.MONITORING, C.BEOORDELING):
            raise Refused(f"De casus kan vanuit {casus.stand} niet worden gesloten.")
        reden = Sluitreden.VEILIG_NA_MONITORING if self.verhaal.get("monitoring_vanaf") else Sluitreden.OVERGEDRAGEN
        with act("verhaal.sluit", by=SYSTEM, at=at, ground="verhaal") as a:
            close(a, lock(self.casus_id), reden, role=Role.VT_LEAD)
            a.log(casus_id=self.casus_id)
