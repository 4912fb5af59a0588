"""The rows that the policy opens for one viewer and one class, as the shortest SQL condition that says so.

Made as a tree, one thing in which rows differ after the other, in an order that keeps it short; what makes no
difference is not asked. Written as SQL and not with the ORM: a page asks it five times (list and menu), and building
it out of forty nested expressions took ten times as long as running it.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import BooleanField, F, Func

from eenplan.core.access.openrows import Row
from eenplan.core.access.policy import DataClass, Purpose, Relation, Shield
from eenplan.core.access.viewer import Viewer

TEAM = "EXISTS (SELECT 1 FROM casus_teamlid t WHERE t.account_id = %(account)s AND t.casus_id = {pk}{live})"
PART = (
    "EXISTS (SELECT 1 FROM casus_deelname d WHERE (d.account_id = %(account)s OR d.account_id IS NULL)"
    " AND d.casus_id = {pk} AND d.organisatie_id = %(organisation)s{live})"
)
SHARED = (
    "EXISTS (SELECT 1 FROM casus_deelbesluit b WHERE (b.account_id IS NULL OR b.account_id = %(account)s)"
    " AND (b.tot IS NULL OR b.tot > %(now)s) AND b.casus_id = {pk} AND b.organisatie_id = %(organisation)s"
    " AND b.doel = %(purpose)s AND b.klassen @> ARRAY[%(data_class)s]::varchar[])"
)
SHIELD = "EXISTS (SELECT 1 FROM casus_schild s WHERE s.casus_id = {pk} AND s.soort = '{kind}')"
READS = "EXISTS (SELECT 1 FROM casus_schild_lezers l WHERE l.schild_id = s.id AND l.account_id = %(account)s)"
# Every shield that counts is read by the viewer, and a secluded case without a shield row has no reader.
READER = (
    "EXISTS (SELECT 1 FROM casus_schild s WHERE s.casus_id = {pk} AND s.soort IN ({kinds}))"
    " AND NOT EXISTS (SELECT 1 FROM casus_schild s WHERE s.casus_id = {pk} AND s.soort IN ({kinds}) AND NOT {reads})"
    " AND (NOT {secluded} OR EXISTS (SELECT 1 FROM casus_schild s WHERE s.casus_id = {pk} AND s.soort = 'besloten'))"
)
CONFLICT = "EXISTS (SELECT 1 FROM casus_belangenconflict x WHERE x.account_id = %(account)s AND x.casus_id = {pk})"
PLACE = re.compile(r"%\((\w+)\)s")
OWN_SHIELD = {DataClass.MELDER: Shield.MELDER, DataClass.VINDBAAR: Shield.ADRES}


class Axis(NamedTuple):
    """One thing in which rows differ: each value with the SQL that makes it, the strongest first; and otherwise."""

    name: str
    ways: tuple[tuple[Any, str], ...]
    otherwise: Any


def axes(pk: str, owner: str, secluded: str, data_class: DataClass) -> list[Axis]:
    """What SQL can know of a case, in the order of `Row`. An emergency opens one case, never a list."""
    own = OWN_SHIELD.get(data_class)
    kinds = ", ".join(f"'{kind}'" for kind in (Shield.BESLOTEN, own) if kind)
    shields = [(Shield.BESLOTEN, f"({secluded} OR {SHIELD.format(pk=pk, kind=Shield.BESLOTEN)})")]
    if own:
        shields.append((own, SHIELD.format(pk=pk, kind=own)))
    reader = READER.format(pk=pk, kinds=kinds, reads=READS, secluded=secluded)
    return [
        Axis("conflict", ((True, CONFLICT.format(pk=pk)),), False),
        Axis("own_organisation", ((True, f"{owner} = %(organisation)s"),), False),
        Axis("covered", ((True, SHARED.format(pk=pk)),), False),
        Axis("relation", tuple(relations(pk).items()), Relation.GEEN),
        Axis("shield", tuple(shields), Shield.GEEN),
        Axis("named_reader", ((True, f"({reader})"),), False),
        Axis("emergency", (), False),
    ]


def relations(pk: str) -> dict[Relation, str]:
    """For each relation the condition that makes it, the strongest first."""
    team, part = TEAM.replace("{pk}", pk), PART.replace("{pk}", pk)
    live = " AND ({0}.tot IS NULL OR {0}.tot > %(now)s)"
    kind = live.format("d") + " AND d.soort = '{}'"
    return {
        Relation.TEAM: team.format(live=live.format("t")),
        Relation.DEELNEMER: part.format(live=kind.format("deelnemer")),
        Relation.UITGENODIGD: part.format(live=kind.format("uitgenodigd")),
        Relation.BEEINDIGD: f"({team.format(live='')} OR {part.format(live='')})",
    }


def condition(opened: frozenset[tuple[Any, ...]], left: Sequence[Axis]) -> str:
    """Whether a row is among `opened`, which say one value for each axis that is left.

    Who has no organisation makes `owner = NULL`, which is no answer: it may stand in an AND or a CASE, not behind NOT.
    """
    if not left:
        return "TRUE" if opened else "FALSE"
    axis, others = left[0], left[1:]
    said = {
        value: condition(frozenset(row[1:] for row in opened if row[0] == value), others)
        for value in (*(value for value, _ in axis.ways), axis.otherwise)
    }
    usual = said[axis.otherwise]
    ways = [(" OR ".join(sql for _, sql in same), text)
            for text, same in groupby(axis.ways, key=lambda way: said[way[0]])]  # fmt: skip
    if ways and ways[-1][1] == usual:
        ways.pop()
    if not ways:
        return usual
    if len(ways) == 1 and usual == "FALSE":
        return _both(f"({ways[0][0]})", ways[0][1])
    if len(ways) == 1 and ways[0][1] == "FALSE" and axis.name != "own_organisation":
        return _both(f"NOT ({ways[0][0]})", usual)
    cases = " ".join(f"WHEN {sql} THEN {text}" for sql, text in ways)
    return f"CASE {cases} ELSE {usual} END"


def _both(one: str, other: str) -> str:
    return one if other == "TRUE" else f"({one} AND {other})"


@lru_cache(maxsize=256)
def _open(
    pk: str, owner: str, secluded: str, data_class: DataClass, opened: frozenset[Row]
) -> tuple[str, tuple[str, ...]]:
    """The condition, and what is to be filled in at each of its places."""
    named = condition(opened, axes(pk, owner, secluded, data_class))
    return PLACE.sub("%s", named), tuple(PLACE.findall(named))


class Open(Func):
    """Whether the row is one of those that the policy opens.

    Who looks and when are parameters: the same words come again at the next page, so the server keeps its plan (0016).
    """

    output_field = BooleanField()

    def __init__(self, viewer: Viewer, now: datetime, data_class: DataClass, opened: frozenset[Row]) -> None:
        super().__init__(F("pk"), F("bronhouder_id"), F("besloten"))
        self.data_class, self.opened = data_class, opened
        self.given = {
            "account": viewer.account_id, "organisation": viewer.organisation_id, "now": now,
            "purpose": Purpose(viewer.purpose).value, "data_class": DataClass(data_class).value,
        }  # fmt: skip

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]  # no template
        """The condition on this query's own alias of the case."""
        columns = [compiler.compile(item)[0] for item in self.get_source_expressions()]
        text, places = _open(*columns, self.data_class, self.opened)
        return text, tuple(self.given[name] for name in places)
