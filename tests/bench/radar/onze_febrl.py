"""Our engine on Febrl 3 and 4, written out by the peer: `python -m tests.bench.radar.onze_febrl MAP`.

The files are read by the command's own names of columns. A date that does not exist is left out, as a form would.
"""

import csv
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.bench.radar.onze import stil, verbind

DATE = "date_of_birth"


def main(arguments: list[str]) -> int:
    """onze-febrl4.csv and onze-febrl3.csv: pairs and their score."""
    room, owner = Path(arguments[0]), verbind()
    for name, register, asked in (("febrl4", "febrl4-0", "febrl4-1"), ("febrl3", "febrl3-0", "febrl3-0")):
        paren(room / f"onze-{name}.csv", owner, schoon(room / f"{register}.csv"), schoon(room / f"{asked}.csv"))
    return 0


def paren(out: Path, owner: Any, register: Path, asked: Path) -> None:
    """The odds of each pair and not the chance: in a file with doubles the candidates do not exclude one another."""
    from eenplan.site.radar import ruimte
    from eenplan.site.radar.bestand import lees
    from eenplan.site.radar.zoek import Zoeker

    ruimte.laad(owner, lees(register), stil)
    weights, houses = ruimte.schaal(owner)
    with owner.cursor() as cursor, out.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(("een", "ander", "score"))
        for row in Zoeker(cursor, weights, houses).zoek(lees(asked)):
            if row.vraag != row.persoon:
                sheet.writerow((row.vraag, row.persoon, f"{weights.odds(row.vergelijking):.3f}"))


def schoon(path: Path) -> Path:
    """The file with readable dates only."""
    from eenplan.dossier.personen.rules import Geboortedatum

    out = path.with_name(f"{path.stem}-gelezen.csv")
    with path.open(encoding="utf-8", newline="") as file, out.open("w", encoding="utf-8", newline="") as to:
        rows = csv.DictReader(file)
        sheet = csv.DictWriter(to, rows.fieldnames or ())
        sheet.writeheader()
        for row in rows:
            text, row[DATE] = row[DATE], ""
            with suppress(ValueError):
                Geboortedatum.lees(f"{text[:4]}-{text[4:6]}-{text[6:]}")
                row[DATE] = text if len(text) == len("19870525") else ""
            sheet.writerow(row)
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
