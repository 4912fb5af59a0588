"""How a viewer stands to cases, in one query; and the filter of lists, generated from the one policy."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.fields import CharField

from eenplan.core import clock
from eenplan.core.access.gate import Facts, NotVisible
from eenplan.core.access.policy import Action, DataClass, Relation, Shield
from eenplan.core.access.rowcodes import RELATION_DIGITS, SHIELD_DIGITS, WEIGHTS, allowed_codes
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Schild, Teamlid

Queryset = QuerySet[Casus]


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
        leest=ArraySubquery(shields.filter(lezers=viewer.account_id).values("soort")),
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
    """How the viewer stands to each of these cases; a case that is not there is absent. One query."""
    rows = _annotated(viewer, Casus.objects.filter(pk__in=list(casus_ids)))
    return {row.pk: _facts(viewer, row) for row in rows.only("pk", "bronhouder_id", "besloten")}


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


def _code(viewer: Viewer, data_class: DataClass) -> Any:
    """The row's code as SQL: the same weighted sum as rowcodes.row_code."""
    own = Case(When(bronhouder_id=viewer.organisation_id, then=Value(WEIGHTS["own_organisation"])), default=Value(0))
    relation = Case(
        *(
            When(**{name: True}, then=Value(RELATION_DIGITS[kind] * WEIGHTS["relation"]))
            for name, kind in (
                ("in_team", Relation.TEAM),
                ("deelnemer", Relation.DEELNEMER),
                ("uitgenodigd", Relation.UITGENODIGD),
                ("was_erbij", Relation.BEEINDIGD),
            )
        ),
        default=Value(RELATION_DIGITS[Relation.GEEN] * WEIGHTS["relation"]),
    )
    flags = [
        Case(When(condition, then=Value(WEIGHTS[name])), default=Value(0))
        for name, condition in (
            ("covered", Q(gedekt=True)),
            ("named_reader", Q(lezer=True)),
            ("conflict", Q(conflict=True)),
        )
    ]
    return ExpressionWrapper(own + relation + F("schild_cijfer") + flags[0] + flags[1] + flags[2], IntegerField())


def _shield_digit(data_class: DataClass) -> Any:
    weight = WEIGHTS["shield"]
    cases = [When(_has_shield("besloten"), then=Value(SHIELD_DIGITS[Shield.BESLOTEN] * weight))]
    if data_class is DataClass.MELDER:
        cases.append(When(_has_shield("melder"), then=Value(SHIELD_DIGITS[Shield.MELDER] * weight)))
    if data_class is DataClass.VINDBAAR:
        cases.append(When(_has_shield("adres"), then=Value(SHIELD_DIGITS[Shield.ADRES] * weight)))
    return Case(*cases, default=Value(SHIELD_DIGITS[Shield.GEEN] * weight))


def _has_shield(kind: str) -> Q:
    found = Q(Exists(Schild.objects.filter(casus=OuterRef("pk"), soort=kind)))
    return found | Q(besloten=True) if kind == "besloten" else found


def _reads(viewer: Viewer, data_class: DataClass) -> Any:
    """Named reader of every shield that counts for this class (and there is one)."""
    kinds = ["besloten", *{DataClass.MELDER: ["melder"], DataClass.VINDBAAR: ["adres"]}.get(data_class, [])]
    shields = Schild.objects.filter(casus=OuterRef("pk"), soort__in=kinds)
    mine = Schild.objects.filter(casus=OuterRef("pk"), lezers=viewer.account_id)
    unread = shields.exclude(pk__in=Schild.objects.filter(lezers=viewer.account_id).values("pk"))
    secluded = Q(besloten=False) | Q(Exists(mine.filter(soort="besloten")))
    return Case(
        When(Q(Exists(unread)) | ~secluded, then=Value(False)),
        default=Exists(shields),
        output_field=BooleanField(),
    )


def visible(viewer: Viewer, rows: Queryset, data_class: DataClass, action: Action = Action.LEZEN) -> QuerySet[Any]:
    """Only the cases on which the policy opens this class for this viewer; logs nothing, the query does."""
    if viewer.system:
        return rows
    codes = allowed_codes(viewer.role, viewer.purpose, data_class, action)
    marked = rows.annotate(
        **_stands(viewer),
        gedekt=Exists(_shared(viewer).filter(klassen__contains=[data_class.value])),
        schild_cijfer=_shield_digit(data_class),
        lezer=_reads(viewer, data_class),
    )
    return marked.annotate(toegangscode=_code(viewer, data_class)).filter(toegangscode__in=sorted(codes))
