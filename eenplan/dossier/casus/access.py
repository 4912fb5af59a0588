"""How a viewer stands to cases, in one query; and the filter of lists, generated from the one policy."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.fields import CharField

from eenplan.core import clock
from eenplan.core.access.gate import Facts, NotVisible
from eenplan.core.access.policy import Action, DataClass, Relation, Shield
from eenplan.core.access.rowcodes import allowed_codes
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.casus.rijcode import Rijcode

Queryset = QuerySet[Casus]
_look: ContextVar[dict[tuple[Viewer, int], Facts] | None] = ContextVar("look", default=None)


def _live() -> Q:
    return Q(tot__isnull=True) | Q(tot__gt=clock.now())


def _stands(viewer: Viewer) -> dict[str, Any]:
    """SQL for each thing that the policy asks about a row."""
    mine = Q(account_id=viewer.account_id)
    team = Teamlid.objects.filter(mine, casus=OuterRef("pk"))
    part = Deelname.objects.filter(
        mine | Q(account__isnull=True), casus=OuterRef("pk"), organisatie_id=viewer.organisation_id
    )
    return {
        "in_team": Exists(team.filter(_live())),
        "deelnemer": Exists(part.filter(_live(), soort="deelnemer")),
        "uitgenodigd": Exists(part.filter(_live(), soort="uitgenodigd")),
        "was_erbij": Exists(team) | Exists(part),
        "conflict": Exists(Belangenconflict.objects.filter(mine, casus=OuterRef("pk"))),
    }


def _shared(viewer: Viewer) -> QuerySet[Deelbesluit]:
    """Live decisions to share with this person in this organisation, for the purpose he works for (R5)."""
    for_me = Q(account__isnull=True) | Q(account_id=viewer.account_id)
    return Deelbesluit.objects.filter(
        for_me,
        _live(),
        casus=OuterRef("pk"),
        organisatie_id=viewer.organisation_id,
        doel=viewer.purpose.value,
    )


def _annotated(viewer: Viewer, rows: Queryset) -> QuerySet[Any]:
    shields = Schild.objects.filter(casus=OuterRef("pk"))
    return rows.annotate(
        **_stands(viewer),
        gedeeld=ArraySubquery(
            _shared(viewer).values(k=Func(F("klassen"), function="unnest", output_field=CharField()))
        ),
        schilden_op=ArraySubquery(shields.values("soort")),
        leest=ArraySubquery(shields.filter(lezers=viewer.account_id or 0).values("soort")),
    )


def _relation(row: Any) -> Relation:
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
        rows = _annotated(viewer, Casus.objects.filter(pk__in=sorted(wanted - known.keys())))
        known |= {row.pk: _facts(viewer, row) for row in rows.only("pk", "bronhouder_id", "besloten")}
    if seen is not None:
        seen.update({(viewer, pk): facts for pk, facts in known.items()})
    return known


def _facts(viewer: Viewer, row: Any) -> Facts:
    shields = {Shield(item) for item in row.schilden_op} | ({Shield.BESLOTEN} if row.besloten else set())
    return Facts(
        case_id=row.pk,
        own_organisation=row.bronhouder_id == viewer.organisation_id,
        relation=_relation(row),
        covered=frozenset(DataClass(item) for item in row.gedeeld),
        shields=frozenset(shields),
        reader_of=frozenset(Shield(item) for item in row.leest),
        conflict=row.conflict,
    )


def facts_of(viewer: Viewer, casus_id: int) -> Facts:
    """How the viewer stands to this case; NotVisible (with a line for the log) when it is not there for him."""
    found = facts_for(viewer, [casus_id]).get(casus_id)
    if found is None:
        raise NotVisible(Line("casus.zoek", casus_id=casus_id, rule="R0", allowed=False))
    return found


@contextmanager
def one_look() -> Iterator[None]:
    """While one page is read, how the viewer stands to a case is asked once and not by every block of it.

    For reading only: never open it around an action, for an action changes the answer.
    """
    token = _look.set({})
    try:
        yield
    finally:
        _look.reset(token)


def visible(viewer: Viewer, rows: Queryset, data_class: DataClass, action: Action = Action.LEZEN) -> QuerySet[Any]:
    """Only the cases on which the policy opens this class for this viewer; logs nothing, the query does."""
    if viewer.system:
        return rows
    codes = allowed_codes(viewer.role, viewer.purpose, data_class, action)
    return rows.annotate(toegangscode=Rijcode(viewer, clock.now(), data_class)).filter(toegangscode__in=sorted(codes))
