"""What every act on an order shares: the gate, the lock, the course and its decisions."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, check_version
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions as casus_actions
from eenplan.dossier.casus.queries import may_write
from eenplan.instrumenten.huisverbod.access import bevoegdheid_van, role_of, vind, voor_thv
from eenplan.instrumenten.huisverbod.bevoegdheden import MAG, WIE_WEL, waarom_niet
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid, bevoegdheid
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit
from eenplan.instrumenten.huisverbod.rules import COURSE
from eenplan.keten.overdracht.geheim import zonder_geheim

OBJECT, STATION = "huisverbod", "huisverbod_station"
GESLOTEN = "Deze casus is gesloten. Meld nieuwe zorgen opnieuw; dan begint een nieuwe casus."


def grijp(huisverbod_id: int, actie: str, by: Viewer, versie: int | None = None) -> Huisverbod:
    """Pass the gate, lock the order, check its version and its course."""
    may_write(voor_thv(by), vind(huisverbod_id).casus_id, DataClass.VEILIGHEID, what=f"huisverbod.{actie}")
    rows = Huisverbod.objects.select_for_update(of=("self",)).select_related("casus", "casus__bronhouder", "pleger")
    found = rows.get(pk=huisverbod_id)
    if actie in MAG and bevoegdheid_van(by, found.casus.gemeente) not in MAG[actie]:
        raise Refused(_wie_wel(actie, by, found.casus.gemeente), actie)
    COURSE.step(found.stand, actie, role_of(by))
    if not casus_actions.is_open(found.casus):
        raise Refused(GESLOTEN)
    check_version(found.versie, versie)
    return found


def _wie_wel(actie: str, by: Viewer, gemeente: str) -> str:
    """Who does decide; to a mayor of elsewhere, whose town it is."""
    if bevoegdheid("gemeente", by.functie) in MAG[actie]:
        return f"Over dit adres beslist de burgemeester van {gemeente}. U kunt wel meelezen en meeschrijven."
    return WIE_WEL[actie]


def bevoegd(huisverbod: Huisverbod, actie: str, by: Viewer, mandaat: str = "") -> Bevoegdheid:
    """What the viewer's function lets him decide; Refused when it is not this."""
    wie = bevoegdheid_van(by, huisverbod.casus.gemeente)
    if why := waarom_niet(actie, wie, mandaat):
        raise Refused(why, actie)
    return wie


def veilig(huisverbod: Huisverbod, *teksten: str) -> None:
    """Refused when a text holds a secret address: everybody of the order, and the letters, would know it."""
    zonder_geheim(huisverbod.casus_id, *teksten)


def nodig(tekst: str, waarom: str) -> str:
    """The text without outer spaces; Refused with `waarom` when there is none."""
    if not tekst.strip():
        raise Refused(waarom)
    return tekst.strip()


def naar(a: Act, huisverbod: Huisverbod, actie: str) -> None:
    """One step along the course, saved and logged."""
    huisverbod.stand = COURSE.step(huisverbod.stand, actie, role_of(a.by)).target
    huisverbod.versie += 1
    huisverbod.save()
    log(a, huisverbod)


def log(a: Act, huisverbod: Huisverbod) -> None:
    """The line of this act."""
    a.log(casus_id=huisverbod.casus_id, object_type=OBJECT, object_id=huisverbod.pk, persons=(huisverbod.pleger_id,))


def besluit(
    a: Act, huisverbod: Huisverbod, soort: str, op: datetime, motivering: str, *, wie: str = "", mandaat: str = "",
    tot: datetime | None = None, mondeling: bool = False, leeftijd: str = "",
) -> Huisverbodbesluit:  # fmt: skip
    """Write the decision down; it stays as it is."""
    return Huisverbodbesluit.objects.create(
        huisverbod=huisverbod, soort=soort, op=op, vastgelegd_op=a.at, door_id=a.by.account_id, bevoegdheid=wie,
        mandaat=mandaat.strip(), motivering=motivering.strip(), tot=tot, mondeling=mondeling, leeftijd=leeftijd.strip(),
    )  # fmt: skip
