"""Writing a new order down: the same, whoever begins."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.acts import Act
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import is_open
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.delen import deel
from eenplan.instrumenten.huisverbod.gang import GESLOTEN, log, nodig
from eenplan.instrumenten.huisverbod.genodigden import regisseurs
from eenplan.instrumenten.huisverbod.grenzen import leeftijd_fout
from eenplan.instrumenten.huisverbod.klokken import onderwerp
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisverbod
from eenplan.instrumenten.huisverbod.rules import HERKOMST
from eenplan.instrumenten.huisverbod.volwassen import leeftijd
from eenplan.keten.overdracht.geheim import zonder_geheim

ER_LOOPT_ER_EEN = (
    "Voor deze persoon loopt al een huisverbod, of is er een begonnen. Open dat op de bladzijde van de casus."
)


@dataclass(frozen=True, slots=True)
class Begin:
    """What is asked at the beginning, once."""

    herkomst: str
    aanleiding: str
    pleger_id: int
    adres: str
    beschermden: Collection[int] = ()
    deelnemers: Collection[int] = ()
    kindermishandeling: bool = False


def leg_aan(a: Act, casus: Casus, gegeven: Begin) -> Huisverbod:
    """The order with who is protected, who takes part and the clock until the decision."""
    pleger = _pleger(casus.pk, gegeven, a.at)
    if not is_open(casus):
        raise Refused(GESLOTEN)
    if Huisverbod.objects.filter(casus=casus, pleger=pleger, geeindigd_op__isnull=True).exists():
        raise Refused(ER_LOOPT_ER_EEN)
    zonder_geheim(casus.pk, gegeven.aanleiding, gegeven.adres)
    found = Huisverbod.objects.create(
        casus=casus, herkomst=gegeven.herkomst, pleger=pleger, adres=gegeven.adres.strip()[:300], begonnen_op=a.at,
        aanleiding=nodig(gegeven.aanleiding, "Schrijf op wat er is gebeurd, of waar de dreiging uit blijkt."),
        begonnen_door_id=a.by.account_id, rihg_versie=rihg.huidig(), kindermishandeling=gegeven.kindermishandeling,
    )  # fmt: skip
    Beschermde.objects.bulk_create(Beschermde(huisverbod=found, persoon_id=pk) for pk in set(gegeven.beschermden))
    deel(a, casus, {*gegeven.deelnemers, *_regisseur(casus, a.at)})
    deadlines.start(["huisverbod_beslissen"], onderwerp(found, a.at), a.at)
    laat_weten(found, a.at, behalve=a.by.account_id)
    log(a, found)
    a.event("huisverbod.begonnen", casus_id=casus.pk, huisverbod_id=found.pk)
    return found


def _regisseur(casus: Casus, at: datetime) -> set[int]:
    """Who directs the help of this family is told at once (product D1)."""
    return {row.account_id for row in regisseurs(casus, at) if row.account_id == casus.verantwoordelijke_id}


def _pleger(casus_id: int, gegeven: Begin, at: datetime) -> Persoon:
    """The person it is about; Refused when the beginning does not fit."""
    if gegeven.herkomst not in HERKOMST:
        raise Refused("Kies waar dit huisverbod vandaan komt.")
    nodig(gegeven.adres, "Vul het adres in waar deze persoon niet mag komen.")
    over_wie(casus_id, gegeven.pleger_id, gegeven.beschermden)
    pleger = Persoon.objects.get(pk=gegeven.pleger_id)
    if why := leeftijd_fout(*leeftijd(pleger, at), bevestigd="komt later"):
        raise Refused(why)
    return pleger


def over_wie(casus_id: int, pleger_id: int, beschermden: Collection[int]) -> None:
    """Refused unless these are people of the case, and nobody must leave and is protected as well."""
    people = set(Persoon.objects.filter(betrokken_bij__casus_id=casus_id).values_list("pk", flat=True))
    if pleger_id not in people or set(beschermden) - people:
        raise Refused("U koos iemand die niet bij deze casus hoort.")
    if pleger_id in beschermden:
        raise Refused("Dezelfde persoon kan niet weg moeten en beschermd worden. Kijk de namen na.")
