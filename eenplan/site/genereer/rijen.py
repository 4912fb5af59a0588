"""Rows of models, written by COPY: by the name of each field, with its default where nothing is said.

PostgreSQL refuses COPY into a table with row-level security, so rows go to a table of this transaction first and
from there by INSERT, where every policy, trigger and constraint holds as for anybody else.
"""

from typing import Any

from django.db import connection, models
from psycopg import sql

from eenplan.site.genereer.tabel import Rij, Tabel

BLOK = 2000  # keys are fetched so many at a time


class Rijen:
    """Everything that is to be written; `schrijf` writes it in the running transaction."""

    def __init__(self) -> None:
        self.tabellen: dict[type[models.Model], Tabel] = {}
        self.aantal = self.vragen = 0

    def _tabel(self, model: type[models.Model]) -> Tabel:
        if model not in self.tabellen:
            self.tabellen[model] = Tabel.van(model)
        return self.tabellen[model]

    def voeg(self, model: type[models.Model], **velden: Any) -> Rij:
        """A row that nothing points at; the database gives it its key."""
        self._tabel(model).rijen.append(velden)
        return velden

    def nieuw(self, model: type[models.Model], **velden: Any) -> Rij:
        """A row with its key, for others to point at; it may still be changed until it is written."""
        tabel = self._tabel(model)
        if not tabel.sleutels:
            tabel.sleutels = self.volgende(sql.SQL("pg_get_serial_sequence({}, 'id')").format(tabel.naam))
        velden["id"] = tabel.sleutels.pop()
        tabel.rijen.append(velden)
        return velden

    def volgende(self, reeks: sql.Composable, aantal: int = BLOK) -> list[int]:
        """So many numbers of a sequence of the database; the last one is the lowest, to be taken first."""
        vraag = sql.SQL("SELECT nextval({}) FROM generate_series(1, {})").format(reeks, aantal)
        with connection.cursor() as cursor:
            cursor.execute(vraag)
            self.vragen += 1
            return [number for (number,) in cursor.fetchall()][::-1]

    def neem(self) -> list[tuple[Tabel, list[Rij]]]:
        """What waits to be written, and begin again with empty tables."""
        found = [(tabel, tabel.rijen) for tabel in self.tabellen.values() if tabel.rijen]
        for tabel, _ in found:
            tabel.rijen = []
        return found

    def schrijf(self, wachtend: list[tuple[Tabel, list[Rij]]]) -> None:
        """Write these; foreign keys are looked at when the transaction ends, so the order is free."""
        for tabel, rijen in wachtend:
            self._kopieer(tabel, rijen)
            self.aantal += len(rijen)

    def _kopieer(self, tabel: Tabel, rijen: list[Rij]) -> None:
        met_sleutel = "id" in rijen[0]
        namen = [name for name in tabel.kolommen if name != "id" or met_sleutel]
        doel, los = sql.Identifier(tabel.naam), sql.Identifier(f"los_{tabel.naam}")
        kolommen = sql.SQL(", ").join(sql.Identifier(tabel.kolommen[name]) for name in namen)
        with connection.cursor() as cursor:
            cursor.execute(
                sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
                    los, kolommen, doel
                )
            )
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(los)) as copy:
                for values in tabel.waarden(rijen, namen):
                    copy.write_row(values)
            cursor.execute(sql.SQL("INSERT INTO {} ({}) SELECT * FROM {}").format(doel, kolommen, los))
            cursor.execute(sql.SQL("DROP TABLE {}").format(los))
        self.vragen += 4
