"""A space of its own beside the record: the keys and profiles of the persons of a file, and how often names occur."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from eenplan.dossier.radar.gewichten import Gewichten, Schaal
from eenplan.dossier.radar.sleutels import getal, sleutels
from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.site.radar.bestand import Regel

HIER = 1  # everything in the space is of one organisation
BLOK = 50_000
TABLES = """
DROP SCHEMA IF EXISTS radarproef CASCADE;
CREATE SCHEMA radarproef;
SET search_path = radarproef;
CREATE TABLE radar_sleutel (bronhouder_id int NOT NULL, sleutel bigint NOT NULL, persoon_id bigint NOT NULL);
CREATE TABLE radar_profielregel (
    persoon_id bigint NOT NULL, voornamen text NOT NULL, achternaam text NOT NULL, namen text NOT NULL,
    jaar smallint NOT NULL, maand smallint NOT NULL, dag smallint NOT NULL, geslacht text NOT NULL, bsn text NOT NULL,
    adressen text NOT NULL, kenmerk text NOT NULL, huishouden text NOT NULL
);
"""
INDEXES = """
CREATE INDEX ON radar_sleutel (bronhouder_id, sleutel) INCLUDE (persoon_id);
ALTER TABLE radar_profielregel ADD PRIMARY KEY (persoon_id);
CREATE INDEX ON radar_profielregel (huishouden) WHERE huishouden <> '';
ANALYZE radar_sleutel; ANALYZE radar_profielregel;
CREATE TABLE naam AS
    SELECT 'v' AS soort, split_part(voornamen, ' ', 1) AS naam, count(*) AS aantal FROM radar_profielregel
    WHERE voornamen <> '' GROUP BY 2 HAVING count(*) >= 3
    UNION ALL SELECT 'a', achternaam, count(*) FROM radar_profielregel WHERE achternaam <> '' GROUP BY 2
    HAVING count(*) >= 3;
"""


def laad(connection: Any, rows: Iterable[Regel], say: Callable[[str], None]) -> int:
    """Fill the space anew with these persons; returns how many. The connection is psycopg's, of the owner.

    When a line is wrong the space stays as it was.
    """
    many = 0
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(TABLES)
        batch: list[tuple[int, Regel]] = []
        for many, row in enumerate(rows, start=1):
            batch.append((many, row))
            if len(batch) == BLOK:
                _schrijf(cursor, batch)
                say(f"{many} personen")
                batch = []
        _schrijf(cursor, batch)
        cursor.execute(INDEXES)
    return many


def _schrijf(cursor: Any, batch: list[tuple[int, Regel]]) -> None:
    with cursor.copy("COPY radar_sleutel FROM STDIN") as copy:
        for number, row in batch:
            copy.write("".join(f"{HIER}\t{getal(key)}\t{number}\n" for key in sleutels(row.profiel)))
    with cursor.copy("COPY radar_profielregel FROM STDIN") as copy:
        for number, row in batch:
            copy.write_row((number, *_kolommen(row.profiel), row.id, row.huishouden))


def _kolommen(wie: Profiel) -> tuple[Any, ...]:
    addresses = "\n".join("|".join((*map(str, row[:-1]), str(int(row.vroeger)), "0")) for row in wie.adressen)
    return " ".join(wie.voornamen), wie.achternaam, " ".join(wie.namen), *wie.geboren, wie.geslacht, wie.bsn, addresses


def schaal(connection: Any, gewichten: Gewichten) -> tuple[Schaal, int]:
    """These weights for the persons in the space with their names, and how many households there are."""
    persons, houses = connection.execute(
        "SELECT count(*), count(DISTINCT nullif(huishouden, '')) FROM radar_profielregel"
    ).fetchone()
    shares: dict[str, dict[str, float]] = {"v": {"": 2 / max(persons, 2)}, "a": {"": 2 / max(persons, 2)}}
    for kind, name, many in connection.execute("SELECT soort, naam, aantal FROM naam").fetchall():
        shares[kind][name] = many / persons
    return Schaal.van(replace(gewichten, voornamen=shares["v"], achternamen=shares["a"]), persons), houses
