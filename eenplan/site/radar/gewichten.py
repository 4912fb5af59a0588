"""Learned weights as a JSON file: written by ``eenplan radar leer``, read by ``eenplan radar zoek --gewichten``."""

import json
from pathlib import Path

from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten
from eenplan.dossier.radar.vergelijk import Veld
from eenplan.site.radar.bestand import BestandFout

KLASSEN = ("zelfde", "familie", "vreemd")
MOST = 100  # times that one person may be in a file
ROND = 0.001  # how far the shares of one class may be off one together


def schrijf(path: Path, gewichten: Gewichten) -> None:
    """Per field and class the share of pairs at each level."""
    parts = {veld.name.lower(): dict(zip(KLASSEN, rows, strict=True)) for veld, rows in gewichten.delen.items()}
    path.write_text(
        json.dumps({"versie": gewichten.versie, "zelf": gewichten.zelf, "delen": parts}, indent=1) + "\n", "utf-8"
    )


def lees(path: Path) -> Gewichten:
    """The weights of a file; BestandFout when a field, a class or a level is missing, or is no share."""
    try:
        given = json.loads(path.read_text("utf-8"))
        parts = {veld: _klassen(given["delen"][veld.name.lower()]) for veld in Veld}
        version, known = str(given["versie"]), float(given.get("zelf", Gewichten().zelf))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BestandFout(f"{path} is geen bestand met gewichten van eenplan radar leer.") from fault
    for veld, rows in parts.items():
        for row, standard in zip(rows, STANDAARD[veld], strict=True):
            if len(row) != len(standard) or not _aandelen(row):
                raise BestandFout(f"{path}: bij {veld.name.lower()} staan niet de aandelen van elk niveau.")
    if not 0 < known < MOST:
        raise BestandFout(f"{path}: zelf is geen aantal.")
    return Gewichten(version, parts, zelf=known)


def _klassen(rows: dict[str, list[float]]) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    same, kin, other = (tuple(rows[key]) for key in KLASSEN)
    return same, kin, other


def _aandelen(row: tuple[object, ...]) -> bool:
    numbers = [item for item in row if isinstance(item, float | int) and 0 < item <= 1]
    return len(numbers) == len(row) and abs(sum(numbers) - 1) < ROND
