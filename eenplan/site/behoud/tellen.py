"""What a database holds, in figures that a copy of it must have too."""

from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from psycopg import sql

TABLES = """
    SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname"""
SEQUENCES = """
    SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename"""
POLICIES = "SELECT tablename, count(*) FROM pg_policies WHERE schemaname = 'public' GROUP BY tablename"


@dataclass(frozen=True, slots=True)
class Telling:
    """Rows per table, how each table is locked, and how far each sequence is."""

    rijen: dict[str, int]
    sloten: dict[str, str]
    reeksen: dict[str, int]
    omvang: int

    def woorden(self) -> dict[str, Any]:
        """As it is written down in a backup."""
        return asdict(self)


def tel(connection: psycopg.Connection[Any]) -> Telling:
    """Count in the transaction of this connection; its user must be able to read every row."""
    tables = connection.execute(TABLES).fetchall()
    policies = {str(table): int(count) for table, count in connection.execute(POLICIES).fetchall()}
    size = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return Telling(
        rijen={name: _rows(connection, name) for name, _, _ in tables},
        sloten={name: _slot(on, forced, policies.get(name, 0)) for name, on, forced in tables},
        reeksen={str(name): int(last) for name, last in connection.execute(SEQUENCES).fetchall()},
        omvang=int(size[0]) if size else 0,
    )


def _rows(connection: psycopg.Connection[Any], table: str) -> int:
    statement = sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(table))
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0


def _slot(on: bool, forced: bool, policies: int) -> str:
    return f"{'gedwongen' if forced else 'aan'}, {policies} regels" if on else "geen"


def verschillen(was: Telling, nu: Telling) -> list[str]:
    """What a restored database has otherwise than it should; Dutch, empty when it is the same.

    A sequence may be further than at the count: it moves outside transactions. It may never be behind.
    """
    rows = [
        f"{name}: {was.rijen.get(name, 'geen tabel')} rijen werd {nu.rijen.get(name, 'geen tabel')}"
        for name in sorted(was.rijen.keys() | nu.rijen.keys())
        if was.rijen.get(name) != nu.rijen.get(name)
    ]
    locks = [
        f"{name}: rijslot '{slot}' werd '{nu.sloten.get(name)}'"
        for name, slot in was.sloten.items()
        if nu.sloten.get(name) != slot
    ]
    behind = [f"{name}: telt weer vanaf {nu.reeksen.get(name, 0)}" for name, last in was.reeksen.items()
              if nu.reeksen.get(name, 0) < last]  # fmt: skip
    return rows + locks + behind
