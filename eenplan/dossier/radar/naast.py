"""Recorded people laid side by side, with all that is known of them: for machinery, not for a screen."""

from collections.abc import Collection, Iterable

from django.db import connection

from eenplan.dossier.radar.gewichten import Gewichten, Schaal, kansen
from eenplan.dossier.radar.models import Profielregel
from eenplan.dossier.radar.vergelijk import Profiel, Vergelijking, vergelijk
from eenplan.dossier.radar.vinden import COLUMNS, Kandidaat, kandidaat

MINSTENS = 1000  # of a smaller register the database does not know its size


def kandidaten(personen: Collection[int]) -> dict[int, Kandidaat]:
    """These persons as the database keeps them for comparing; one question."""
    rows = Profielregel.objects.filter(persoon_id__in=personen).order_by("persoon_id")
    return {pk: kandidaat(pk, *rest) for pk, *rest in rows.values_list("persoon_id", *COLUMNS)}


def profielen(personen: Collection[int]) -> dict[int, Profiel]:
    """What is compared of these persons; one question."""
    return {pk: item.profiel for pk, item in kandidaten(personen).items()}


def leg_naast(paren: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Vergelijking]:
    """Each of these pairs compared, as far as both are still there."""
    asked = list(paren)
    people = profielen({pk for pair in asked for pk in pair})
    return {pair: vergelijk(people[pair[0]], people[pair[1]]) for pair in asked if set(pair) <= people.keys()}


def schaal() -> Schaal:
    """The weights for a register of this size; the database's own estimate of how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = 'radar_profielregel'::regclass")
        return Schaal.van(Gewichten(), max(MINSTENS, cursor.fetchone()[0]))


def kans(pair: Vergelijking, weights: Schaal) -> float:
    """How likely these two are one human being, when nobody else is asked about."""
    return kansen([weights.odds(pair)])[0]
