"""Reading with whom we compare, how often they asked, and whom one calls about a case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.rulebook.queries import rule
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.elders.models import Vergelijkafspraak, Vergelijkmatch, Vergelijksleutel
from eenplan.dossier.elders.rules import PER_DAG, Richting, Uitkomst

DAG, MAAND = timedelta(hours=24), timedelta(days=30)
ZIEN = frozenset({Role.BEHEER, Role.FG, Role.VT_LEAD})
DRUK, HEEL_VEEL = 0.8, 5  # part of the limit of a day; days' limits in a month


@dataclass(frozen=True, slots=True)
class Partner:
    """One agreement with what was asked: numbers, no persons."""

    afspraak_id: int
    naam: str
    gesteld_maand: int
    ontvangen_dag: int
    ontvangen_maand: int
    match_maand: int
    geweigerd_maand: int
    per_dag: int
    te_veel: bool
    versies: tuple[int, ...]

    @property
    def opvallend(self) -> bool:
        """Whether they ask so much that somebody should ask why."""
        busy = self.ontvangen_dag >= DRUK * self.per_dag
        return self.te_veel or busy or self.ontvangen_maand >= HEEL_VEEL * self.per_dag


def geldige_sleutels(afspraak: Vergelijkafspraak, at: datetime) -> QuerySet[Vergelijksleutel]:
    """The versions that hold now, the newest first."""
    return afspraak.sleutels.filter(Q(tot__isnull=True) | Q(tot__gt=at), van__lte=at).order_by("-versie")


def partners(viewer: Viewer, *, now: datetime) -> list[Partner]:
    """With whom we compare and how much they ask, for who watches over it; who asks for everybody is seen here."""
    if viewer.role not in ZIEN:
        return []
    got, month = Q(vragen__richting=Richting.ONTVANGEN), Q(vragen__op__gt=now - MAAND)
    rows = Vergelijkafspraak.objects.filter(bronhouder_id=viewer.organisation_id or 0, tot__isnull=True).annotate(
        gesteld=Count("vragen", filter=month & Q(vragen__richting=Richting.GESTELD)),
        dag=Count("vragen", filter=got & Q(vragen__op__gt=now - DAG)),
        maand=Count("vragen", filter=got & month),
        match=Count("vragen", filter=got & month & Q(vragen__uitkomst=Uitkomst.MATCH)),
        niet=Count("vragen", filter=got & month & ~Q(vragen__uitkomst__in=[Uitkomst.MATCH, Uitkomst.GEEN_MATCH])),
        veel=Count("vragen", filter=got & month & Q(vragen__uitkomst=Uitkomst.TE_VEEL)),
    )
    limit = rule(PER_DAG, now.date()).value
    return [
        Partner(
            row.pk, row.partner.naam, row.gesteld, row.dag, row.maand, row.match, row.niet, limit, row.veel > 0,
            tuple(key.versie for key in geldige_sleutels(row, now)),
        )
        for row in rows.select_related("partner").order_by("partner__naam")
    ]  # fmt: skip


def matches(viewer: Viewer, casus_id: int) -> list[Vergelijkmatch]:
    """Whom one calls about this case, the newest first; for who may know that the people are known."""
    if not ask(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT):
        return []
    return list(Vergelijkmatch.objects.filter(casus_id=casus_id).select_related("vraag").order_by("-vraag__op", "-pk"))
