"""How specific is what could be compared with another organisation: `python -m tests.bench.radar.elders`.

False: how often a person would be taken for somebody else in a register of this size. Found: how often somebody who
is named with errors (model B) still shares the combination with his own record.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from eenplan.dossier.elders.tokens import Soort, kenmerken
from eenplan.dossier.personen.rules import plain
from eenplan.dossier.radar.klank import klank
from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.dossier.radar.woonplek import Adres
from tests.bench.radar.bevolking import Mens
from tests.bench.radar.fouten import model_b
from tests.bench.radar.moeilijk import wereld

Combinatie = Callable[[Profiel], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Maat:
    """False matches per 100,000 questions with strangers, the part of them in one household, and the share found."""

    vals: float
    in_huis: float
    gevonden: float


def als_profiel(mens: Mens) -> Profiel:
    """The person as the product would compare him; his own BSN as it is."""
    last, born = plain(mens.achternaam), (mens.jaar, mens.maand, mens.dag)
    home = Adres(plain(mens.straat), mens.huisnummer, mens.postcode.replace(" ", ""), plain(mens.plaats))
    names = tuple(dict.fromkeys([*last.split(), *plain(mens.partnernaam).split()]))
    return Profiel(tuple(plain(mens.voornamen).split()), last, names, born, (home,), mens.geslacht, mens.bsn)


def _soort(*soorten: Soort) -> Combinatie:
    return lambda wie: (f"{kind}{text}" for kind, text in kenmerken(wie, wie.bsn) if kind in soorten)


def _los(
    wie: Profiel, *, eerst: bool, jaar: bool = False, huis: bool = False, sekse: bool = False, letter: bool = False
) -> Iterator[str]:
    """What is not used: fewer parts of the same."""
    year, month, day = wie.geboren
    if not year or not (jaar or (month and day)):
        return
    parts = [str(year)] if jaar else [f"{year}-{min(month, day)}-{max(month, day)}"]
    if sekse and not wie.geslacht:
        return
    parts += [wie.geslacht] if sekse else []
    if eerst:
        first = klank(wie.voornamen[0]) if wie.voornamen else ""
        parts.append(first[:1] if letter else first)
    if huis:
        yield from (" ".join((*parts, code, str(number))) for _, number, code, *_ in wie.adressen if code and number)
        return
    yield from (" ".join((*parts, klank(word))) for word in wie.namen if len(word) > 2)


COMBINATIES: dict[str, Combinatie] = {
    "bsn": _soort(Soort.BSN),
    "naam: geboortedatum, klank voornaam en achternaam": _soort(Soort.NAAM),
    "huis: geboortedatum, klank voornaam, postcode, huisnummer": _soort(Soort.HUIS),
    "alle drie, één is genoeg": _soort(*Soort),
    "niet: naam met geslacht": lambda wie: _los(wie, eerst=True, sekse=True),
    "niet: huis met alleen de voorletter": lambda wie: _los(wie, eerst=True, huis=True, letter=True),
    "niet: huis zonder voornaam": lambda wie: _los(wie, eerst=False, huis=True),
    "niet: geboortedatum en klank achternaam": lambda wie: _los(wie, eerst=False),
    "niet: geboortejaar, klank voornaam en achternaam": lambda wie: _los(wie, eerst=True, jaar=True),
}


def meet(mensen: list[Mens], seed: int) -> dict[str, Maat]:
    """Every combination on the same people."""
    rng = Random(seed)
    known = [(mens.huis, als_profiel(mens)) for mens in mensen]
    named = [als_profiel(model_b(rng, mens)) for mens in mensen]
    return {name: _maat(known, named, make) for name, make in COMBINATIES.items()}


def _maat(known: list[tuple[int, Profiel]], named: list[Profiel], make: Combinatie) -> Maat:
    sharing: dict[str, list[int]] = defaultdict(list)
    own = [set(make(wie)) for _, wie in known]
    for place, keys in enumerate(own):
        for key in keys:
            sharing[key].append(place)
    pairs = {(one, other) for rows in sharing.values() for one in rows for other in rows if one < other}
    near = Counter(known[one][0] == known[other][0] for one, other in pairs)
    each = 2 * 100_000 / len(known)  # both of a pair would be asked for
    found = sum(not keys.isdisjoint(make(wie)) for keys, wie in zip(own, named, strict=True))
    return Maat(len(pairs) * each, near[True] * each, found / len(known))


def tabel(maten: dict[str, Maat], personen: int) -> str:
    """As the manual shows it."""
    lines = ["| combinatie | vals per 100.000 vragen | waarvan in hetzelfde gezin | gevonden |", "| --- " * 4 + "|"]
    for name, maat in maten.items():
        lines.append(f"| {name} | {maat.vals:.1f} | {maat.in_huis:.1f} | {maat.gevonden:.1%} |")
    return "\n".join([f"{personen} personen.", "", *lines])


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.radar.elders", description=__doc__)
    parser.add_argument("--personen", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2)
    given = parser.parse_args(arguments)
    mensen = [mens for house in wereld(given.personen, given.seed).bekend for mens in house]
    print(tabel(meet(mensen, given.seed), len(mensen)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
