"""What a human decided, in the strip: a refused pair is no reason, and a case of which nothing else is left goes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.casus.access import facts_for, per_look
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.casus.queries import zonder_geheim
from eenplan.dossier.radar.banden import STERKTE
from eenplan.dossier.radar.besluiten import NIET, Paar, afgewezen, paar
from eenplan.dossier.radar.models import Paarbesluit
from eenplan.dossier.radar.wegen import Bekend

BESTAAN = frozenset({DataClass.BESTAAN})


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """Somebody of this case who is not the one of another case, said a human."""

    pk: int
    naam: str
    nummers: tuple[str, ...]
    op: datetime
    door: str
    reden: str


@per_look
def _besluiten(viewer: Viewer, casus_id: int) -> dict[Paar, Paarbesluit]:
    """What holds of pairs with somebody of this case, with who they are."""
    mine = Q(een__betrokken_bij__casus_id=casus_id) | Q(ander__betrokken_bij__casus_id=casus_id)
    rows = Paarbesluit.objects.filter(mine, teruggenomen_op__isnull=True).select_related("een", "ander", "door")
    return {(row.een_id, row.ander_id): row for row in rows.order_by("op")}


def zonder_afgewezen(viewer: Viewer, casus_id: int, gewogen: Mapping[int, Bekend | None]) -> dict[int, Bekend | None]:
    """What each earlier case is without the pairs that were refused, with what was said of the others; one question."""
    decided = _besluiten(viewer, casus_id) if any(gewogen.values()) else {}
    return {key: item and _rest(item, decided) if decided else item for key, item in gewogen.items()}


def _rest(item: Bekend, decided: Mapping[Paar, Paarbesluit]) -> Bekend | None:
    said = [(hit, decided.get(paar(hit.genoemd_id, hit.persoon_id))) for hit in item.treffers]
    kept = tuple(
        replace(hit, besluit="" if row is None or row.besluit == NIET else row.besluit)
        for hit, row in said if not afgewezen(row, hit.niveaus)
    )  # fmt: skip
    if len(kept) == len(item.treffers):
        return replace(item, treffers=kept)
    best = max((hit.band for hit in kept if hit.band), key=STERKTE.index, default=None)
    if best is None or item.band is None:  # what is left points at nobody
        return None
    return replace(
        item, treffers=kept, band=min(item.band, best, key=STERKTE.index),
        redenen=tuple(dict.fromkeys(reason for hit in kept for reason in hit.redenen.voor)),
        tegen=tuple(dict.fromkeys(reason for hit in kept for reason in hit.redenen.tegen)),
    )  # fmt: skip


def van_casus(viewer: Viewer, casus_id: int) -> list[Afgewezen]:
    """Which proposals for the people of this case were refused. The page passed the gate of the case.

    Only where the viewer may know that the other case is there.
    """
    rows = [row for row in _besluiten(viewer, casus_id).values() if row.besluit == NIET]
    if not rows:
        return []
    people = set(Betrokkene.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True))
    where = _zichtbaar(viewer, {pk for row in rows for pk in (row.een_id, row.ander_id)} - people)
    seen = {pk for shown in where.values() for pk, _ in shown}
    told = zonder_geheim(viewer, facts_for(viewer, seen).values() if any(row.reden for row in rows) else ())
    found = []
    for row in rows:
        own, other = (row.een, row.ander_id) if row.een_id in people else (row.ander, row.een_id)
        if numbers := tuple(nummer for _, nummer in where.get(other, ())):
            door = row.door.naam if row.door else "Eenplan"
            found.append(Afgewezen(row.pk, own.naam, numbers, row.op, door, told(row.reden)))
    write(viewer, (Line("radar.afgewezen", casus_id=pk, classes=BESTAAN, rule="R4") for pk in sorted(seen)))
    return found


def _zichtbaar(viewer: Viewer, personen: set[int]) -> dict[int, list[tuple[int, str]]]:
    """The cases of these people (key and number) of which the viewer may know that they are there."""
    if not personen:
        return {}
    rows = Betrokkene.objects.filter(persoon_id__in=personen).values_list("persoon_id", "casus_id", "casus__nummer")
    facts = facts_for(viewer, {casus_id for _, casus_id, _ in rows})
    found: dict[int, list[tuple[int, str]]] = {}
    for pk, casus_id, nummer in rows:
        if casus_id in facts and (viewer.system or ask(viewer, facts[casus_id], DataClass.BESTAAN)):
            found.setdefault(pk, []).append((casus_id, nummer))
    return found
