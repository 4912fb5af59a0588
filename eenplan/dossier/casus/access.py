"""How a viewer stands to cases, in one query; and the filter of lists, generated from the one policy."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet

from eenplan.core import clock
from eenplan.core.access.gate import Facts, NotVisible
from eenplan.core.access.openrows import open_rows
from eenplan.core.access.policy import Action, DataClass, Relation, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rijfilter import Open

Queryset = QuerySet[Casus]
Answer = TypeVar("Answer")
_look: ContextVar[dict[Any, Any] | None] = ContextVar("look", default=None)


# Whose last emergency was found wrong, or was not judged in time, has none (R9): asked anew at each click.
OPGESCHORT = """EXISTS (SELECT 1 FROM casus_noodtoegang o WHERE o.account_id = %(account)s
    AND (o.stand = 'niet_terecht' OR o.stand = 'te_beoordelen' AND o.beoordelen_voor < %(now)s))"""
# One statement by hand, for every page asks it: the ORM spent five times as long on building it as on the answer.
STANDS = """
SELECT c.id, c.bronhouder_id, c.besloten, t.live, d.deelnemer, d.uitgenodigd, t.ever OR d.ever,
  ARRAY(SELECT DISTINCT unnest(b.klassen) FROM casus_deelbesluit b WHERE b.casus_id = c.id
    AND b.organisatie_id = %(organisation)s AND (b.account_id IS NULL OR b.account_id = %(account)s)
    AND b.doel = %(purpose)s AND b.tot > %(now)s),
  ARRAY(SELECT s.soort FROM casus_schild s WHERE s.casus_id = c.id),
  ARRAY(SELECT s.soort FROM casus_schild s JOIN casus_schild_lezers l ON l.schild_id = s.id
    WHERE s.casus_id = c.id AND l.account_id = %(account)s),
  EXISTS (SELECT 1 FROM casus_belangenconflict x WHERE x.casus_id = c.id AND x.account_id = %(account)s),
  EXISTS (SELECT 1 FROM casus_noodtoegang n WHERE n.casus_id = c.id AND n.account_id = %(account)s
    AND n.organisatie_id = %(organisation)s AND n.tot > %(now)s) AND NOT {OPGESCHORT}
FROM casus_casus c
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(tot IS NULL OR tot > %(now)s), false) AS live, count(*) > 0 AS ever
  FROM casus_teamlid WHERE casus_id = c.id AND account_id = %(account)s) t
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(soort = 'deelnemer' AND (tot IS NULL OR tot > %(now)s)), false) AS deelnemer,
    coalesce(bool_or(soort = 'uitgenodigd' AND (tot IS NULL OR tot > %(now)s)), false) AS uitgenodigd,
    count(*) > 0 AS ever
  FROM casus_deelname WHERE casus_id = c.id AND organisatie_id = %(organisation)s
    AND (account_id IS NULL OR account_id = %(account)s)) d
WHERE c.id = ANY(%(ids)s)
""".replace("{OPGESCHORT}", OPGESCHORT)


class Stand(NamedTuple):
    """A row of STANDS: how one viewer stands to one case."""

    case_id: int
    bronhouder_id: int
    besloten: bool
    in_team: bool
    deelnemer: bool
    uitgenodigd: bool
    was_erbij: bool
    gedeeld: list[str]
    schilden_op: list[str]
    leest: list[str]
    conflict: bool
    nood: bool


def _ask(viewer: Viewer, casus_ids: Iterable[int]) -> list[Stand]:
    given = {
        "ids": list(casus_ids), "account": viewer.account_id, "organisation": viewer.organisation_id,
        "purpose": viewer.purpose.value, "now": clock.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(STANDS, given)
        return [Stand(*row) for row in cursor.fetchall()]


def _relation(row: Stand) -> Relation:
    if row.in_team:
        return Relation.TEAM
    if row.deelnemer:
        return Relation.DEELNEMER
    if row.uitgenodigd:
        return Relation.UITGENODIGD
    return Relation.BEEINDIGD if row.was_erbij else Relation.GEEN


def facts_for(viewer: Viewer, casus_ids: Iterable[int]) -> dict[int, Facts]:
    """How the viewer stands to each of these cases; a case that is not there is absent. One query, or none."""
    wanted, seen = set(casus_ids), _look.get()
    known = {pk: seen[viewer, pk] for pk in wanted if (viewer, pk) in seen} if seen else {}
    if len(known) < len(wanted):
        known |= {row.case_id: _facts(viewer, row) for row in _ask(viewer, wanted - known.keys())}
    if seen is not None:
        seen.update({(viewer, pk): facts for pk, facts in known.items()})
    return known


def _facts(viewer: Viewer, row: Stand) -> Facts:
    shields = {Shield(item) for item in row.schilden_op} | ({Shield.BESLOTEN} if row.besloten else set())
    return Facts(
        case_id=row.case_id,
        own_organisation=row.bronhouder_id == viewer.organisation_id,
        relation=_relation(row),
        covered=frozenset(DataClass(item) for item in row.gedeeld),
        shields=frozenset(shields),
        reader_of=frozenset(Shield(item) for item in row.leest),
        conflict=row.conflict,
        emergency=row.nood,
    )


def opgeschort(viewer: Viewer, at: datetime) -> bool:
    """Whether this account may open nothing in an emergency now, whatever its function."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {OPGESCHORT}", {"account": viewer.account_id, "now": at})
        return bool(cursor.fetchone()[0])


def facts_of(viewer: Viewer, casus_id: int) -> Facts:
    """How the viewer stands to this case; NotVisible (with a line for the log) when it is not there for him."""
    found = facts_for(viewer, [casus_id]).get(casus_id)
    if found is None:
        raise NotVisible(Line("casus.zoek", casus_id=casus_id, rule="R0", allowed=False))
    return found


@contextmanager
def one_look() -> Iterator[None]:
    """While one page is read, how the viewer stands to a case is asked once and not by every block of it.

    For reading only: never open it around an action, for an action changes the answer. Within another it is part of it.
    """
    if _look.get() is not None:
        yield
        return
    token = _look.set({})
    try:
        yield
    finally:
        _look.reset(token)


def per_look(ask: Callable[[Viewer, int], Answer]) -> Callable[[Viewer, int], Answer]:
    """For a query that panel and timeline of one page both ask: within `one_look` it is asked once."""

    @wraps(ask)
    def once(viewer: Viewer, casus_id: int) -> Answer:
        seen = _look.get()
        if seen is None:
            return ask(viewer, casus_id)
        key = (ask, viewer, casus_id)
        if key not in seen:
            seen[key] = ask(viewer, casus_id)
        found: Answer = seen[key]
        return found

    return once


def visible(viewer: Viewer, rows: Queryset, data_class: DataClass, action: Action = Action.LEZEN) -> QuerySet[Any]:
    """Only the cases on which the policy opens this class for this viewer; logs nothing, the query does."""
    if viewer.system:
        return rows
    opened = open_rows(viewer.role, viewer.purpose, data_class, action)
    return rows.filter(Open(viewer, clock.now(), data_class, opened))
