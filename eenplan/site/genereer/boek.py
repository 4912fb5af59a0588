"""One invented case while it is written: what core.acts and dossier.casus.actions do, on rows still to be written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from psycopg import sql

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.actions import STAY_WITH_BRONHOUDER
from eenplan.dossier.casus.bewaren import KIND, bewaren_tot
from eenplan.dossier.casus.bewaren import WMO as BEWAREN
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname, Standwisseling, Teamlid
from eenplan.dossier.casus.rules import COURSE, Sluitreden, Stand
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.rules import Geboortedatum
from eenplan.feiten.actions import keten_van
from eenplan.feiten.models import Feit
from eenplan.keten.regie.models import Regie
from eenplan.site.genereer.bezetting import Bezetting
from eenplan.site.genereer.gezin import Gezin
from eenplan.site.genereer.klokken import Klokken
from eenplan.site.genereer.regels import Regels
from eenplan.site.genereer.rijen import Rijen
from eenplan.site.genereer.tabel import Rij

WMO = "Wmo 4.1.1"


@dataclass(slots=True)
class Pen:
    """What all cases share."""

    rijen: Rijen
    regels: Regels
    regio: Bezetting
    rng: Random
    nu: datetime
    nummers: dict[str, list[int]] = field(default_factory=dict)

    def nummer(self, letter: str, reeks: str, jaar: int) -> str:
        """The next number of a sequence of the product: `C-2026-000123`."""
        waiting = self.nummers.setdefault(reeks, [])
        if not waiting:
            waiting += self.rijen.volgende(sql.SQL("{}::regclass").format(reeks), 500)
        return f"{letter}-{jaar}-{waiting.pop():06}"


@dataclass(slots=True)
class Thuis:
    """A household that was written: its row and its persons in the order of the drawn family."""

    gezin: Gezin
    huishouden: Rij
    personen: list[Rij] = field(default_factory=list)
    plan: Rij | None = None  # the plan in force
    vorige: Rij = field(default_factory=dict)  # the case before, when there was one

    @property
    def ids(self) -> list[int]:
        """The keys of its persons."""
        return [row["id"] for row in self.personen]


class Boek:
    """One case. The row of the case and what lies open on it may change until everything is written."""

    def __init__(self, pen: Pen, thuis: Thuis, op: datetime, triagist: Viewer) -> None:
        self.pen, self.rijen, self.thuis = pen, pen.rijen, thuis
        self.klokken = Klokken(pen.regels)
        self.vt = pen.regio.vt.pk
        self.triagist = self.casushouder = self.nameter = triagist
        self.lezer = pen.regio.van_vt(pen.rng, "vt_lead", niet=triagist)  # type: ignore[arg-type]  # a role by its word
        self.regisseur: Viewer | None = None
        self.open: dict[str, Rij] = {}  # what runs: assessment, service, handover, plan ...
        self.meldingen: dict[int, Rij] = {}
        self.rondes: dict[str, Rij] = {}
        self.schilden: dict[str, Rij] = {}
        self.gewogen: list[Rij] = []  # the reports of the running assessment
        self.besloten: tuple[Rij, list[Rij]] | None = None  # the last decision and its reports
        self.team: dict[int, Rij] = {}
        self.deelname: list[Rij] = []
        self.afspraken: list[Rij] = []
        self.ontvanger = triagist
        self.casus = self.rijen.nieuw(
            Casus, nummer=pen.nummer("C", "casus_nummer", op.year), huishouden_id=thuis.huishouden["id"],
            bronhouder_id=self.vt, verantwoordelijke_organisatie_id=self.vt,
            verantwoordelijke_id=triagist.account_id, gemeente=thuis.gezin.gemeente, geopend_op=op,
            stand=Stand.BEOORDELING.value, versie=1,
        )  # fmt: skip
        self.id: int = self.casus["id"]
        self._wissel(op, "", "open", triagist)
        for person in (*pen.regio.voorkant, triagist, self.lezer):
            self.in_team(person, op)

    @property
    def stand(self) -> str:
        """Where the case is."""
        return str(self.casus["stand"])

    @property
    def wie(self) -> tuple[int, int]:
        """Who is responsible: organisation and account."""
        return self.casus["verantwoordelijke_organisatie_id"], self.casus["verantwoordelijke_id"]

    @property
    def is_open(self) -> bool:
        """Whether somebody must have sight on safety."""
        return self.stand != Stand.AFGESLOTEN

    @property
    def elders(self) -> bool:
        """Whether another organisation than Veilig Thuis carries it."""
        return self.wie[0] != self.vt

    def stap(self, op: datetime, actie: str, door: Viewer = SYSTEM) -> None:
        """Along the course of the case; Refused when the course does not know the step."""
        row = next(row for row in COURSE.transitions if row.action == actie and self.stand in row.sources)
        before, self.casus["stand"] = self.stand, str(row.target)
        self._wissel(op, before, actie, door)

    def _wissel(self, op: datetime, before: str, actie: str, door: Viewer) -> None:
        self.casus["versie"] += 1 if before else 0
        self.rijen.voeg(
            Standwisseling, casus_id=self.casus["id"], op=op, van_stand=before, naar_stand=self.stand, actie=actie,
            door_id=door.account_id, verantwoordelijke_organisatie_id=self.wie[0], verantwoordelijke_id=self.wie[1],
        )  # fmt: skip

    def geef_aan(self, op: datetime, wie: Viewer, door: Viewer) -> None:
        """Someone else is responsible from now on; the running terms go along."""
        if door.organisation_id == wie.organisation_id:
            self.casus["ingezien_op"] = op
        elif wie.organisation_id != self.wie[0]:
            self.casus["ingezien_op"] = None
        self.casus["verantwoordelijke_organisatie_id"] = wie.organisation_id
        self.casus["verantwoordelijke_id"] = wie.account_id
        self.klokken.geef(self.wie, STAY_WITH_BRONHOUDER if self.elders else ())
        self._wissel(op, self.stand, "verantwoordelijk", door)
        if not self.elders:
            self.in_team(wie, op)

    def in_team(self, wie: Viewer, op: datetime) -> None:
        """Name someone of Veilig Thuis as a member of the casusteam."""
        if wie.account_id not in self.team:
            self.team[wie.account_id or 0] = self.rijen.voeg(
                Teamlid, casus_id=self.casus["id"], account_id=wie.account_id, van=op
            )

    def uit_team(self, op: datetime, *blijft: Viewer) -> None:
        """Who is not needed any more leaves the casusteam (R11)."""
        keep = {person.account_id for person in blijft}
        for account_id in self.team.keys() - keep:
            self.team.pop(account_id)["tot"] = op

    def betrek(self, wie: Viewer, op: datetime, soort: str, **besluit: Any) -> None:
        """Another organisation takes part, with the decision to share that goes with it (R5)."""
        place = {"casus_id": self.id, "organisatie_id": wie.organisation_id, "account_id": wie.account_id, "van": op}
        self.deelname = [
            self.rijen.voeg(Deelname, soort=soort, **place),
            self.rijen.voeg(Deelbesluit, **place, **besluit),
        ]

    def eindig_deelname(self, op: datetime) -> None:
        """Its part ends now, and every decision to share."""
        for row in self.deelname:
            row["tot"] = op
        self.deelname = []

    def _bewaren_tot(self, op: datetime) -> date:
        """The retention clock (casus.actions)."""
        regels, kids = (
            self.klokken.regels,
            [self.thuis.gezin.mensen[place] for place in self.thuis.gezin.minderjarig(op.date())],
        )
        born = [Geboortedatum(mens.geboren.year, mens.geboren.month, mens.geboren.day) for mens in kids]
        return bewaren_tot(regels.einde(BEWAREN, op).date(), op.date(), born, regels.op(KIND, op.date()).value)

    def sluit(self, op: datetime, reden: Sluitreden, door: Viewer = SYSTEM, naar: int | None = None) -> None:
        """Nothing keeps running on a closed case (casus.actions.close and route.na_sluiten)."""
        self.stap(op, "sluit", door) if naar is None else self._dicht(op, door)
        self.casus |= {"afgesloten_op": op, "sluitreden": reden.value, "opgegaan_in_id": naar,
                       "bewaren_tot": self._bewaren_tot(op)}  # fmt: skip
        self.klokken.klaar(op)
        self.eindig_deelname(op)
        self.uit_team(op)
        for row in self.rondes.values():
            row |= {"stand": "vervallen", "versie": 2}
        self.rondes = {}
        if directed := self.open.pop("regie", None):
            directed["tot"] = op
            self.feit("regie_beeindigd", op, waarde=(op.date() - directed["van"].date()).days)
        days = (op - self.casus["geopend_op"]).days
        self.feit("casus_gesloten", op, waarde=days, reden=reden.value)
        self.log("route.sluit", op, SYSTEM, ding=("casus", self.id))

    def _dicht(self, op: datetime, door: Viewer) -> None:
        before, self.casus["stand"] = self.stand, Stand.AFGESLOTEN.value
        self._wissel(op, before, "sluit", door)

    def wijs_toe(self, op: datetime, wie: Viewer) -> None:
        """The director of the household from now on."""
        made = self.open["regie"] = self.rijen.nieuw(
            Regie, huishouden_id=self.casus["huishouden_id"], casus_id=self.id, organisatie_id=wie.organisation_id,
            account_id=wie.account_id, van=op, regel="lokaal", reden="Overdracht aanvaard",
        )  # fmt: skip
        self.regisseur = wie
        self.bericht(Kind.NIEUW, ("regie", made["id"]), op, account_id=wie.account_id)
        soort = self.pen.regio.soorten[wie.organisation_id or 0]
        self.feit("regie_toegewezen", op, soort=soort, regel="lokaal", wissel=False, beweging="")
        self.log("regie.wijs_toe", op, SYSTEM, ding=("regie", made["id"]), grond="Wmo 4.1.1; S2 3.2.4")

    def log(
        self, verb: str, at: datetime, by: Viewer, *, ding: tuple[str, int] | None = None,
        personen: Iterable[int] = (), klassen: Iterable[str] = (), grond: str = WMO, regel: str = "",
    ) -> None:  # fmt: skip
        """A log line, or one for each person. The gate's own line beside each act is left out: half of a real log."""
        for person in tuple(personen) or (None,):
            self.rijen.voeg(
                LogLine, at=at, account_id=by.account_id, organisation_id=by.organisation_id, role=by.role.value,
                purpose=by.purpose.value, verb=verb, rule=regel, classes=list(klassen), casus_id=self.id,
                persoon_id=person, object_type=ding[0] if ding else "", object_id=ding[1] if ding else None,
                ground=grond,
            )  # fmt: skip

    def keek(self, at: datetime, by: Viewer) -> None:
        """Somebody read the case before he acted: a line for each person (promise 3)."""
        rule = "R4" if by.organisation_id == self.vt else "R5"
        classes = ("bestaan", "identiteit", "proces", "veiligheid")
        self.log("casus.lees", at, by, personen=self.thuis.ids, klassen=classes, grond="", regel=rule)

    def feit(self, naam: str, at: datetime, waarde: int | None = None, **kenmerken: str | int | bool) -> None:
        """A fact without a person (feiten.actions.leg_vast)."""
        self.rijen.voeg(
            Feit, naam=naam, op=at, dag=at.date(), gemeente=self.casus["gemeente"], keten=keten_van(self.id),
            waarde=waarde, kenmerken=kenmerken,
        )  # fmt: skip

    def bericht(self, kind: Kind, ding: tuple[str, int], at: datetime, **naar: int | None) -> None:
        """A notice that left long ago: nobody is mailed about an invented family."""
        self.rijen.voeg(
            Message, kind=kind.value, object_type=ding[0], object_id=ding[1], created_at=at, sent_at=at, attempts=1,
            **naar,
        )  # fmt: skip

    def bewaar(self) -> None:
        """Hand the terms over to be written."""
        for row in self.klokken.rijen:
            self.rijen.voeg(Deadline, casus_id=self.id, **row)


def nieuw_huishouden(pen: Pen, gezin: Gezin, op: datetime) -> Thuis:
    """A household of which nobody is known yet."""
    row = pen.rijen.nieuw(Huishouden, bronhouder_id=pen.regio.vt.pk, gemeente=gezin.gemeente, ontstaan_op=op)
    return Thuis(gezin, row)
