"""Reading proposals to join two cases: only for who may know both; who may not, reads nothing of either in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import Dossier, Mens, casus
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.dubbelen.verschillen import verschillen
from eenplan.dossier.dubbelen.waarde import Verschil
from eenplan.keten.melding.models import Samenvoegvoorstel
from eenplan.keten.melding.vierogen.rules import COURSE_VOORSTEL, TweedeNodig, in_woorden
from eenplan.keten.melding.vierogen.wie import mag

OBJECT, TWEEDE, GEWEIGERD = "samenvoegvoorstel", "Samenvoegen: tweede lezer", "Samenvoegen geweigerd: lees waarom"
WHAT, LIJST = "samenvoegvoorstel.lees", "samenvoegvoorstel.lijst"


@dataclass(frozen=True, slots=True)
class Blad:
    """A proposal beside the people it calls the same; None is somebody who is not in that case (any more)."""

    rij: Samenvoegvoorstel
    van: Dossier
    naar: Dossier
    paren: tuple[tuple[Mens | None, Mens | None], ...]
    apart: tuple[Mens, ...]
    termijn: Deadline | None
    keuzes: tuple[tuple[str, str, str, str], ...]  # who, which field, what will hold, what stays findable beside it
    is_voorsteller: bool
    mag_beslissen: bool

    @property
    def werk(self) -> str:
        """What was done in the case that would go, in words."""
        return in_woorden(self.rij.werk)

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return self.rij.stand == COURSE_VOORSTEL.start


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Samenvoegvoorstel]:
    """The proposals about this case and another, newest first, for who may know both; with a line for the other."""
    rows = Samenvoegvoorstel.objects.filter(Q(van_id=casus_id) | Q(naar_id=casus_id))
    found = rows.select_related("van", "naar", "melding", "voorgesteld_door", "besloten_door")
    shown = [row for row in found.order_by("-voorgesteld_op", "-pk") if _beide(viewer, row)]
    others = sorted({pk for row in shown for pk in (row.van_id, row.naar_id)} - {casus_id})
    if others:
        write(viewer, [Line(LIJST, casus_id=pk, classes=frozenset({DataClass.BESTAAN}), rule="R4") for pk in others])
    return shown


def _beide(viewer: Viewer, row: Samenvoegvoorstel) -> bool:
    return viewer.system or mag(viewer, (row.van_id, row.naar_id))


def open_bij(viewer: Viewer, casus_id: int) -> list[Samenvoegvoorstel]:
    """Those that wait."""
    return [row for row in van_casus(viewer, casus_id) if row.stand == COURSE_VOORSTEL.start]


def vraagt_tweede(viewer: Viewer, casus_id: int, naar_id: int | None = None, *, at: datetime) -> bool:
    """Whether laying the report of `casus_id` at a running case (or `naar_id`) takes two people, as `koppel` asks."""
    if naar_id and Casus.objects.filter(pk=naar_id, stand=Stand.AFGESLOTEN).exists():
        return False  # it keeps its own case
    try:
        sockets.tell(sockets.Event("melding.koppelt", viewer, at, {"casus_id": casus_id, "naar": naar_id}))
    except TweedeNodig:
        return True
    return False


def te_zien(viewer: Viewer, voorstel_ids: Iterable[int]) -> dict[int, str]:
    """Which of these the viewer may know, and what is to be done with each."""
    rows = Samenvoegvoorstel.objects.filter(pk__in=list(voorstel_ids))
    return {row.pk: TWEEDE if row.stand == COURSE_VOORSTEL.start else GEWEIGERD for row in rows if _beide(viewer, row)}


def wachtend(viewer: Viewer) -> list[Samenvoegvoorstel]:
    """Those of colleagues that this viewer may decide on, oldest first; the page that shows them passed the door."""
    rows = Samenvoegvoorstel.objects.filter(stand=COURSE_VOORSTEL.start).exclude(voorgesteld_door=viewer.account_id)
    found = rows.select_related("van", "naar", "melding", "voorgesteld_door").order_by("voorgesteld_op", "pk")
    shown = [row for row in found if mag(viewer, (row.van_id, row.naar_id), Action.SCHRIJVEN)]
    cases = sorted({pk for row in shown for pk in (row.van_id, row.naar_id)})
    write(viewer, [Line(LIJST, casus_id=pk, classes=frozenset({DataClass.BESTAAN}), rule="R4") for pk in cases])
    return shown


def blad(viewer: Viewer, voorstel_id: int, *, now: datetime) -> Blad:
    """One proposal, through the gate of both cases. NotVisible to who may not know one of them."""
    rows = Samenvoegvoorstel.objects.select_related("melding", "met", "voorgesteld_door", "besloten_door")
    row = rows.filter(pk=voorstel_id).first()
    if row is None or not _beide(viewer, row):
        raise NotVisible(Line(WHAT, object_type=OBJECT, object_id=voorstel_id, rule="R0", allowed=False))
    van, naar = (casus(viewer, pk, what=WHAT, now=now) for pk in (row.van_id, row.naar_id))
    here, there = ({mens.persoon_id: mens for mens in file.mensen} for file in (van, naar))
    pairs = tuple((here.get(int(key)), there.get(pk)) for key, pk in row.zelfde.items())
    own = row.voorgesteld_door_id == viewer.account_id
    term = Deadline.objects.filter(object_type=OBJECT, object_id=row.pk, done_at__isnull=True)
    return Blad(
        row, van, naar, pairs, tuple(mens for mens in van.mensen if str(mens.persoon_id) not in row.zelfde),
        term.select_related("account").first(), _keuzes(viewer, row), own,
        not own and mag(viewer, (row.van_id, row.naar_id), Action.SCHRIJVEN),
    )  # fmt: skip


def _keuzes(viewer: Viewer, row: Samenvoegvoorstel) -> tuple[tuple[str, str, str, str], ...]:
    """What was chosen where two records differ, as far as this viewer may know it; nothing once it was decided."""
    if row.stand != COURSE_VOORSTEL.start or not row.keuzes:
        return ()
    found = verschillen(viewer, [(int(key), pk) for key, pk in row.zelfde.items()])
    return tuple(
        (item.wie, item.naam, *_volgorde(item, row.keuzes[str(pair[0])][item.veld]))
        for pair, items in found.items()
        for item in items
        if item.veld in row.keuzes.get(str(pair[0]), {})
    )


def _volgorde(item: Verschil, wint: int) -> tuple[str, str]:
    """What holds, and what does not."""
    een, ander = item.kanten
    return (een.tekst, ander.tekst) if een.persoon_id == wint else (ander.tekst, een.tekst)
