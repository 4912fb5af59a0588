"""What stands in one line of a file, read as the radar compares it. An odd value is told and unknown; nothing stops."""

import re
from collections.abc import Callable, Mapping

from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum
from eenplan.dossier.radar.profiel import Volledig, profiel
from eenplan.dossier.radar.vergelijk import Profiel

Rij = Mapping[str, str]
Datum = tuple[int | None, int | None, int | None]
GESLACHT = {"v": "v", "f": "v", "vrouw": "v", "female": "v", "m": "m", "man": "m", "male": "m"}
MONTHS = range(1, 13)
ADRESSEN = (  # columns of street, number, addition, postcode and place, and whether it is a former address
    ("straat", "huisnummer", "toevoeging", "postcode", "plaats", False),
    ("straat_2", "huisnummer", "toevoeging", "postcode", "plaats", False),
    ("vorige_straat", "vorig_huisnummer", "vorige_toevoeging", "vorige_postcode", "vorige_plaats", True),
)


def lees_profiel(row: Rij, meld: Callable[[str], None]) -> Profiel:
    """The person of this line. `meld` hears what could not be read."""
    return profiel(
        row.get("voornamen", ""), row.get("achternaam", ""), row.get("andere_namen", "").split(";"),
        _datum(row.get("geboortedatum", ""), meld), _adressen(row), GESLACHT.get(row.get("geslacht", "").lower(), ""),
        _nummer(row.get("bsn", "")),
    )  # fmt: skip


def _datum(text: str, meld: Callable[[str], None]) -> Datum:
    """Year, month and day; of a date that does not exist what can be right: the year, and a month that exists."""
    written = f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == len("19870525") and text.isdigit() else text
    try:
        born = Geboortedatum.lees(written)
    except ValueError as fault:
        meld(f"geboortedatum: {fault}")
        return _deels(re.findall("[0-9]+", written))
    return born.jaar, born.maand, born.dag


def _deels(parts: list[str]) -> Datum:
    numbers = parts if parts and len(parts[0]) == len("1987") else parts[::-1]
    if len(numbers) != len("jmd") or len(numbers[0]) != len("1987"):
        return None, None, None
    year, month = int(numbers[0]), int(numbers[1])
    return year or None, month if year and month in MONTHS else None, None


def _nummer(text: str) -> str:
    """A number of its own; 000000000 says unknown."""
    return "".join(filter(str.isalnum, text)) if text.strip("0") else ""


def _adressen(row: Rij) -> list[Volledig]:
    """Every address of the line. A second line of an address has the number and the place of the first."""
    found: list[Volledig] = []
    for street, number, extra, code, town, former in ADRESSEN:
        given = [row.get(name, "") for name in (street, number, extra, code, town)]
        if (given[0] or street != "straat_2") and any(read := _adres(*given)):
            found.append((*read, former))
    return found


def _adres(straat: str, huisnummer: str, toevoeging: str, postcode: str, plaats: str) -> tuple[
    str, int | None, str, str, str
]:  # fmt: skip
    read = AdresTekst.lees(f"{straat} {huisnummer}".strip())
    code = "".join(filter(str.isalnum, postcode.upper()))
    return (
        straat and (read.straat or ("" if read.huisnummer else straat)),
        read.huisnummer or (int(huisnummer) if huisnummer.isdecimal() and len(huisnummer) < 6 else None),
        code or read.postcode, plaats or read.plaats, toevoeging or read.toevoeging,
    )  # fmt: skip
