"""Recorded people laid side by side, with all that is known of them: for machinery, not for a screen."""

import json
from collections.abc import Collection, Iterable

from django.db import connection

from eenplan.dossier.radar.gewichten import Gewichten, Schaal, kansen
from eenplan.dossier.radar.models import Profielregel
from eenplan.dossier.radar.opslag import lees_of_niets
from eenplan.dossier.radar.vergelijk import Profiel, Vergelijking, vergelijk
from eenplan.dossier.radar.vinden import COLUMNS, Kandidaat, kandidaat

GELEZEN = 8  # versions that a process keeps
SCALE = """
SELECT reltuples::bigint, nu.id, CASE WHEN nu.id = ANY(%s) THEN NULL ELSE nu.gewichten::text END
FROM pg_class LEFT JOIN radar_gewichtenversie nu ON nu.bronhouder_id = %s AND nu.gebruikt_tot IS NULL
WHERE oid = 'radar_profielregel'::regclass
"""
_gelezen: dict[int, Gewichten] = {}
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


def schaal(bronhouder_id: int) -> Schaal:
    """The weights that this bronhouder uses, for a register of this size as the database estimates it; one question."""
    known = dict(_gelezen)  # another thread may read along
    with connection.cursor() as cursor:
        cursor.execute(SCALE, [list(known), bronhouder_id])
        persons, version, given = cursor.fetchone()
    weights = Gewichten() if version is None else known.get(version) or _lees(version, given)
    return Schaal.van(weights, max(MINSTENS, persons))


def in_gebruik(bronhouder_id: int) -> Gewichten:
    """The weights that this bronhouder uses."""
    return schaal(bronhouder_id).gewichten


def _lees(version: int, given: str) -> Gewichten:
    """A version never changes, so each process reads it once; which one is in use is asked every time.

    One that a later release cannot read weighs nothing: the strip goes on with the weights that came along.
    """
    if len(_gelezen) >= GELEZEN:
        _gelezen.clear()
    return _gelezen.setdefault(version, lees_of_niets(json.loads(given)) or Gewichten())


def kans(pair: Vergelijking, weights: Schaal) -> float:
    """How likely these two are one human being, when nobody else is asked about."""
    return kansen([weights.odds(pair)])[0]
