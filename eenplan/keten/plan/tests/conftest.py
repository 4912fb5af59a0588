"""A case with a family, shared with the director of the local team; and a plan in any state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_to_team, involve, lock
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan.actions import maak, stel_vast, voeg_afspraak_toe
from eenplan.keten.plan.models import Afspraak, Plan
from eenplan.keten.plan.rules import NieuweAfspraak
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding

SHARED = frozenset({DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VEILIGHEID, DataClass.ZORG})


def afspraak(tekst: str = "Peter slaapt elders", soort: str = "veiligheid", **changes: object) -> NieuweAfspraak:
    """A good agreement; tests vary one field."""
    given: dict[str, object] = {
        "tekst": tekst, "door": "Peter", "controleur": "wijkagent", "controle_op": date(2026, 3, 27),
        "gevolg": "Veilig Thuis vraagt een huisverbod", "soort": soort,
    }  # fmt: skip
    return NieuweAfspraak(**{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields


@dataclass(slots=True)
class Gezin:
    """A case and the people in it by role."""

    regio: Regio
    casus_id: int
    mensen: dict[str, int]

    @property
    def at(self) -> datetime:
        """The moment of the region."""
        return self.regio.at

    def later(self, **delta: float) -> datetime:
        """A later moment."""
        return self.regio.at + timedelta(**delta)

    @property
    def allen(self) -> dict[int, str]:
        """Everyone agrees."""
        return dict.fromkeys(self.mensen.values(), "akkoord")

    def concept(self, *afspraken: NieuweAfspraak) -> Plan:
        """A draft with these agreements (one on direct safety when none is given)."""
        plan = maak(self.casus_id, by=self.regio["regisseur"], at=self.at)
        for item in afspraken or (afspraak(),):
            voeg_afspraak_toe(plan.pk, item, by=self.regio["regisseur"], at=self.at)
        return fresh(plan)

    def actief(self, *afspraken: NieuweAfspraak) -> Plan:
        """A settled plan with these agreements."""
        plan = self.concept(*afspraken)
        stel_vast(plan.pk, self.allen, by=self.regio["regisseur"], at=self.at)
        return fresh(plan)


def fresh(plan: Plan) -> Plan:
    """The plan as the database has it."""
    enter(SYSTEM)
    return Plan.objects.get(pk=plan.pk)


def nummer(plan: Plan, number: int = 1) -> Afspraak:
    """The agreement with this number."""
    enter(SYSTEM)
    return Afspraak.objects.get(plan=plan, nummer=number)


def maak_gezin(regio: Regio) -> Gezin:
    """A case with a director, a case worker and a family of three."""
    with transaction.atomic():  # so that who looks holds, also in a test with real commits
        bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
        enter(SYSTEM)
        casus_id = Melding.objects.get(nummer=bewijs.nummer).casus_id
        with act("toets.deel", by=regio["triagist"], at=regio.at, system=True) as a:
            casus: Casus = lock(casus_id)
            add_to_team(a, casus, regio.accounts["casus"].pk)
            involve(
                a, casus, regio.organisations["team"].pk, regio.accounts["regisseur"].pk, SHARED, doel="regie",
                grond="Wmo 5.2.6", tot=regio.at + timedelta(days=900), client_geinformeerd="ja",
            )  # fmt: skip
        enter(SYSTEM)
        mensen = dict(Betrokkene.objects.filter(casus_id=casus_id).values_list("rol", "persoon_id"))
        return Gezin(regio, casus_id, mensen)


@pytest.fixture
def nieuw_gezin(regio: Regio) -> Callable[[], Gezin]:
    """Makes such cases."""
    return lambda: maak_gezin(regio)


@situatie
def gezin(regio: Regio) -> Gezin:
    """One such case."""
    return maak_gezin(regio)
