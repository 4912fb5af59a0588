"""Django's PostgreSQL, with statements that the server keeps (docs/adr/0016): planning took longer than running.

Parameters travel beside the statement, and what comes a second time over one connection is prepared. psycopg forgets
all of it at every ROLLBACK, in case a table was made and undone; here that is done for whole transactions only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import psycopg
from django.db.backends.postgresql import base

KEPT = 400  # statements per connection: the pages of one morning; what was not asked for longest goes first
MANY = 100  # parameters: a list of that length hardly comes twice, and above 65,535 the protocol has no place


@contextmanager
def unprepared(connection: Any) -> Iterator[None]:
    """What runs in here is not counted, nor kept, and a ROLLBACK TO in here throws nothing away."""
    threshold, connection.prepare_threshold = connection.prepare_threshold, None
    try:
        yield
    finally:
        connection.prepare_threshold = threshold


class Cursor(base.CursorMixin, psycopg.Cursor[Any]):
    """Binds long lists into the statement, as Django does without us."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Self:
        """Run one statement."""
        if params is None or len(params) <= MANY:
            return super().execute(query, params, **how)
        with unprepared(self.connection):
            return super().execute(psycopg.ClientCursor(self.connection).mogrify(query, params), **how)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection."""

    def get_connection_params(self) -> dict[str, Any]:
        """With our cursor."""
        return {**super().get_connection_params(), "cursor_factory": Cursor}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Room for more than the hundred that psycopg keeps."""
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = KEPT
        return connection

    def savepoint(self) -> Any:
        """Its name never comes back."""
        self.ensure_connection()
        with unprepared(self.connection):
            return super().savepoint()

    def savepoint_rollback(self, sid: str) -> None:
        """What was prepared stays: nobody makes tables here (the owner does, over plain connections)."""
        with unprepared(self.connection):
            super().savepoint_rollback(sid)

    def savepoint_commit(self, sid: str) -> None:
        """Its name neither."""
        with unprepared(self.connection):
            super().savepoint_commit(sid)
