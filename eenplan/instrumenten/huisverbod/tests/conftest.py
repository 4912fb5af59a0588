"""A case with an order, in each of its states, by its own actions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.dossier.casus.actions import add_to_team, lock
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import (
    actions_begin,
    actions_bezoek,
    actions_rihg,
    afloop,
    dagen,
    nazicht,
    opleggen,
    rihg,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.tests.mensen import voeg_toe
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding

VRIJDAG = datetime(2026, 3, 20, 22, 15, tzinfo=AMSTERDAM)  # domain 5: the vector across the start of summer time
EINDE = datetime(2026, 3, 30, 22, 15, tzinfo=AMSTERDAM)
UITERSTE = datetime(2026, 4, 17, 22, 15, tzinfo=AMSTERDAM)
FEITEN = "Om 21.40 uur zag agent De Vries dat hij haar met de vuist sloeg."
WAAROM = "Hij sloeg haar vanavond twee keer en zegt dat hij terugkomt."


@dataclass(slots=True)
class Zaak:
    """A case, its people by role, and the order in it."""

    regio: Regio
    casus_id: int
    mensen: dict[str, int]
    pk: int = 0

    @property
    def rij(self) -> Huisverbod:
        """The order as the database has it."""
        enter(SYSTEM)
        return Huisverbod.objects.select_related("casus").get(pk=self.pk)

    def station(self, sleutel: str) -> Station:
        """One station."""
        enter(SYSTEM)
        return Station.objects.get(huisverbod_id=self.pk, sleutel=sleutel)

    def gegeven(self, **changes: object) -> actions_begin.Begin:
        """What is asked at the beginning."""
        given: dict[str, object] = {
            "herkomst": "politie", "aanleiding": "Hij sloeg haar waar het kind bij was.",
            "pleger_id": self.mensen["pleger"], "adres": "Proefstraat 12, 1234 AB Toetsdorp",
            "beschermden": [self.mensen["slachtoffer"], self.mensen["kind"]],
            "deelnemers": [self.regio.accounts[key].pk for key in ("hovj", "burgemeester", "loco")],
        }  # fmt: skip
        return actions_begin.Begin(**{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields

    def begin(self, at: datetime = VRIJDAG - timedelta(hours=1), **changes: object) -> "Zaak":
        """Begun by Veilig Thuis, with police and the mayor's office."""
        self.pk = actions_begin.begin(self.casus_id, self.gegeven(**changes), by=self.regio["casus"], at=at).pk
        return self

    def vul(self, hoog: tuple[int, ...] = (1, 2), at: datetime = VRIJDAG - timedelta(minutes=40)) -> "Zaak":
        """Fill in all twenty signals, these as high, and the joint visit."""
        given = {
            item.nummer: ("hoog", FEITEN) if item.nummer in hoog else ("laag", "")
            for item in rihg.instrument("voorbeeld-1").signalen
        }
        actions_rihg.vul_rihg(self.pk, given, by=self.regio["hovj"], at=at)
        actions_bezoek.leg_bezoek(self.pk, at, "A. de Vries", "M. Hoekstra", by=self.regio["casus"], at=at)
        return self

    def vast(self, at: datetime = VRIJDAG - timedelta(minutes=30)) -> "Zaak":
        """The RiHG settled by the hulpofficier."""
        actions_rihg.stel_rihg_vast(self.pk, by=self.regio["hovj"], at=at)
        return self

    def leg_op(self, door: str = "hovj", op: datetime = VRIJDAG) -> "Zaak":
        """Imposed at a quarter past ten on Friday night."""
        mandaat = "" if door == "burgemeester" else "Mandaatsbesluit 2026-3"
        opleggen.leg_op(
            self.pk, WAAROM, op=op, mandaat=mandaat, leeftijd_hoe="Rijbewijs gezien", by=self.regio[door], at=op
        )
        return self

    def verlopen(self, at: datetime = EINDE) -> "Zaak":
        """The time is over and the worker came by."""
        afloop.laat_verlopen(at)
        return self

    def redenen(self, at: datetime) -> "Zaak":
        """Every missed station got its reason."""
        for row in nazicht.gemist(self.rij, at):
            dagen.teken(self.pk, row.sleutel, gemist=True, reden="Het gezin was er niet", by=self.regio["casus"], at=at)
        return self


@situatie
def partijen(regio: Regio) -> Regio:
    """The region with who can decide about an order."""
    return voeg_toe(regio)


@situatie
def zaak(partijen: Regio) -> Zaak:
    """A case of Veilig Thuis in which an order can begin."""
    bewijs = neem_aan(nieuwe_melding(), by=partijen["agent"], at=partijen.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(nummer=bewijs.nummer).casus_id
    with act("toets.team", by=partijen["triagist"], at=partijen.at, system=True) as a:
        add_to_team(a, lock(casus_id), partijen.accounts["casus"].pk)
    enter(SYSTEM)
    return Zaak(partijen, casus_id, dict(Betrokkene.objects.filter(casus_id=casus_id).values_list("rol", "persoon_id")))


@situatie
def vast(zaak: Zaak) -> Zaak:
    """The RiHG is settled; the decision can be taken."""
    return zaak.begin().vul().vast()


@situatie
def lopend(vast: Zaak) -> Zaak:
    """An order in force, imposed by the hulpofficier on Friday 20 March 2026 at 22:15."""
    return vast.leg_op()


def geboren(zaak: Zaak, jaar: int | None, maand: int | None = None, dag: int | None = None) -> None:
    """Give the excluded person this birth date."""
    enter(SYSTEM)
    Persoon.objects.filter(pk=zaak.mensen["pleger"]).update(geboortejaar=jaar, geboortemaand=maand, geboortedag=dag)
