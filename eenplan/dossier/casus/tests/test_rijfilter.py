"""The condition that lists are filtered by says of every row side what the policy says, in PostgreSQL itself."""

from itertools import product

import pytest
from django.db import connection

from eenplan.core.access.openrows import Row, open_rows, rows
from eenplan.core.access.policy import Action, DataClass, Purpose, Relation, Role, Shield
from eenplan.dossier.casus.rijfilter import OWN_SHIELD, Axis, axes, condition

COLUMNS = ", ".join(Row._fields)


def known(row: Row, data_class: DataClass) -> bool:
    """Whether SQL can say so of a case: no emergency, no client, and only shields that count for this class."""
    shields = {Shield.GEEN, Shield.BESLOTEN, OWN_SHIELD.get(data_class)}
    return row.shield in shields and row.relation is not Relation.ZELF and not row.emergency


def plain(data_class: DataClass) -> list[Axis]:
    """The axes with the columns of a table in place of what is asked about a case."""
    return [
        Axis(name, tuple((v, name if v is True else f"({name} = '{v}')") for v, _ in ways), otherwise)
        for name, ways, otherwise in axes("c.id", "c.bronhouder_id", "c.besloten", data_class)
    ]


def table() -> str:
    """Every row side as a table, numbered."""
    every = (", ".join(f"'{value}'" for value in row) for row in rows())
    flags = [f"{name}::boolean" for name in COLUMNS.split(", ") if name not in {"shield", "relation"}]
    listed = ", ".join(f"({n}, {values})" for n, values in enumerate(every))
    return f"(SELECT n, shield, relation, {', '.join(flags)} FROM (VALUES {listed}) AS v(n, {COLUMNS})) AS t"


@pytest.mark.django_db
@pytest.mark.parametrize("data_class", list(DataClass))
def test_every_row_that_sql_can_know_is_judged_as_the_policy_does(data_class: DataClass) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE zijden ON COMMIT DROP AS SELECT * FROM {table()}")
        sides = {n: row for n, row in enumerate(rows()) if known(row, data_class)}
        judged = {open_rows(*viewer, data_class, action) for viewer in product(Role, Purpose) for action in Action}
        for opened in judged:
            cursor.execute(f"SELECT n FROM zijden WHERE {condition(opened, plain(data_class))}")
            shown = {n for (n,) in cursor.fetchall()}
            assert shown & sides.keys() == {n for n, row in sides.items() if row in opened}
        assert len(judged) > 1


@pytest.mark.django_db
def test_who_has_no_organisation_is_not_of_its_own() -> None:
    """`owner = NULL` is no answer; the row is judged as one of another organisation."""
    with connection.cursor() as cursor:
        source = f"SELECT t.*, NULL::boolean AS niets FROM {table()} WHERE NOT own_organisation"
        cursor.execute(f"CREATE TEMP TABLE zijden ON COMMIT DROP AS {source}")
        for role, data_class in product(Role, DataClass):
            opened = open_rows(role, Purpose.VEILIGHEID, data_class, Action.LEZEN)
            sql = condition(opened, plain(data_class))
            counts = []
            for text in (sql, sql.replace("own_organisation", "niets")):
                cursor.execute(f"SELECT count(*) FROM zijden WHERE {text}")
                counts.append(cursor.fetchall())
            assert counts[0] == counts[1]


def test_what_makes_no_difference_is_not_asked() -> None:
    opened = open_rows(Role.BELEID, Purpose.BELEID, DataClass.BESTAAN, Action.LEZEN)
    assert condition(opened, plain(DataClass.BESTAAN)) == "FALSE"
    lead = open_rows(Role.VT_LEAD, Purpose.VEILIGHEID, DataClass.PROCES, Action.LEZEN)
    assert "emergency" not in condition(lead, plain(DataClass.PROCES))
    assert "own_organisation" in condition(lead, plain(DataClass.PROCES))
