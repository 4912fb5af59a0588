"""Beginning with an order: about whom, for whom, where, and who takes part."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions as casus_actions
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import VT
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.access import vind, voor_thv
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.delen import deel
from eenplan.instrumenten.huisverbod.gang import GESLOTEN, log, nodig
from eenplan.instrumenten.huisverbod.grenzen import leeftijd_fout
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisverbod
from eenplan.instrumenten.huisverbod.rules import GROND, HERKOMST
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


def begin(casus_id: int, gegeven: Begin, *, by: Viewer, at: datetime) -> Huisverbod:
    """Begin with an order about one person of the case; police and mayor are asked at once (D6)."""
    with act("huisverbod.begin", by=by, at=at, ground=GROND) as a:
        may_write(voor_thv(by), casus_id, DataClass.VEILIGHEID, what="huisverbod.begin")
        casus = casus_actions.lock(casus_id)
        pleger = _pleger(casus_id, gegeven, by, at)
        if not casus_actions.is_open(casus):
            raise Refused(GESLOTEN)
        if Huisverbod.objects.filter(casus=casus, pleger=pleger, geeindigd_op__isnull=True).exists():
            raise Refused(ER_LOOPT_ER_EEN)
        zonder_geheim(casus_id, gegeven.aanleiding, gegeven.adres)
        found = Huisverbod.objects.create(
            casus=casus, herkomst=gegeven.herkomst, pleger=pleger, adres=gegeven.adres.strip(), begonnen_op=at,
            aanleiding=nodig(gegeven.aanleiding, "Schrijf op wat er is gebeurd, of waar de dreiging uit blijkt."),
            begonnen_door_id=by.account_id, rihg_versie=rihg.huidig(), kindermishandeling=gegeven.kindermishandeling,
        )  # fmt: skip
        Beschermde.objects.bulk_create(Beschermde(huisverbod=found, persoon_id=pk) for pk in gegeven.beschermden)
        deel(a, casus, gegeven.deelnemers)
        laat_weten(found, at, behalve=by.account_id)
        log(a, found)
        a.event("huisverbod.begonnen", casus_id=casus_id, huisverbod_id=found.pk)
    return found


def _pleger(casus_id: int, gegeven: Begin, by: Viewer, at: datetime) -> Persoon:
    """The person it is about; Refused when the beginning does not fit."""
    if by.role not in VT:
        raise Refused("Een huisverbod begint Veilig Thuis. Bel Veilig Thuis: dag en nacht bereikbaar.")
    if gegeven.herkomst not in HERKOMST:
        raise Refused("Kies waar dit huisverbod vandaan komt.")
    nodig(gegeven.adres, "Vul het adres in waar deze persoon niet mag komen.")
    people = set(Persoon.objects.filter(betrokken_bij__casus_id=casus_id).values_list("pk", flat=True))
    if gegeven.pleger_id not in people or set(gegeven.beschermden) - people:
        raise Refused("U koos iemand die niet bij deze casus hoort.")
    if gegeven.pleger_id in gegeven.beschermden:
        raise Refused("Dezelfde persoon kan niet weg moeten en beschermd worden. Kijk de namen na.")
    pleger = Persoon.objects.get(pk=gegeven.pleger_id)
    if why := leeftijd_fout(*leeftijd(pleger, at), bevestigd="komt later"):
        raise Refused(why)
    return pleger


def leeftijd(persoon: Persoon, at: datetime) -> tuple[int | None, bool, int]:
    """The age on this day, whether the birth date is whole, and the age from which it is allowed."""
    today, born = at.astimezone(AMSTERDAM).date(), persoon.geboortedatum
    whole = all((born.jaar, born.maand, born.dag))
    return born.age(today), whole, rule("huisverbod_leeftijd", today).value


def nodig_uit(huisverbod_id: int, account_ids: Collection[int], *, by: Viewer, at: datetime) -> int:
    """Ask more people of police or municipality; returns how many are new."""
    with act("huisverbod.nodig_uit", by=by, at=at, ground=GROND) as a:
        may_write(voor_thv(by), vind(huisverbod_id).casus_id, DataClass.VEILIGHEID, what="huisverbod.nodig_uit")
        if by.role not in VT:
            raise Refused("Wie meeleest bepaalt Veilig Thuis. Vraag het daar.")
        found = Huisverbod.objects.select_related("casus").get(pk=huisverbod_id)
        new = deel(a, casus_actions.lock(found.casus_id), account_ids)
        log(a, found)
    return new
