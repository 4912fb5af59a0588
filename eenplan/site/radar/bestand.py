"""Persons in a CSV file: which columns there may be, and what is wrong with a line. Nothing is guessed in silence."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum
from eenplan.dossier.radar.profiel import profiel
from eenplan.dossier.radar.vergelijk import Profiel

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
    "huisnummer": ("huisnummer", "street_number", "house_number"),
    "postcode": ("postcode", "postal_code"),
    "plaats": ("plaats", "woonplaats", "suburb", "city"),
    "huishouden": ("huishouden", "melding", "household", "household_id"),
}
GESLACHT = {"v": "v", "f": "v", "vrouw": "v", "female": "v", "m": "m", "man": "m", "male": "m"}


class BestandFout(Exception):
    """The file cannot be read; the message is in Dutch and names the line."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One person of the file. `huishouden`: who belongs together, or empty."""

    id: str
    huishouden: str
    profiel: Profiel


def lees(path: Path) -> Iterator[Regel]:
    """The persons of a CSV file with a header; comma, semicolon or tab. BestandFout with the line that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            separator = max(",;\t", key=first.count)
            rows = csv.DictReader(file, delimiter=separator)
            names = _koppen(rows.fieldnames or ())
            for row in rows:
                known = {key: (row.get(column) or "").strip() for key, column in names.items()}
                if any(known.values()):  # a sheet often ends in empty rows
                    yield _regel(known, rows.line_num)
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


def _regel(row: dict[str, str], number: int) -> Regel:
    if not row["id"]:
        raise BestandFout(f"Regel {number} heeft geen id.")
    try:
        born = Geboortedatum.lees(_streepjes(row.get("geboortedatum", "")))
    except ValueError as fault:
        raise BestandFout(f"Regel {number}, geboortedatum: {fault}") from fault
    made = profiel(
        row.get("voornamen", ""), row.get("achternaam", ""), row.get("andere_namen", "").split(";"),
        (born.jaar, born.maand, born.dag), _adressen(row), GESLACHT.get(row.get("geslacht", "").lower(), ""),
        row.get("bsn", ""),
    )  # fmt: skip
    return Regel(row["id"], row.get("huishouden", ""), made)


def _streepjes(text: str) -> str:
    """`19870525` as `1987-05-25`."""
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdigit() else text


def _adressen(row: dict[str, str]) -> list[tuple[str, int | None, str, str]]:
    street, number = row.get("straat", ""), row.get("huisnummer", "")
    read = AdresTekst.lees(f"{street} {number}".strip())
    code = "".join(filter(str.isalnum, row.get("postcode", "").upper()))
    found = (
        street and (read.straat or ("" if read.huisnummer else street)),
        read.huisnummer or (int(number) if number.isdecimal() and len(number) < 6 else None),
        code or read.postcode, row.get("plaats", "") or read.plaats,
    )  # fmt: skip
    return [found] if any(found) else []
