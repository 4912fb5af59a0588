"""What every act on an order shares: the gate, the lock, the course, its stations and its decisions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import owner_of
from eenplan.core.acts import Act, check_version
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rules
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions as casus_actions
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast as feit
from eenplan.instrumenten.huisverbod.access import bevoegdheid_van, role_of, vind, voor_thv
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit, Station
from eenplan.instrumenten.huisverbod.rules import COURSE, EINDES, MAG, WIE_WEL, Bevoegdheid, waarom_niet
from eenplan.instrumenten.huisverbod.strook import REGELS, SOORT, Soort
from eenplan.keten.overdracht.geheim import zonder_geheim

OBJECT, STATION = "huisverbod", "huisverbod_station"
GESLOTEN = "Deze casus is gesloten. Meld nieuwe zorgen opnieuw; dan begint een nieuwe casus."


def grijp(huisverbod_id: int, actie: str, by: Viewer, versie: int | None = None) -> Huisverbod:
    """Pass the gate, lock the order, check its version and its course."""
    may_write(voor_thv(by), vind(huisverbod_id).casus_id, DataClass.VEILIGHEID, what=f"huisverbod.{actie}")
    rows = Huisverbod.objects.select_for_update(of=("self",)).select_related("casus", "casus__bronhouder", "pleger")
    found = rows.get(pk=huisverbod_id)
    if actie in MAG and bevoegdheid_van(by, found.casus.gemeente) not in MAG[actie]:
        raise Refused(WIE_WEL[actie], actie)
    COURSE.step(found.stand, actie, role_of(by))
    if not casus_actions.is_open(found.casus):
        raise Refused(GESLOTEN)
    check_version(found.versie, versie)
    return found


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


def _wie(huisverbod: Huisverbod, at: datetime) -> tuple[int, int]:
    """Veilig Thuis keeps the clocks, also when a local team holds the case."""
    casus = huisverbod.casus
    mine = casus.verantwoordelijke_id if casus.verantwoordelijke_organisatie_id == casus.bronhouder_id else None
    return casus.bronhouder_id, mine or owner_of(casus.bronhouder, at)


def onderwerp(huisverbod: Huisverbod, at: datetime) -> deadlines.Subject:
    """On what the terms of the order itself hang."""
    return deadlines.Subject(OBJECT, huisverbod.pk, *_wie(huisverbod, at), huisverbod.casus_id)


def begin_stations(
    a: Act, huisverbod: Huisverbod, soorten: Iterable[Soort], vanaf: datetime, *,
    tot: dict[str, datetime] | None = None, van: tuple[int, int] | None = None,
) -> None:  # fmt: skip
    """Begin these stations, each with its term; a regional one that the region set to nothing is left out."""
    tot, terms = tot or {}, rules(REGELS, vanaf.astimezone(AMSTERDAM).date())
    for soort in soorten:
        term = terms[soort.regel]
        if soort.regionaal and not term.value:
            continue
        due = tot.get(soort.sleutel) or deadlines.end_of(term, vanaf)
        due = max(due, vanaf)
        row, fresh = Station.objects.get_or_create(
            huisverbod=huisverbod, sleutel=soort.sleutel, defaults={"begonnen_op": vanaf, "due_at": due}
        )
        if fresh:
            subject = deadlines.Subject(STATION, row.pk, *(van or _wie(huisverbod, a.at)), huisverbod.casus_id)
            deadlines.start_until(soort.regel, subject, vanaf, due)


def station(huisverbod: Huisverbod, sleutel: str) -> Station:
    """This station of the order; Refused when it has not begun."""
    row = Station.objects.filter(huisverbod=huisverbod, sleutel=sleutel).first()
    if row is None or sleutel not in SOORT:
        raise Refused("Deze stap hoort niet bij dit huisverbod.")
    return row


def klaar(a: Act, row: Station, tekst: str, op: datetime, reden: str = "") -> None:
    """The station is done; when late, with its reason."""
    row.gedaan_op, row.tekst, row.gemist_reden, row.door_id = op, tekst.strip(), reden.strip()[:300], a.by.account_id
    row.save(update_fields=["gedaan_op", "tekst", "gemist_reden", "door_id"])
    deadlines.finish([SOORT[row.sleutel].regel], STATION, row.pk, op, "later_gedaan" if reden else "")


def verzet(a: Act, huisverbod: Huisverbod, sleutel: str, due_at: datetime) -> None:
    """Another end for a station that is not done: its running term ends and the new one begins."""
    row = Station.objects.filter(huisverbod=huisverbod, sleutel=sleutel, gedaan_op__isnull=True).first()
    if row is None:
        return
    row.due_at = max(due_at, row.begonnen_op)
    row.save(update_fields=["due_at"])
    regel = SOORT[sleutel].regel
    Deadline.objects.filter(object_type=STATION, object_id=row.pk, key=regel, done_at__isnull=True).update(done_at=a.at)
    subject = deadlines.Subject(STATION, row.pk, *_wie(huisverbod, a.at), huisverbod.casus_id)
    deadlines.start_until(regel, subject, row.begonnen_op, row.due_at)


def stop_klok(huisverbod: Huisverbod, op: datetime) -> None:
    """The term of the order itself ends."""
    deadlines.finish(sorted(EINDES), OBJECT, huisverbod.pk, op)


def laat_weten(huisverbod: Huisverbod, at: datetime, kind: Kind = Kind.NIEUW, behalve: int | None = None) -> None:
    """A message without content for everyone who takes part, and for who carries the case."""
    people: set[int | None] = set(
        Deelbesluit.objects.filter(casus_id=huisverbod.casus_id, doel="thv", tot__gt=at).values_list(
            "account_id", flat=True
        )
    )
    people |= {huisverbod.casus.verantwoordelijke_id}
    for account_id in sorted(pk for pk in people if pk and pk != behalve):
        put(kind, object_type=OBJECT, object_id=huisverbod.pk, at=at, account_id=account_id)


def meld_feit(naam: str, huisverbod: Huisverbod, at: datetime, **kenmerken: Any) -> None:
    """A fact without persons."""
    casus = huisverbod.casus
    feit(naam, at=at, casus_id=casus.pk, gemeente=casus.gemeente, herkomst=huisverbod.herkomst, **kenmerken)
