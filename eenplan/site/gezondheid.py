"""Is the house standing: database, migrations, worker."""

from datetime import timedelta

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from eenplan.core import clock
from eenplan.core.deadlines.queries import last_heartbeat

SILENT = timedelta(minutes=3)


def stand() -> tuple[bool, dict[str, str]]:
    """(all well, a word per part)."""
    try:
        beat = last_heartbeat()
    except DatabaseError:
        return False, {"database": "niet bereikbaar"}
    worker = "werkt" if beat and clock.now() - beat < SILENT else "stil"
    return worker == "werkt", {"database": "bereikbaar", "werker": worker}


def migraties_open() -> int:
    """How many migrations are still to run."""
    executor = MigrationExecutor(connections["eigenaar"])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
