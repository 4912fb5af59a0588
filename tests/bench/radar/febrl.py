"""F1 on Febrl 3 and 4 out of the pairs of both engines. Who is the same follows from the number in the name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from tests.bench.radar.bestanden import lees
from tests.bench.radar.maten import f1

BESTANDEN = {"febrl4": ("febrl4-0.csv", "febrl4-1.csv"), "febrl3": ("febrl3-0.csv",)}
GRENS = 0.0  # odds of one to one, on either engine's own scale
Paar = tuple[str, str]


def waar(namen: Iterable[str]) -> set[Paar]:
    """All pairs of one person: `rec-12-org` and `rec-12-dup-0`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in namen:
        groups[name.split("-")[1]].append(name)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def scores(rows: Iterable[Mapping[str, str]]) -> dict[Paar, float]:
    """The best score of each pair, either way round."""
    found: dict[Paar, float] = {}
    for row in rows:
        one, other = sorted((row["een"], row["ander"]))
        found[one, other] = max(float(row["score"]), found.get((one, other), float("-inf")))
    return found


def tabel(room: Path) -> str:
    """Markdown: F1 at the threshold fixed before, and the best."""
    lines = ["| set | | F1 bij vaste grens | beste F1 |", "|---|---|---|---|"]
    for name, files in BESTANDEN.items():
        right = waar(row["unique_id"] for file in files for row in lees(room / file))
        for engine in ("onze", "splink"):
            at, best = f1(scores(lees(room / f"{engine}-{name}.csv")), right, GRENS)
            lines.append(f"| {name} | {engine} | {at:.4f} | {best:.4f} |")
    return "\n".join(lines)
