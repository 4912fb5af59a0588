"""Bring the tables to this release: migrations by the owner, rights of the services, defaults."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eenplan.site.django_start import optional
from eenplan.site.roles import grant

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

OWNER_ALIAS = "eigenaar"
POLICY_GROUPS = ("feiten", "netwerk", "sturing")
ALONE = 0x65656E706C616E  # "eenplan"; any number will do, as long as it is the same in every process


def owner() -> "MigrationExecutor":
    """Django's own reading of what this database has had and what it still needs."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    return MigrationExecutor(connections[OWNER_ALIAS])


def pending(executor: "MigrationExecutor | None" = None) -> list[str]:
    """Names of the migrations that still have to run."""
    executor = executor or owner()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def policy_tables() -> list[str]:
    """All tables of the groups that the policy door may read."""
    from django.apps import apps

    return [
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("eenplan.") and config.name.split(".")[1] in POLICY_GROUPS
        for model in config.get_models(include_auto_created=True)
    ]


def grants() -> None:
    """Give the services their rights on the tables as they are now."""
    from django.db import connections, transaction

    with transaction.atomic(using=OWNER_ALIAS):
        grant(connections[OWNER_ALIAS], policy_tables())


@contextmanager
def alone() -> Iterator[None]:
    """Wait until nobody else migrates: two that start at once (web and worker) would each hold what the other needs."""
    from django.db import connections

    with connections[OWNER_ALIAS].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ALONE])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ALONE])


def migrate(report: Callable[[str], None]) -> None:
    """Run what is pending; idempotent, and quick when nothing is."""
    from django.core.management import call_command

    with alone():
        executor = owner()
        executor.check_replacements()  # who had all that was folded has had the fold: written down before it goes
        waiting = pending(executor)
        if waiting:
            report(f"{len(waiting)} migraties uitvoeren")
            call_command("migrate", database=OWNER_ALIAS, interactive=False, verbosity=0)
        grants()
        defaults = optional("eenplan.site.setup")
        if defaults:
            defaults.after_migrate()
