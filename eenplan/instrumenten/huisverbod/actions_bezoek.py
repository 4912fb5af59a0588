"""Before the decision: the joint visit, and the advice of Veilig Thuis."""

from datetime import datetime, timedelta

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.gang import grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Huisbezoek, Huisverbod

LANG_ERVOOR = timedelta(days=7)


def leg_bezoek(
    huisverbod_id: int, op: datetime, politie: str, veilig_thuis: str, niet_samen: str = "", gezien: str = "",
    *, versie: int | None = None, by: Viewer, at: datetime,
) -> Huisbezoek:  # fmt: skip
    """Who visited when: police and Veilig Thuis together (row 43), else why not."""
    with act("huisverbod.leg_bezoek", by=by, at=at, ground="S0, S1") as a:
        found = grijp(huisverbod_id, "leg_bezoek", by, versie)
        if op > at:
            raise Refused("Dit bezoek moet nog komen. Leg het vast als u er bent geweest.")
        if op < found.begonnen_op - LANG_ERVOOR:
            raise Refused("Dit bezoek ligt ver voor het begin van dit huisverbod. Kijk de dag en de tijd na.")
        if not veilig_thuis.strip() and not niet_samen.strip():
            raise Refused("Wie was er van Veilig Thuis bij? Was er niemand bij, schrijf dan op waarom niet.")
        veilig(found, politie, veilig_thuis, gezien, niet_samen)
        bezoek, _ = Huisbezoek.objects.update_or_create(
            huisverbod=found,
            defaults={
                "op": op, "politie": nodig(politie, "Vul in wie er van de politie bij was."),
                "veilig_thuis": veilig_thuis.strip(), "niet_samen": niet_samen.strip()[:300], "gezien": gezien.strip(),
                "door_id": by.account_id,
            },
        )  # fmt: skip
        naar(a, found, "leg_bezoek")
    return bezoek


def raadpleeg(huisverbod_id: int, advies: str, *, versie: int | None = None, by: Viewer, at: datetime) -> Huisverbod:
    """What Veilig Thuis advises; needed before an order because of child abuse (Wth 2 lid 3)."""
    with act("huisverbod.raadpleeg", by=by, at=at, ground="Wth 2-3") as a:
        found = grijp(huisverbod_id, "raadpleeg", by, versie)
        veilig(found, advies)
        found.vt_geraadpleegd_op = at
        found.vt_advies = nodig(advies, "Schrijf in een paar woorden op wat Veilig Thuis adviseert.")
        naar(a, found, "raadpleeg")
    return found
