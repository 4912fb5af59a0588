"""What an order waits for before the decision, in words: for the list and the family page."""

from collections.abc import Collection

from django.db.models import Count

from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.models import Huisbezoek, Huisverbod, RihgSignaal
from eenplan.instrumenten.huisverbod.rules import Stand

INVULLEN, BEZOEK, VASTSTELLEN, BESLISSEN = (
    "RiHG invullen", "Huisbezoek vastleggen", "RiHG vaststellen (hulpofficier)", "Beslissen",
)  # fmt: skip


def stap(stand: str, *, vol: bool, bezocht: bool) -> str:
    """The one thing to do next before the decision; empty after it."""
    if stand != Stand.BEGONNEN:
        return BESLISSEN if stand == Stand.RIHG_INGEVULD else ""
    if not vol:
        return INVULLEN
    return VASTSTELLEN if bezocht else BEZOEK


def stappen(rows: Collection[Huisverbod]) -> dict[int, str]:
    """The next thing for each of these orders; two questions, and none when no RiHG is being filled in."""
    begun = [row.pk for row in rows if row.stand == Stand.BEGONNEN]
    filled = RihgSignaal.objects.filter(huisverbod_id__in=begun).values_list("huisverbod_id").annotate(Count("pk"))
    counts = dict(filled) if begun else {}
    seen = set(Huisbezoek.objects.filter(huisverbod_id__in=begun).values_list("huisverbod_id", flat=True))
    return {
        row.pk: stap(
            row.stand, vol=counts.get(row.pk, 0) >= len(rihg.instrument(row.rihg_versie).signalen),
            bezocht=row.pk in seen,
        )
        for row in rows
    }  # fmt: skip
