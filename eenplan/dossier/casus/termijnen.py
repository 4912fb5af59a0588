"""Running duties with their owners: counts, and the list behind each. Nothing that is late is out of sight (row 19).

Everyone sees what stands on his own name; a local team, which has no lead, all of the team; lead and procesregisseur
of Veilig Thuis also what others have to do in its cases (S2: procesregie watches the process of all cases).
A term holds no personal data; which family it is about shows only who may know that case.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass, Role, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.core.doors import lets_in
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.werkvoorraad import namen

MOST = 200
REGIE = frozenset({Role.PROCESREGISSEUR, Role.VT_LEAD})  # who watch the process of all cases of Veilig Thuis


@dataclass(frozen=True, slots=True)
class Telling:
    """How many duties of one kind, or of one owner, run and are late."""

    sleutel: str
    label: str
    lopend: int
    te_laat: int


@dataclass(frozen=True, slots=True)
class Plicht:
    """One duty in the list; the family only for who may know it."""

    termijn: Deadline
    casus: Casus | None
    naam: str
    url: str
    ook: tuple[int, ...] = ()  # the same duty for others of the family on the same day

    @property
    def keer(self) -> int:
        """How many duties this line stands for."""
        return 1 + len(self.ook)


def _lopend(viewer: Viewer) -> QuerySet[Deadline]:
    mine = Q(account_id=viewer.account_id or 0)
    if viewer.role in {Role.REGISSEUR, *REGIE}:
        mine |= Q(organisation_id=viewer.organisation_id or 0)
    if viewer.role in REGIE:
        mine |= Q(casus_id__in=Casus.objects.filter(bronhouder_id=viewer.organisation_id or 0).values("pk"))
    return Deadline.objects.filter(mine, done_at__isnull=True)


def aantal_te_laat(viewer: Viewer, *, now: datetime) -> int:
    """How many duties on the viewer's own name are late."""
    own = Deadline.objects.filter(account_id=viewer.account_id or 0, done_at__isnull=True)
    return own.filter(due_at__lt=now).count()


def zonder_termijn(viewer: Viewer) -> list[Casus]:
    """Open cases in which nothing runs, for who watches the process. There should be none: each is a fault to mend.

    A secluded case only for its named readers: its number alone says that it is there (R6).
    """
    if viewer.role not in REGIE:
        return []
    rows = Casus.objects.filter(bronhouder_id=viewer.organisation_id or 0, afgesloten_op__isnull=True)
    running = Deadline.objects.filter(done_at__isnull=True, casus_id=OuterRef("pk"))
    idle = list(rows.exclude(Exists(running)).order_by("geopend_op").values_list("pk", flat=True)[:MOST])
    if not idle:  # as it should be; who may know of a secluded case is only asked when there is one
        return []
    rows = Casus.objects.filter(pk__in=idle)
    secluded = rows.filter(Q(besloten=True) | Q(schilden__soort=Shield.BESLOTEN.value))
    hidden = secluded.exclude(pk__in=visible(viewer, rows, DataClass.BESTAAN).values("pk"))
    return list(rows.exclude(pk__in=hidden.values("pk")).order_by("geopend_op"))


def tellingen(viewer: Viewer, *, now: datetime) -> tuple[list[Telling], list[Telling]]:
    """Per kind of duty and per owner, the most late first."""
    counts = _lopend(viewer).values_list("key", "label", "account_id", "account__naam")
    rows = list(counts.annotate(n=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now))).order_by())
    return (
        _opgeteld((key, label, n, over) for key, label, _, _, n, over in rows),
        _opgeteld((str(pk), name, n, over) for _, _, pk, name, n, over in rows),
    )


def _opgeteld(rows: Iterable[tuple[str, str, int, int]]) -> list[Telling]:
    """One line for each key and its words, the most late first."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for key, label, n, late in rows:
        found[key, label][0] += n
        found[key, label][1] += late
    tellings = [Telling(key, label, n, late) for (key, label), (n, late) in found.items()]
    return sorted(tellings, key=lambda item: (-item.te_laat, item.label))


def lijst(
    viewer: Viewer, *, now: datetime, soort: str = "", eigenaar: str = "", te_laat: bool = False,
    vanaf: int = 0, limit: int = MOST,
) -> list[Plicht]:  # fmt: skip
    """The duties behind a count, first due first."""
    rows = _lopend(viewer)
    if soort:
        rows = rows.filter(key=soort)
    if eigenaar:
        rows = rows.filter(account_id=int(eigenaar)) if eigenaar.isascii() and eigenaar.isdigit() else rows.none()
    if te_laat:
        rows = rows.filter(due_at__lt=now)
    first = list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[vanaf : vanaf + limit])  # before any join
    found = list(
        Deadline.objects.filter(pk__in=first).select_related("account", "organisation").order_by("due_at", "pk")
    )
    wanted = {row.casus_id for row in found if row.casus_id}
    known = {row.pk: row for row in visible(viewer, Casus.objects.filter(pk__in=wanted), DataClass.PROCES)}
    names = namen(viewer, list(known), what="termijnen.lijst", now=now)
    places = _plaatsen(viewer, found)
    return _samen(
        Plicht(row, known.get(row.casus_id or 0), names.get(row.casus_id or 0, ""), places.get(row.pk, ""))
        for row in found
    )


def zonder_casus(viewer: Viewer) -> list[tuple[Deadline, str, str]]:
    """What stands on one's own name and is on no case, such as an answer to read: term, what, where.

    Only what the viewer may still know and can work off.
    """
    mine = Deadline.objects.filter(account_id=viewer.account_id or 0, casus_id__isnull=True, done_at__isnull=True)
    kinds: dict[str, list[Deadline]] = defaultdict(list)
    for row in mine.order_by("due_at", "pk")[:MOST]:
        kinds[row.object_type].append(row)
    found = []
    for kind, rows in kinds.items():
        known = sockets.describe(viewer, kind, sorted({row.object_id for row in rows}))
        found += [(row, *known[row.object_id]) for row in rows if row.object_id in known]
    return sorted((item for item in found if lets_in(viewer, item[2])), key=lambda item: (item[0].due_at, item[0].pk))


def _samen(duties: Iterable[Plicht]) -> list[Plicht]:
    """What has to be done for each person of a family on one day is one line, with how often."""
    lines: dict[tuple[object, ...], Plicht] = {}
    for duty in duties:
        row = duty.termijn
        one = row.casus_id if row.object_type == "persoon" else -row.pk
        key = (one, row.label, row.account_id, row.due_at)
        lines[key] = replace(lines[key], ook=(*lines[key].ook, row.pk)) if key in lines else duty
    return list(lines.values())


def _plaatsen(viewer: Viewer, rows: Iterable[Deadline]) -> dict[int, str]:
    """Where the viewer works off what stands on his own name; one question for each kind of thing."""
    kinds: dict[str, list[Deadline]] = defaultdict(list)
    for row in rows:
        if row.account_id == viewer.account_id:
            kinds[row.object_type].append(row)
    found: dict[int, str] = {}
    for kind, own in kinds.items():
        known = sockets.describe(viewer, kind, sorted({row.object_id for row in own}))
        found |= {row.pk: url for row in own if (url := known.get(row.object_id, ("", ""))[1]) and lets_in(viewer, url)}
    return found
