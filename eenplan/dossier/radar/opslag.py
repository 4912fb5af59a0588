"""Weights as JSON and back, the same to the last bit. Pure Python.

{"versie": text, "zelf": number, "familie": number, "delen": {field: {class: [share of each level]}},
"voornamen": {name: share}, "achternamen": {name: share}}; the last three may be missing.
"""

from collections.abc import Mapping
from typing import Any

from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten
from eenplan.dossier.radar.vergelijk import Veld

KLASSEN = ("zelfde", "familie", "vreemd")
NAMEN = ("voornamen", "achternamen")
MOST = 100  # times that one person may be in a register
ROND = 0.001  # how far the shares of one class may be off one together


class Ongeldig(ValueError):
    """It looks like weights, but something in it cannot be; the message is Dutch."""


def in_json(gewichten: Gewichten) -> dict[str, Any]:
    """Per field and class the share of pairs at each level; names where they were counted."""
    parts = {veld.name.lower(): dict(zip(KLASSEN, rows, strict=True)) for veld, rows in gewichten.delen.items()}
    found = {"versie": gewichten.versie, "zelf": gewichten.zelf, "familie": gewichten.familie, "delen": parts}
    return found | {name: dict(shares) for name in NAMEN if (shares := getattr(gewichten, name))}


def uit_json(given: Mapping[str, Any]) -> Gewichten:
    """The weights. Ongeldig when a share is none; KeyError, TypeError or ValueError when it is something else."""
    parts = {veld: _klassen(given["delen"][veld.name.lower()]) for veld in Veld}
    usual = Gewichten()
    known, kin = (float(given.get(name, getattr(usual, name))) for name in ("zelf", "familie"))
    for veld, rows in parts.items():
        for row, standard in zip(rows, STANDAARD[veld], strict=True):
            if len(row) != len(standard) or not _aandelen(row):
                raise Ongeldig(f"bij {veld.name.lower()} staan niet de aandelen van elk niveau.")
    for name, many in (("zelf", known), ("familie", kin)):
        if not 0 < many < MOST:
            raise Ongeldig(f"{name} is geen aantal.")
    first, last = (_namen(given.get(name, {}), name) for name in NAMEN)
    return Gewichten(str(given["versie"]), parts, kin, known, first, last)


def lees_of_niets(given: Mapping[str, Any]) -> Gewichten | None:
    """The weights, or None when this release cannot read them: another release may compare other levels."""
    try:
        return uit_json(given)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _klassen(rows: dict[str, list[float]]) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    same, kin, other = (tuple(rows[key]) for key in KLASSEN)
    return same, kin, other


def _aandelen(row: tuple[object, ...]) -> bool:
    numbers = [item for item in row if isinstance(item, float | int) and 0 < item <= 1]
    return len(numbers) == len(row) and abs(sum(numbers) - 1) < ROND


def _namen(shares: dict[str, float], what: str) -> dict[str, float]:
    if not all(isinstance(item, float | int) and 0 < item <= 1 for item in shares.values()):
        raise Ongeldig(f"bij {what} staat een aandeel dat er geen is.")
    return shares
