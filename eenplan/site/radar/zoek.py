"""Looking queries up in the space: each by itself, or all who are named together beside whole households."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from eenplan.dossier.radar.banden import Band, band
from eenplan.dossier.radar.gewichten import Schaal, kansen
from eenplan.dossier.radar.gezin import weeg
from eenplan.dossier.radar.vergelijk import Profiel, Vergelijking, vergelijk
from eenplan.dossier.radar.vinden import Kandidaat, lees, vind
from eenplan.site.radar.bestand import Regel
from eenplan.site.radar.ruimte import HIER

MOST = 10  # proposals for each query
MOST_HOUSES = 12
MINSTE = 0.25  # of what the first candidate shares; with less nobody of model A was the right one
VREEMD = 0.05  # how often somebody who is known is named with others of whom none is
HOUSES = "SELECT persoon_id, huishouden FROM radar_profielregel WHERE persoon_id = ANY(%s) AND huishouden <> ''"
MEMBERS = """
SELECT huishouden, persoon_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen
FROM radar_profielregel WHERE huishouden = ANY(%s)
"""
IDS = "SELECT persoon_id, kenmerk FROM radar_profielregel WHERE persoon_id = ANY(%s)"


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Somebody of the file who may be the one that was asked for."""

    vraag: str
    rang: int
    persoon: str
    kans: float
    band: Band | None
    vergelijking: Vergelijking


@dataclass(frozen=True, slots=True)
class Zoeker:
    """One space, its weights and its cursor."""

    cursor: Any
    schaal: Schaal
    huishoudens: int
    dubbelen: bool = False  # somebody may be in the file more than once: candidates do not exclude one another

    def zoek(self, vragen: Iterable[Regel]) -> Iterator[Voorstel]:
        """Ranked proposals for each query; queries with the same household, one after another, are one report."""
        for house, rows in groupby(vragen, key=attrgetter("huishouden")):
            if house:
                yield from self.samen(list(rows))
            else:
                for row in rows:
                    yield from self.samen([row])

    def samen(self, vragen: Sequence[Regel]) -> Iterator[Voorstel]:
        """Everybody who is named in one report."""
        people = [row.profiel for row in vragen]
        near = vind(people, HIER, self.cursor, minste=0.0 if self.dubbelen else MINSTE)
        chances = [self._alleen(wie, found) for wie, found in zip(people, near, strict=True)]
        if len(people) > 1 and self.huishoudens:
            self._gezin(people, near, chances)
        ranked = [sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:MOST] for found in chances]
        names = self._kenmerken([number for best in ranked for number, _ in best])
        for row, best in zip(vragen, ranked, strict=True):
            for rank, (number, (chance, pair)) in enumerate(best, start=1):
                yield Voorstel(row.id, rank, names[number], chance, band(chance, pair), pair)

    def _alleen(self, wie: Profiel, found: Sequence[Kandidaat]) -> dict[int, tuple[float, Vergelijking]]:
        pairs = [vergelijk(wie, one.profiel) for one in found]
        odds = [self.schaal.odds(pair) for pair in pairs]
        chances = [kansen([item])[0] for item in odds] if self.dubbelen else kansen(odds)
        return {one.persoon_id: row for one, row in zip(found, zip(chances, pairs, strict=True), strict=True)}

    def _gezin(
        self, people: Sequence[Profiel], near: Sequence[Sequence[Kandidaat]],
        chances: list[dict[int, tuple[float, Vergelijking]]],
    ) -> None:  # fmt: skip
        """A household that fits as a whole lifts each of its members; who is known among strangers only sinks."""
        for mine in chances:
            for number, (chance, alike) in mine.items():
                mine[number] = VREEMD * chance / (1 - chance + VREEMD * chance), alike
        members = self._leden({one.persoon_id for found in near for one in found})
        rows = list(members.values())
        weighed = [weeg(people, [one.profiel for one in house], self.schaal, self.huishoudens) for house in rows]
        for house, found, chance in zip(rows, weighed, kansen([item.odds for item in weighed]), strict=True):
            for pair in found.paren:
                number, here = house[pair.lid].persoon_id, chances[pair.genoemd]
                if pair.kans * chance > here.get(number, (0.0, None))[0]:
                    here[number] = pair.kans * chance, pair.vergelijking

    def _leden(self, persons: set[int]) -> dict[str, list[Kandidaat]]:
        """Everybody of the households in which most candidates live."""
        self.cursor.execute(HOUSES, [list(persons)])
        found: dict[str, int] = defaultdict(int)
        for _, house in self.cursor.fetchall():
            found[house] += 1
        most = sorted(found, key=lambda house: (-found[house], house))[:MOST_HOUSES]
        self.cursor.execute(MEMBERS, [most])
        members: dict[str, list[Kandidaat]] = defaultdict(list)
        for house, number, *rest in self.cursor.fetchall():
            members[house].append(Kandidaat(number, lees(*rest)))
        return members

    def _kenmerken(self, numbers: list[int]) -> dict[int, str]:
        self.cursor.execute(IDS, [numbers])
        return dict(self.cursor.fetchall())
