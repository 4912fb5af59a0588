"""A case in which Veilig Thuis and the director may work, and its planned rounds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_to_team, involve, lock
from eenplan.dossier.casus.models import Betrokkene
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.nameting.actions import plan_rondes
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.uitkomst import Gesprek
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding

SHARED = frozenset({DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VEILIGHEID})


@dataclass(slots=True)
class Gezin:
    """A case and the people in it by role."""

    regio: Regio
    casus_id: int
    mensen: dict[str, int]

    @property
    def at(self) -> datetime:
        """The moment of the region: 20 March 2026."""
        return self.regio.at

    def later(self, **delta: float) -> datetime:
        """A later moment."""
        return self.regio.at + timedelta(**delta)

    def rondes(self) -> list[Ronde]:
        """The rounds after 3 and 12 months from now on."""
        return plan_rondes(self.casus_id, self.at, by=SYSTEM, at=self.at)

    @property
    def op_de_dag(self) -> datetime:
        """A moment at which the first round is done, and the second one is to come."""
        return self.later(days=92)

    def aan_de_beurt(self) -> list[Ronde]:
        """The rounds of who was handed over three months ago: the first one is today."""
        return plan_rondes(self.casus_id, self.later(days=-90), by=SYSTEM, at=self.at)

    def zegt(self, rol: str, veilig: bool | None = True, woorden: str = "Het gaat goed.") -> Gesprek:
        """Someone was spoken."""
        return Gesprek(self.mensen[rol], True, veilig, woorden)

    @property
    def goed(self) -> list[Gesprek]:
        """The mother and the child say that it is safe."""
        return [self.zegt("slachtoffer"), self.zegt("kind")]


def fresh(ronde: Ronde) -> Ronde:
    """The round as the database has it."""
    enter(SYSTEM)
    return Ronde.objects.get(pk=ronde.pk)


@situatie
def gezin(regio: Regio) -> Gezin:
    """A case that the director of the local team takes part in."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(nummer=bewijs.nummer).casus_id
    with act("toets.deel", by=regio["triagist"], at=regio.at, system=True) as a:
        casus = lock(casus_id)
        add_to_team(a, casus, regio.accounts["casus"].pk)
        involve(
            a, casus, regio.organisations["team"].pk, regio.accounts["regisseur"].pk, SHARED, doel="regie",
            grond="Wmo 5.2.6", tot=regio.at + timedelta(days=900), client_geinformeerd="ja",
        )  # fmt: skip
    enter(SYSTEM)
    return Gezin(regio, casus_id, dict(Betrokkene.objects.filter(casus_id=casus_id).values_list("rol", "persoon_id")))
