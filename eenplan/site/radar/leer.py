"""Learning the weights from the persons in the space: pairs that share a key, and pairs drawn at random."""

from collections import Counter
from itertools import pairwise
from typing import Any

from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.dossier.radar.leren import Niveaus, leer
from eenplan.dossier.radar.vergelijk import Profiel, vergelijk
from eenplan.dossier.radar.vinden import lees, vind
from eenplan.site.radar.bestand import BestandFout
from eenplan.site.radar.ruimte import HIER

MENSEN, WILLEKEURIG = 5_000, 50_000
TREK = """
SELECT persoon_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen FROM radar_profielregel
ORDER BY md5(persoon_id::text) LIMIT %s
"""


def leer_ruimte(cursor: Any, versie: str) -> Gewichten:
    """Weights of the persons in the space; the same space gives the same weights."""
    cursor.execute(TREK, [WILLEKEURIG])
    people: list[tuple[int, Profiel]] = [(number, lees(*rest)) for number, *rest in cursor.fetchall()]
    shared: Counter[Niveaus] = Counter()
    for number, wie in people[:MENSEN]:
        (found,) = vind([wie], HIER, cursor, niet=[number])
        shared.update(vergelijk(wie, one.profiel).niveaus for one in found)
    chance = Counter(vergelijk(one, other).niveaus for (_, one), (_, other) in pairwise(people))
    try:
        return leer(shared, chance, versie=versie)
    except ValueError as fault:
        raise BestandFout(str(fault)) from fault
