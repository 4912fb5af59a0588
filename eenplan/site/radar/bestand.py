"""Persons in a CSV file: which columns there may be, and what is wrong with a line. Nothing is guessed in silence."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.site.radar.waarden import lees_profiel

# Ours, then what other tools call it.
KOLOMMEN = {
    "id": ("id", "persoon", "unique_id", "rec_id", "person_id"),
    "voornamen": ("voornamen", "voornaam", "given_name", "first_name"),
    "tussenvoegsel": ("tussenvoegsel",),
    "achternaam": ("achternaam", "surname", "last_name"),
    "andere_namen": ("andere_namen", "ook_bekend_als"),
    "geboortedatum": ("geboortedatum", "geboren", "date_of_birth", "dob", "birth_date"),
    "geslacht": ("geslacht", "sex", "gender"),
    "bsn": ("bsn", "soc_sec_id"),
    "straat": ("straat", "adres", "street", "address_1"),
    "straat_2": ("straat_2", "adres_2", "address_2"),
    "huisnummer": ("huisnummer", "street_number", "house_number"),
    "toevoeging": ("toevoeging", "huisnummertoevoeging", "huisletter"),
    "postcode": ("postcode", "postal_code"),
    "plaats": ("plaats", "woonplaats", "suburb", "city"),
    "vorige_straat": ("vorige_straat", "vorig_adres"),
    "vorig_huisnummer": ("vorig_huisnummer",),
    "vorige_toevoeging": ("vorige_toevoeging",),
    "vorige_postcode": ("vorige_postcode",),
    "vorige_plaats": ("vorige_plaats", "vorige_woonplaats"),
    "huishouden": ("huishouden", "melding", "household", "household_id"),
}


class BestandFout(Exception):
    """The file cannot be read; the message is in Dutch and names the line."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One person of the file. `huishouden`: who belongs together, or empty; `regel`: where it stands in the file."""

    id: str
    huishouden: str
    profiel: Profiel
    regel: int = field(default=0, compare=False)


def zwijg(_: str) -> None:
    """Of an odd value nothing is said."""


def lees(path: Path, meld: Callable[[str], None] = zwijg) -> Iterator[Regel]:
    """The persons of a CSV file with a header; comma, semicolon or tab. `meld` hears of each value that is unreadable.

    BestandFout with the line when the file itself is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            rows = csv.DictReader(file, delimiter=max(",;\t", key=first.count))
            names = _koppen(rows.fieldnames or ())
            for row in rows:
                known = {key: (row.get(column) or "").replace("\0", "").strip() for key, column in names.items()}
                if any(known.values()):  # a sheet often ends in empty rows
                    yield _regel(known, rows.line_num, meld)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise BestandFout(f"{path} is niet te lezen: {fault}.") from fault


def _koppen(headers: Iterable[str]) -> dict[str, str]:
    """Our name of each column that we know, and the header it has in this file."""
    given = {str(header).strip().lower(): str(header) for header in headers}
    found = {
        key: next(given[name] for name in names if name in given)
        for key, names in KOLOMMEN.items()
        if any(name in given for name in names)
    }
    if "id" not in found or not {"voornamen", "achternaam"} & found.keys():
        raise BestandFout(f"De eerste regel noemt geen id en naam. Kolommen mogen zijn: {', '.join(KOLOMMEN)}.")
    return found


def _regel(row: dict[str, str], number: int, meld: Callable[[str], None]) -> Regel:
    if not row["id"]:
        raise BestandFout(f"Regel {number} heeft geen id.")
    made = lees_profiel(row, partial(_meld, meld, number))
    return Regel(row["id"], row.get("huishouden", ""), made, number)


def _meld(meld: Callable[[str], None], number: int, what: str) -> None:
    meld(f"Regel {number}, {what}")
