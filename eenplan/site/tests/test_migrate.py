"""Folded migrations make what the files they replace made, step by step (ADR 0013); one migrates at a time."""

import os
import threading
import time
from functools import cache

import psycopg
import pytest
from django.db import connections
from django.db.migrations import RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState

from eenplan.site.migrate import ALONE, OWNER_ALIAS, alone

# Moves rows of a table that an empty database never had.
ONLY_FOR_ROWS = {("triage", "0004_een_rooster")}


class Unfolded(MigrationLoader):
    """Without the folded files: what leans on one leans on the last file that it replaces."""

    def load_disk(self) -> None:
        super().load_disk()
        last = {key: item.replaces[-1] for key, item in self.disk_migrations.items() if _ours(item)}
        for key in last:
            del self.disk_migrations[key]
        for item in self.disk_migrations.values():
            item.dependencies = [last.get(key, key) for key in item.dependencies]


@cache
def loader(folded: bool) -> MigrationLoader:
    """All migrations on disk, for no database in particular."""
    return MigrationLoader(None) if folded else Unfolded(None)


def tables(folded: bool) -> dict[tuple[str, str], object]:
    """Every table in plain words: what makemigrations compares, for all packages together."""
    ends = loader(folded).graph.leaf_nodes()
    plain = MigrationAutodetector(ProjectState(), ProjectState()).deep_deconstruct
    return {
        key: (model.bases, plain(model.options), {name: plain(field) for name, field in model.fields.items()})
        for key, model in loader(folded).project_state(ends).models.items()
    }


def folds() -> list[tuple[str, str]]:
    return sorted(key for key, migration in loader(folded=True).disk_migrations.items() if _ours(migration))


def _ours(migration: Migration) -> bool:
    return bool(migration.replaces) and migration.__module__.startswith("eenplan.")


def statements(migration: Migration) -> set[str]:
    """The SQL that a migration runs of itself, in one spacing."""
    found = [operation.sql for operation in migration.operations if isinstance(operation, RunSQL)]
    return {" ".join(str(text).split()) for sql in found for text in ([sql] if isinstance(sql, str) else sql)}


def test_folded_and_step_by_step_give_the_same_tables() -> None:
    new, old = tables(folded=True), tables(folded=False)
    assert len(new) > 100
    assert new.keys() == old.keys()
    assert [key for key in new if new[key] != old[key]] == []


@pytest.mark.parametrize("app", [app for app, _ in folds()])
def test_a_fold_replaces_all_of_its_package_up_to_its_name(app: str) -> None:
    steps = loader(folded=True).disk_migrations
    ((name, fold),) = [(name, steps[app, name]) for label, name in folds() if label == app]
    last = name.partition("_squashed_")[2]
    assert list(fold.replaces) == sorted(key for key in steps if key[0] == app and key[1] != name and key[1] <= last)
    assert fold.initial


@pytest.mark.parametrize("app", [app for app, _ in folds()])
def test_a_fold_carries_the_sql_along(app: str) -> None:
    steps = loader(folded=True).disk_migrations
    (fold,) = [steps[key] for key in folds() if key[0] == app]
    before = [statements(steps[key]) for key in fold.replaces if tuple(key) not in ONLY_FOR_ROWS]
    assert statements(fold) == set().union(*before)


def test_an_empty_database_runs_no_replaced_step() -> None:
    replaced = {tuple(key) for key in folds() for key in loader(folded=True).disk_migrations[key].replaces}
    assert replaced
    assert not replaced & set(loader(folded=True).graph.nodes)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_who_migrates_waits_for_who_is_at_it() -> None:
    """Web and worker that start at once took the rights of the tables in each other's way."""
    entered = threading.Event()

    def second() -> None:
        with alone():
            entered.set()
        connections[OWNER_ALIAS].close()

    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as first:
        first.execute("SELECT pg_advisory_lock(%s)", [ALONE])
        thread = threading.Thread(target=second)
        thread.start()
        until = time.monotonic() + 20
        while first.execute(waiting).fetchone() != (1,) and time.monotonic() < until:
            time.sleep(0.01)
        assert first.execute(waiting).fetchone() == (1,)
        assert not entered.is_set()
        first.execute("SELECT pg_advisory_unlock(%s)", [ALONE])
        thread.join(20)
    assert entered.is_set()
