"""What a human decided about two people who look alike: remembered, kept by the strip, and taken back.

A pair that was refused is not proposed again unless it came to look more alike since (`bewijs`).
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Q

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.radar.bewijs import nieuw_bewijs
from eenplan.dossier.radar.models import Paarbesluit
from eenplan.dossier.radar.naast import leg_naast

NIET, LATER, WEL = "niet_dezelfde", "later", "dezelfde"
Paar = tuple[int, int]


def paar(een: int, ander: int) -> Paar:
    """The two in the order in which they are kept."""
    return (een, ander) if een < ander else (ander, een)


def besluiten(personen: Collection[int]) -> dict[Paar, Paarbesluit]:
    """What holds now of pairs in which one of these persons is; one question."""
    rows = Paarbesluit.objects.filter(Q(een__in=personen) | Q(ander__in=personen), teruggenomen_op__isnull=True)
    rows = rows.select_related("door")
    return {(row.een_id, row.ander_id): row for row in rows}


def afgewezen(row: Paarbesluit | None, niveaus: Sequence[int]) -> bool:
    """Whether a human said no to this pair, as alike as it is now."""
    return row is not None and row.besluit == NIET and not nieuw_bewijs(row.niveaus, niveaus)


def zet(
    een: int, ander: int, besluit: str, niveaus: Sequence[int], bronhouder_id: int, *, by: Viewer, at: datetime,
    reden: str = "",
) -> Paarbesluit:  # fmt: skip
    """Remember what was decided, in the place of what was decided before; inside the act that does it."""
    first, second = paar(een, ander)
    Paarbesluit.objects.filter(een_id=first, ander_id=second, teruggenomen_op__isnull=True).update(
        teruggenomen_op=at, teruggenomen_door_id=by.account_id
    )
    return Paarbesluit.objects.create(
        een_id=first, ander_id=second, bronhouder_id=bronhouder_id, besluit=besluit, reden=reden.strip()[:400],
        niveaus=list(niveaus), op=at, door_id=by.account_id,
    )  # fmt: skip


def neem_over(van: int, naar: int) -> None:
    """Two records become one: what was decided about him and a third holds for who stays, where nothing held yet."""
    held = {pk for found in besluiten([naar]) for pk in found}
    for (een, ander), row in besluiten([van]).items():
        third = ander if een == van else een
        if third not in held and third != naar:
            first, second = paar(third, naar)
            Paarbesluit.objects.filter(pk=row.pk).update(een_id=first, ander_id=second)


def na_losmaken(een: int, ander: int, bronhouder_id: int, reden: str, *, by: Viewer, at: datetime) -> Paarbesluit:
    """Who are two people after all are not proposed again on what was known then."""
    (found,) = leg_naast([(een, ander)]).values()
    return zet(een, ander, NIET, found.niveaus, bronhouder_id, by=by, at=at, reden=reden)
