"""The second lock: PostgreSQL row-level security on organisation and involvement (access.md, the model).

`enter` tells the database who is looking, for this transaction only (SET LOCAL, so that a pooled
connection leaks nothing to the next request). `install` writes the policies; every model says by its
attribute `row_lock` which SQL condition opens a row.
"""

import re
import threading

from django.apps import apps
from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer

ORGANISATION = "(SELECT NULLIF(current_setting('eenplan.organisation', true), '')::bigint)"
ACCOUNT = "(SELECT NULLIF(current_setting('eenplan.account', true), '')::bigint)"
LOCK, WRITE_LOCK = "row_lock", "row_write_lock"
NOW = "(SELECT NULLIF(current_setting('eenplan.now', true), '')::timestamptz)"
SYSTEM = "(SELECT current_setting('eenplan.system', true) = 'on')"
# Written out in each policy, a parent's own policy would be planned again for every table of every query: planning
# took ten times as long as running. Inside a function PostgreSQL plans it once per connection.
LEANS = """
CREATE OR REPLACE FUNCTION eenplan_opent_{parent}__{by}(key bigint) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS
$$ BEGIN RETURN EXISTS (SELECT 1 FROM {schema}."{parent}" WHERE "{by}" = key); END $$
"""
LEANING = re.compile(r"eenplan_opent_(?P<parent>\w+?)__(?P<by>\w+)\(")


_state = threading.local()


def entered() -> tuple[Viewer, bool] | None:
    """Who entered last in this thread; an act that nests in another gives the place back to him."""
    return getattr(_state, "last", None)


def remember(outer: tuple[Viewer, bool] | None) -> None:
    """After a rollback the database is back at who entered before; remember the same here."""
    _state.last = outer


def enter(viewer: Viewer, *, system: bool = False) -> None:
    """Set who is looking for the rest of this transaction.

    `system` opens the second lock for machinery that acts for someone who may not look (intake by a partner).
    """
    _state.last = (viewer, system)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('eenplan.organisation', %s, true), set_config('eenplan.account', %s, true),"
            " set_config('eenplan.now', %s, true), set_config('eenplan.system', %s, true)",
            [
                str(viewer.organisation_id or ""),
                str(viewer.account_id or ""),
                clock.now().isoformat(),
                "on" if viewer.system or system else "off",
            ],
        )


def leans_on(parent: str, column: str, by: str = "id") -> str:
    """The condition of a row that is open when a row of `parent` is: the one whose `by` stands in `column` here."""
    return f'eenplan_opent_{parent}__{by}("{{table}}".{column})'


def locked_models() -> list[type[models.Model]]:
    """Every model that carries a row lock."""
    return [model for model in apps.get_models() if getattr(model, LOCK, None)]


def install(owner: BaseDatabaseWrapper) -> None:
    """Write the policy of every locked table, forced on its owner too. May run again."""
    with owner.cursor() as cursor:
        tables = set(owner.introspection.table_names(cursor))
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
        for model in locked_models():
            table = model._meta.db_table
            if table not in tables:  # its migration is not part of this release yet
                continue
            sees, writes = _conditions(model)
            for leaning in LEANING.finditer(sees + writes):
                cursor.execute(LEANS.format(schema=schema, **leaning.groupdict()))
            cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
            cursor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
            cursor.execute(f'DROP POLICY IF EXISTS eenplan ON "{table}"')
            cursor.execute(f'CREATE POLICY eenplan ON "{table}" USING ({sees}) WITH CHECK ({writes})')


def _conditions(model: type[models.Model]) -> list[str]:
    """When a row may be seen, and when it may be written; mostly the same."""
    given = {"table": model._meta.db_table, "organisation": ORGANISATION, "account": ACCOUNT, "now": NOW}
    sees = str(getattr(model, LOCK))
    return [f"{SYSTEM} OR ({text.format(**given)})" for text in (sees, str(getattr(model, WRITE_LOCK, sees)))]
