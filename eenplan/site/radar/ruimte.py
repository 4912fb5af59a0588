"""A space of its own beside the record: the keys and profiles of the persons of a file, and how often names occur."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from psycopg import Cursor

from eenplan.dossier.radar.gewichten import Gewichten, Schaal
from eenplan.dossier.radar.sleutels import getal, sleutels
from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.site.radar.bestand import BestandFout, Regel

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
CREATE INDEX ON radar_profielregel (kenmerk);
ANALYZE radar_sleutel; ANALYZE radar_profielregel;
CREATE TABLE naam AS
    SELECT 'v' AS soort, split_part(voornamen, ' ', 1) AS naam, count(*) AS aantal FROM radar_profielregel
    WHERE voornamen <> '' GROUP BY 2 HAVING count(*) >= 3
    UNION ALL SELECT 'a', achternaam, count(*) FROM radar_profielregel WHERE achternaam <> '' GROUP BY 2
    HAVING count(*) >= 3;
"""
TWICE = """
SELECT kenmerk, string_agg(persoon_id::text, ', ' ORDER BY persoon_id) FROM radar_profielregel
GROUP BY kenmerk HAVING count(*) > 1 ORDER BY min(persoon_id) LIMIT 5
"""


def vraagbaak(connection: Any) -> Any:
    """A cursor that has its questions planned once: half of the time of a question is planning."""
    connection.prepare_threshold = 1
    return Cursor(connection)


def laad(connection: Any, rows: Iterable[Regel], say: Callable[[str], None]) -> int:
    """Fill the space anew with these persons; returns how many. The connection is psycopg's, of the owner.

    A person is numbered by the line of the file. When a line is wrong the space stays as it was.
    """
    many = 0
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(TABLES)
        batch: list[Regel] = []
        for many, row in enumerate(rows, start=1):
            batch.append(row)
            if len(batch) == BLOK:
                _schrijf(cursor, batch)
                say(f"{many} personen")
                batch = []
        _schrijf(cursor, batch)
        cursor.execute(INDEXES)
        _een_keer(cursor)
    return many


def _een_keer(cursor: Any) -> None:
    """Each id once; else a proposal would not say who is meant."""
    cursor.execute(TWICE)
    if twice := cursor.fetchall():
        told = "; ".join(f"{name} op de regels {lines}" for name, lines in twice)
        raise BestandFout(f"Niet ieder id is van één persoon: {told}.")


def _schrijf(cursor: Any, batch: list[Regel]) -> None:
    with cursor.copy("COPY radar_sleutel FROM STDIN") as copy:
        for row in batch:
            copy.write("".join(f"{HIER}\t{getal(key)}\t{row.regel}\n" for key in sleutels(row.profiel)))
    with cursor.copy("COPY radar_profielregel FROM STDIN") as copy:
        for row in batch:
            copy.write_row((row.regel, *_kolommen(row.profiel), row.id, row.huishouden))


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
