"""The code of a case for one viewer and one class as one SQL expression: the same sum as core.access.rowcodes.

Written as SQL and not with the ORM: a page asks it five times (list and menu), and building it out of forty nested
expressions took ten times as long as running it.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, F, Func

from eenplan.core.access.policy import DataClass, Purpose, Relation, Shield
from eenplan.core.access.rowcodes import RELATION_DIGITS, SHIELD_DIGITS, WEIGHTS
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
OWN_SHIELD = {DataClass.MELDER: Shield.MELDER, DataClass.VINDBAAR: Shield.ADRES}


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


def _shield(pk: str, secluded: str, data_class: DataClass) -> str:
    cases = [f"WHEN {secluded} OR {SHIELD.format(pk=pk, kind=Shield.BESLOTEN)} THEN {SHIELD_DIGITS[Shield.BESLOTEN]}"]
    if own := OWN_SHIELD.get(data_class):
        cases.append(f"WHEN {SHIELD.format(pk=pk, kind=own)} THEN {SHIELD_DIGITS[own]}")
    return f"CASE {' '.join(cases)} ELSE {SHIELD_DIGITS[Shield.GEEN]} END"


def _flag(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def code(pk: str, owner: str, secluded: str, data_class: DataClass) -> str:
    """The weighted sum, over the columns of the case."""
    kinds = ", ".join(f"'{kind}'" for kind in (Shield.BESLOTEN, OWN_SHIELD.get(data_class)) if kind)
    reader = READER.format(pk=pk, kinds=kinds, reads=READS, secluded=secluded)
    known = " ".join(f"WHEN {how} THEN {RELATION_DIGITS[kind]}" for kind, how in relations(pk).items())
    parts = {
        "own_organisation": _flag(f"{owner} = %(organisation)s"),
        "relation": f"CASE {known} ELSE {RELATION_DIGITS[Relation.GEEN]} END",
        "shield": _shield(pk, secluded, data_class),
        "covered": _flag(SHARED.format(pk=pk)),
        "named_reader": _flag(reader),
        "conflict": _flag(CONFLICT.format(pk=pk)),
    }
    return "(" + " + ".join(f"{WEIGHTS[name]} * ({sql})" for name, sql in parts.items()) + ")"


@lru_cache(maxsize=256)
def _open(pk: str, owner: str, secluded: str, data_class: DataClass, codes: frozenset[int]) -> str:
    """The condition with its open codes written out; who looks is still to be filled in."""
    listed = ",".join(map(str, sorted(codes)))
    return f"{code(pk, owner, secluded, data_class)} = ANY('{{{listed}}}'::int[])"


class Open(Func):
    """Whether the row's code is one of those that the policy opens.

    Without parameters: only keys, moments and words of our own enumerations are written into it, and a driver that
    has to place three hundred numbers for each count in the menu takes longer than the database does to answer.
    """

    output_field = BooleanField()

    def __init__(self, viewer: Viewer, now: datetime, data_class: DataClass, codes: frozenset[int]) -> None:
        super().__init__(F("pk"), F("bronhouder_id"), F("besloten"))
        self.data_class, self.codes = data_class, codes
        self.given = {
            "account": _key(viewer.account_id), "organisation": _key(viewer.organisation_id),
            "purpose": f"'{Purpose(viewer.purpose).value}'", "data_class": f"'{DataClass(data_class).value}'",
            "now": f"'{now.isoformat()}'::timestamptz",
        }  # fmt: skip

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]  # no template
        """The condition on this query's own alias of the case."""
        columns = [compiler.compile(item)[0] for item in self.get_source_expressions()]
        return _open(*columns, self.data_class, self.codes) % self.given, ()


def _key(value: int | None) -> str:
    return "NULL" if value is None else str(int(value))
