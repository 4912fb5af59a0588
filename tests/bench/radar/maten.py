"""Figures out of the proposals of an engine and the truth: the same counting for every engine. Pure Python."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, comb

Rij = Mapping[str, str]
PRECISIE = 0.99
VOORAF = 0.995  # a threshold is set this strictly beforehand, for the errors that come will be others


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One query: where the right one stood (0: not shown), the score of the first proposal and whether it was right."""

    vraag: str
    fouten: int
    soort: str
    bekend: bool
    rang: int
    kans: float
    goed: bool
    band: str = ""


def uitkomsten(waarheid: Iterable[Rij], voorstellen: Iterable[Rij]) -> list[Uitkomst]:
    """Per person."""
    shown = _per(voorstellen, "vraag")
    return [_uitkomst(row["vraag"], row["persoon"], row, shown[row["vraag"]], "persoon") for row in waarheid]


def gezinnen(waarheid: Iterable[Rij], voorstellen: Iterable[Rij], huis: Mapping[str, str]) -> list[Uitkomst]:
    """Per report: the household of the best proposals for anybody named in it, each household once."""
    shown = _per(voorstellen, "vraag")
    found = []
    for report, rows in _per(waarheid, "melding").items():
        best: dict[str, dict[str, str]] = {}
        for row in (item for named in rows for item in shown[named["vraag"]]):
            house = huis[row["persoon"]]
            if house not in best or float(row["kans"]) > float(best[house]["kans"]):
                best[house] = {**row, "huishouden": house}
        most = max(rows, key=lambda row: int(row["fouten"]))
        found.append(_uitkomst(report, rows[0]["huishouden"], most, list(best.values()), "huishouden"))
    return found


def _per(rows: Iterable[Rij], key: str) -> dict[str, list[Rij]]:
    found: dict[str, list[Rij]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _uitkomst(name: str, right: str, row: Rij, shown: Sequence[Rij], key: str) -> Uitkomst:
    best = sorted(shown, key=lambda item: -float(item["kans"]))[:10]
    rank = next((place for place, item in enumerate(best, start=1) if right and item[key] == right), 0)
    top = float(best[0]["kans"]) if best else 0.0
    band = best[0].get("band", "") if best else ""
    return Uitkomst(name, int(row["fouten"]), row["soort"], bool(right), rank, top, rank == 1, band)


def recall_bij(rows: Sequence[Uitkomst], precisie: float = PRECISIE) -> tuple[float, float]:
    """(recall, threshold): the most that is found while no more than so few of what is said is wrong."""
    known = sum(row.bekend for row in rows)
    best, right, said = (0.0, 1.0), 0, 0
    ordered = sorted((row for row in rows if row.kans > 0), key=lambda row: -row.kans)
    for place, row in enumerate(ordered):
        said, right = said + 1, right + row.goed
        last = place + 1 == len(ordered) or ordered[place + 1].kans < row.kans
        if last and right >= precisie * said and known:
            best = right / known, row.kans
    return best


def boven(rows: Sequence[Uitkomst], grens: float) -> tuple[float, float]:
    """(precision, recall) of everything said at or above a threshold that was fixed before."""
    said = [row for row in rows if row.kans >= grens and row.kans > 0]
    right, known = sum(row.goed for row in said), sum(row.bekend for row in rows)
    return right / len(said) if said else 1.0, right / known if known else 0.0


def in_tien(rows: Iterable[Uitkomst]) -> tuple[float, int]:
    """(r@10, of how many)."""
    known = [row for row in rows if row.bekend]
    return sum(row.rang > 0 for row in known) / max(len(known), 1), len(known)


def per_band(rows: Iterable[Uitkomst]) -> dict[str, tuple[float, int]]:
    """Of each band in which a first proposal fell: how often it was right, and of how many."""
    found: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if row.band:
            found[row.band].append(row.goed)
    return {band: (sum(items) / len(items), len(items)) for band, items in found.items()}


def percentiel(times: Sequence[float], deel: float) -> float:
    """The nearest-rank percentile."""
    return sorted(times)[max(ceil(deel * len(times)) - 1, 0)] if times else 0.0


def gepaard(een: Sequence[Uitkomst], ander: Sequence[Uitkomst]) -> tuple[int, int, float]:
    """(only the first shows the right one, only the second, chance of that by luck): McNemar's exact test."""
    other = {row.vraag: row.rang > 0 for row in ander}
    pairs = [(row.rang > 0, other[row.vraag]) for row in een if row.bekend and row.vraag in other]
    first, second = sum(a and not b for a, b in pairs), sum(b and not a for a, b in pairs)
    many = first + second
    tail = sum(comb(many, k) for k in range(min(first, second) + 1))
    return first, second, min(1.0, 2 * tail / 2**many)


def f1(scores: Mapping[tuple[str, str], float], waar: set[tuple[str, str]], grens: float) -> tuple[float, float]:
    """(F1 at the threshold fixed before, the best F1 at any)."""
    best = at = 0.0
    right = 0
    for said, (pair, score) in enumerate(sorted(scores.items(), key=lambda item: -item[1]), start=1):
        right += pair in waar
        value = 2 * right / (said + len(waar))
        best = max(best, value)
        at = value if score >= grens else at
    return at, best
