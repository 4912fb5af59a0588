"""What was decided on the board: records that were made one, and pairs that are not the same; to take back."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import write
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.queries import zonder_geheim
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.toegang import open_voor, regel
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.besluiten import NIET
from eenplan.dossier.radar.models import Paarbesluit

LAATSTE = 10


@dataclass(frozen=True, slots=True)
class Samen:
    """Two records that are one now."""

    pk: int
    casus_id: int
    naam: str
    op: datetime
    door: str


@dataclass(frozen=True, slots=True)
class Niet:
    """Two who a human said are not the same."""

    pk: int
    een: str
    ander: str
    op: datetime
    door: str
    reden: str


def samengevoegd(viewer: Viewer) -> list[Samen]:
    """The latest, as far as the viewer may know who they are."""
    rows = Persoonsamenvoeging.objects.filter(ongedaan_op__isnull=True).select_related("blijft", "door")
    return _samen(viewer, list(rows.order_by("-op", "-pk")[:LAATSTE]))


@per_look
def in_casus(viewer: Viewer, casus_id: int) -> list[Samen]:
    """Of the people of one case; the page that shows it passed the gate."""
    rows = Persoonsamenvoeging.objects.filter(ongedaan_op__isnull=True, blijft__betrokken_bij__casus_id=casus_id)
    return _samen(viewer, list(rows.select_related("blijft", "door").order_by("-op", "-pk")))


def een(viewer: Viewer, samenvoeging_id: int) -> Samen | None:
    """One that can be undone, or None when it is not there for this viewer."""
    rows = Persoonsamenvoeging.objects.filter(pk=samenvoeging_id, ongedaan_op__isnull=True)
    return next(iter(_samen(viewer, list(rows.select_related("blijft", "door")))), None)


def _samen(viewer: Viewer, rows: list[Persoonsamenvoeging]) -> list[Samen]:
    if not rows:
        return []
    open_ = open_voor(viewer, {row.blijft_id for row in rows})
    seen = {(case[0], row.blijft_id) for row in rows for case in getattr(open_.get(row.blijft_id), "casussen", ())}
    write(viewer, (regel("dubbelen.samengevoegd", *who) for who in sorted(seen)))
    return [
        Samen(
            row.pk,
            open_[row.blijft_id].casussen[0][0],
            row.blijft.naam,
            row.op,
            row.door.naam if row.door else "Eenplan",
        )
        for row in rows
        if row.blijft_id in open_
    ]


def niet_dezelfde(viewer: Viewer) -> list[Niet]:
    """The latest pairs that were refused, as far as the viewer may know who they are."""
    rows = Paarbesluit.objects.filter(
        bronhouder_id=viewer.organisation_id or 0, besluit=NIET, teruggenomen_op__isnull=True
    ).select_related("een", "ander", "door").order_by("-op", "-pk")[:LAATSTE]  # fmt: skip
    people = {pk for row in rows for pk in (row.een_id, row.ander_id)}
    open_ = open_voor(viewer, people) if people else {}
    shown = [row for row in rows if row.een_id in open_ and row.ander_id in open_]
    facts = {item.case_id: item for known in open_.values() for item in known.facts}
    told = zonder_geheim(viewer, facts.values() if any(row.reden for row in shown) else ())
    seen = {(case[0], pk) for row in shown for pk in (row.een_id, row.ander_id) for case in open_[pk].casussen}
    write(viewer, (regel("dubbelen.niet_dezelfde", *who) for who in sorted(seen)))
    return [_niet(row, told(row.reden)) for row in shown]


def _niet(row: Paarbesluit, reden: str) -> Niet:
    people: tuple[Persoon, Persoon] = (row.een, row.ander)
    door = row.door.naam if row.door else "Eenplan"
    return Niet(row.pk, people[0].naam, people[1].naam, row.op, door, reden)
