"""Our engine on Febrl 3 and 4, written out by the peer: `python -m tests.bench.radar.onze_febrl MAP`.

As the command does it: the weights are learned on the file itself without labels, as the peer's are.
"""

import csv
import sys
from pathlib import Path
from typing import Any

from tests.bench.radar.onze import stil, verbind


def main(arguments: list[str]) -> int:
    """onze-febrl4.csv and onze-febrl3.csv: pairs and their score."""
    room, owner = Path(arguments[0]), verbind()
    for name, register, asked in (("febrl4", "febrl4-0", "febrl4-1"), ("febrl3", "febrl3-0", "febrl3-0")):
        paren(room / f"onze-{name}.csv", owner, room / f"{register}.csv", room / f"{asked}.csv")
    return 0


def paren(out: Path, owner: Any, register: Path, asked: Path) -> None:
    """The odds of each pair and not the chance: in a file with doubles the candidates do not exclude one another."""
    from eenplan.site.radar import ruimte
    from eenplan.site.radar.bestand import lees
    from eenplan.site.radar.leer import leer_ruimte
    from eenplan.site.radar.zoek import Zoeker

    ruimte.laad(owner, lees(register), stil)
    with ruimte.vraagbaak(owner) as cursor, out.open("w", encoding="utf-8", newline="") as file:
        weights, houses = ruimte.schaal(owner, leer_ruimte(cursor, "febrl", lees(asked)))
        sheet = csv.writer(file)
        sheet.writerow(("een", "ander", "score"))
        for row in Zoeker(cursor, weights, houses, dubbelen=True).zoek(lees(asked)):
            if row.vraag != row.persoon:
                sheet.writerow((row.vraag, row.persoon, f"{weights.odds(row.vergelijking):.3f}"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
