"""Emptying tables between tests that commit, as the owner."""

import os
from functools import cache

import psycopg

KEEP = ("django_migrations", "django_content_type", "auth_permission", "rulebook_rule")


@cache
def owner() -> psycopg.Connection:
    """One connection of the owner for each test process."""
    return psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True)


@cache
def _statements() -> str:
    names = owner().execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return "; ".join(f'DELETE FROM public."{name}"' for (name,) in names if name not in KEEP)


def empty_tables() -> None:
    """Delete every row but the settings that migrating brought; foreign keys are looked at when all is gone.

    Not TRUNCATE: for eighty tables with a few rows that takes ten times as long.
    """
    with owner().transaction():
        owner().execute("SELECT set_config('eenplan.system', 'on', true); SET CONSTRAINTS ALL DEFERRED")
        owner().execute(_statements())
