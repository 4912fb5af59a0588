"""Learning the weights from the record of one bronhouder, and how often names occur there; nothing is stored here.

Reads everybody, so only machinery does this (`eenplan radar leer --dossier`).
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.radar.banden import Band, band
from eenplan.dossier.radar.gewichten import Gewichten, Schaal
from eenplan.dossier.radar.leren import leer
from eenplan.dossier.radar.naast import MINSTENS, kans, leg_naast
from eenplan.dossier.radar.namen import aandelen
from eenplan.dossier.radar.tellen import MENSEN, WILLEKEURIG, gelijk, willekeurig
from eenplan.dossier.radar.vergelijk import Vergelijking
from eenplan.dossier.radar.vinden import lees

DRAW = """
SELECT persoon_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen FROM radar_profielregel
WHERE bronhouder_id = %s ORDER BY md5(persoon_id::text) LIMIT %s
"""
COUNT = "SELECT count(*) FROM radar_profielregel WHERE bronhouder_id = %s"
# A family is known by the first case of each: in five cases it still is one family.
NAMES = """
WITH thuis AS (SELECT persoon_id, min(casus_id) AS casus_id FROM casus_betrokkene GROUP BY persoon_id),
mens AS (
    SELECT split_part(voornamen, ' ', 1) AS voornaam, achternaam, coalesce(casus_id, -persoon_id) AS gezin
    FROM radar_profielregel LEFT JOIN thuis USING (persoon_id) WHERE bronhouder_id = %s
)
SELECT 'v', voornaam, count(*), count(DISTINCT gezin) FROM mens WHERE voornaam <> '' GROUP BY 2
UNION ALL SELECT 'a', achternaam, count(*), count(DISTINCT gezin) FROM mens WHERE achternaam <> '' GROUP BY 2
"""
HOUSE = """
SELECT DISTINCT een.persoon_id, ander.persoon_id FROM casus_betrokkene een JOIN casus_betrokkene ander USING (casus_id)
WHERE een.persoon_id = ANY(%s) AND een.persoon_id <> ander.persoon_id
"""


@dataclass(frozen=True, slots=True)
class Geleerd:
    """What was learned, from how many people, and the pairs that it was learned from."""

    gewichten: Gewichten
    personen: int
    paren: tuple[Vergelijking, ...]


def leer_dossier(bronhouder_id: int, versie: str, say: Callable[[str], None]) -> Geleerd:
    """Weights of this bronhouder's record; the same record gives the same. ValueError when it is too small."""
    with transaction.atomic(), connection.cursor() as cursor:
        enter(SYSTEM)
        cursor.execute(COUNT, [bronhouder_id])
        (persons,) = cursor.fetchone()
        cursor.execute(DRAW, [bronhouder_id, WILLEKEURIG])
        people = [(number, lees(*rest)) for number, *rest in cursor.fetchall()]
        pairs = tuple(gelijk(people[:MENSEN], bronhouder_id, cursor, say))
        cursor.execute(HOUSE, [[number for number, _ in people[:MENSEN]]])
        kin = leg_naast(cursor.fetchall()).values()
        cursor.execute(NAMES, [bronhouder_id])
        names = cursor.fetchall()
    learned = leer(
        Counter(pair.niveaus for pair in pairs), willekeurig(people), versie=versie,
        gezin=Counter(pair.niveaus for pair in kin),
    )  # fmt: skip
    first, last = (aandelen([row for kind, *row in names if kind == sort], persons) for sort in "va")
    return Geleerd(replace(learned, voornamen=first, achternamen=last), persons, pairs)


def verschuiving(geleerd: Geleerd, nu: Gewichten) -> Counter[tuple[Band | None, Band | None]]:
    """How many of the pairs are in which band now, and in which with what was learned."""
    before, after = (Schaal.van(item, max(MINSTENS, geleerd.personen)) for item in (nu, geleerd.gewichten))
    return Counter((band(kans(pair, before), pair), band(kans(pair, after), pair)) for pair in geleerd.paren)
