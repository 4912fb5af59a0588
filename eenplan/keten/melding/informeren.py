"""Telling people that Veilig Thuis holds data about them: within four weeks of recording, per person (Wmo 5.3.1-1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import Subject, end_of, finish, start_until
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.bron import Bron
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import SoortUitspraak
from eenplan.dossier.casus.uitspraken import Gezegd, zeg
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Uitstel
from eenplan.keten.melding.rules import UITSTEL_GRONDEN

SHORTEST = 10
UITGESTELD = "uitgesteld"
END_OF_DAY = time(23, 59, 59)


class Ongeldig(Refused):
    """It cannot be postponed like this; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


@dataclass(frozen=True, slots=True)
class TeInformeren:
    """One person whose term runs."""

    persoon_id: int
    naam: str
    termijn: Deadline
    uitstel: tuple[Uitstel, ...] = ()


def te_informeren(viewer: Viewer, casus_id: int) -> list[TeInformeren]:
    """Who still has to be told; the page that shows it passed the gate for identity."""
    names = {
        row.persoon_id: row.persoon.naam
        for row in Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon")
    }
    running = Deadline.objects.filter(casus_id=casus_id, key="informeren", done_at__isnull=True).order_by(
        "due_at", "pk"
    )
    found = [row for row in running if row.object_id in names]
    later: dict[int, list[Uitstel]] = {}
    if found:
        rows = Uitstel.objects.filter(casus_id=casus_id).select_related("besloten_door").order_by("besloten_op", "pk")
        for item in rows:
            later.setdefault(item.persoon_id, []).append(item)
    return [
        TeInformeren(row.object_id, names[row.object_id], row, tuple(later.get(row.object_id, ()))) for row in found
    ]


def casussen_van_plicht(viewer: Viewer, persoon_ids: Collection[int]) -> dict[int, int]:
    """The case in which each of these people is still to be told, where the viewer may know who they are."""
    known = visible(viewer, Casus.objects.all(), DataClass.IDENTITEIT).values("pk")
    rows = Deadline.objects.filter(object_type="persoon", object_id__in=persoon_ids, casus_id__in=known)
    found = rows.filter(done_at__isnull=True).values_list("object_id", "casus_id")
    return {pk: casus_id for pk, casus_id in found if casus_id}


def uiterlijk(casus_id: int, persoon_id: int, at: datetime) -> datetime | None:
    """The last moment to which informing this person may be postponed now; None when no term runs.

    Two weeks from the end of the running term; when that is over already, from today (Wmo 5.3.1-2).
    """
    running = _lopend(casus_id, persoon_id)
    return end_of(rule("informeren_uitstel", at.date()), max(running.due_at, at)) if running else None


def _lopend(casus_id: int, persoon_id: int) -> Deadline | None:
    rows = Deadline.objects.filter(casus_id=casus_id, object_type="persoon", object_id=persoon_id)
    return rows.filter(key="informeren", done_at__isnull=True).first()


def stel_uit(casus_id: int, persoon_id: int, grond: str, reden: str, tot: date, *, by: Viewer, at: datetime) -> Uitstel:
    """Decide, with a ground and a reason, to inform this person later: at most two weeks, as often as needed."""
    with act("melding.stel_uit", by=by, at=at, ground="Wmo 5.3.1-2") as a:
        may_write(by, casus_id, DataClass.IDENTITEIT, what="melding.stel_uit")
        casus = lock(casus_id)
        running, last = _lopend(casus_id, persoon_id), uiterlijk(casus_id, persoon_id, at)
        if running is None or last is None:
            raise Refused("Deze persoon is al geïnformeerd, of hoort niet bij deze casus. Er is niets uit te stellen.")
        until = datetime.combine(tot, END_OF_DAY, tzinfo=AMSTERDAM)
        if fouten := _fouten(grond, reden, until, running.due_at, last, at):
            raise Ongeldig(fouten)
        row = Uitstel.objects.create(
            casus=casus, persoon_id=persoon_id, grond=grond, reden=reden.strip(), van=running.due_at, tot=until,
            besloten_op=at, besloten_door_id=by.account_id,
        )  # fmt: skip
        finish(["informeren"], "persoon", persoon_id, at, UITGESTELD)
        owner = Subject("persoon", persoon_id, running.organisation_id, running.account_id, casus_id)
        start_until("informeren", owner, at, until)
        leg_vast("informeren_uitgesteld", at=at, casus_id=casus_id, gemeente=casus.gemeente, grond=grond)
        a.log(casus_id=casus_id, object_type="uitstel", object_id=row.pk, persons=(persoon_id,))
    return row


def _fouten(grond: str, reden: str, until: datetime, due: datetime, last: datetime, at: datetime) -> dict[str, str]:
    found = {} if grond in UITSTEL_GRONDEN else {"grond": "Kies waarom wachten nodig is. Een andere grond is er niet."}
    if len(reden.strip()) < SHORTEST:
        found["reden"] = "Leg uit waarom deze persoon het nu nog niet mag horen."
    if until <= max(due, at):
        found["tot"] = "Kies een dag na het einde van de termijn die nu loopt."
    elif until > last:
        day = last.astimezone(AMSTERDAM)
        found["tot"] = f"Dit mag per keer hooguit twee weken: tot en met {day:%d-%m-%Y}. Daarna besluit u opnieuw."
    return found


def informeer(casus_id: int, persoon_id: int, hoe: str, *, by: Viewer, at: datetime) -> None:
    """Record that and how this person was told. Refused without saying how, or when it was done already."""
    if len(hoe.strip()) < SHORTEST:
        raise Refused("Schrijf op hoe en door wie deze persoon is geïnformeerd.")
    with act("melding.informeer", by=by, at=at, ground="Wmo 5.3.1") as a:
        may_write(by, casus_id, DataClass.IDENTITEIT, what="melding.informeer")
        casus = lock(casus_id)
        row = Betrokkene.objects.filter(casus_id=casus_id, persoon_id=persoon_id).first()
        if row is None or not finish(["informeren"], "persoon", persoon_id, at):
            raise Refused("Deze persoon is al geïnformeerd, of hoort niet bij deze casus.")
        told = Gezegd(
            by.naam, f"Geïnformeerd (Wmo 5.3.1): {hoe.strip()}", SoortUitspraak.FEIT, at, True, Bron.OPEN,
            klasse=DataClass.PROCES,
        )  # fmt: skip
        said = zeg(a, casus, told)
        said.over.add(persoon_id)
        leg_vast("persoon_geinformeerd", at=at, casus_id=casus_id, gemeente=casus.gemeente)
        a.log(casus_id=casus_id, object_type="uitspraak", object_id=said.pk, persons=(persoon_id,))
