"""Pairs to learn from: of people who share a key, and of people drawn at random."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from eenplan.dossier.radar.leren import Niveaus
from eenplan.dossier.radar.vergelijk import Profiel, Vergelijking, vergelijk
from eenplan.dossier.radar.vinden import Cursor, vind

MENSEN, WILLEKEURIG = 5_000, 50_000
STAP = 500  # people between two words of progress
Mensen = Sequence[tuple[int, Profiel]]


def gelijk(mensen: Mensen, bronhouder_id: int, cursor: Cursor, say: Callable[[str], None]) -> Iterator[Vergelijking]:
    """Each of these people beside who shares a key with him, himself left out."""
    for place, (number, wie) in enumerate(mensen, start=1):
        (found,) = vind([wie], bronhouder_id, cursor, niet=[number])
        yield from (vergelijk(wie, one.profiel) for one in found)
        if place % STAP == 0 or place == len(mensen):
            say(f"{place} van {len(mensen)} mensen vergeleken")


def willekeurig(mensen: Mensen) -> Counter[Niveaus]:
    """Each beside the next: as good as strangers, when they stand in no order."""
    return Counter(vergelijk(one, other).niveaus for (_, one), (_, other) in pairwise(mensen))
