"""Learning the weights from the persons in the space: pairs that share a key, and pairs drawn at random."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.dossier.radar.leren import leer
from eenplan.dossier.radar.tellen import MENSEN, WILLEKEURIG, gelijk, willekeurig
from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.dossier.radar.vinden import lees
from eenplan.site.radar.bestand import BestandFout, Regel
from eenplan.site.radar.ruimte import HIER

TREK = """
SELECT persoon_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen FROM radar_profielregel
ORDER BY md5(persoon_id::text) LIMIT %s
"""


def leer_ruimte(cursor: Any, versie: str, vragen: Iterable[Regel] = ()) -> Gewichten:
    """Weights of the persons in the space; the same space gives the same weights.

    With queries out of these, which also tells how often somebody is known; a query is never its own pair.
    """
    cursor.execute(TREK, [WILLEKEURIG])
    people: list[tuple[int, Profiel]] = [(number, lees(*rest)) for number, *rest in cursor.fetchall()]
    asked = [(_zelf(cursor, row.id), row.profiel) for row in islice(vragen, MENSEN)]
    pairs = gelijk(asked or people[:MENSEN], HIER, cursor, lambda _: None)
    shared = Counter(pair.niveaus for pair in pairs)
    chance = willekeurig(people)
    try:
        return leer(shared, chance, versie=versie, gevraagd=len(asked), leesbaar=True)
    except ValueError as fault:
        raise BestandFout(str(fault)) from fault


def _zelf(cursor: Any, kenmerk: str) -> int:
    """The number in the space of who is asked, when the file is laid beside itself; or 0."""
    cursor.execute("SELECT persoon_id FROM radar_profielregel WHERE kenmerk = %s", [kenmerk])
    row = cursor.fetchone()
    return int(row[0]) if row else 0
