"""The board of waiting households: longest since the last safety contact first (product.md D3)."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.calendar import Unit, due
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import rule
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.casus.werkvoorraad import namen
from eenplan.keten.vervolg.models import Contact, Veiligheidscontact
from eenplan.keten.vervolg.wachtronde.bellen import Nummer, nummers
from eenplan.keten.vervolg.wachtronde.rules import LONGEST, WACHT_OP, WACHTRONDE, WOORDEN, Gebeld

KNOWN = ("veilig", "onveilig")


@dataclass(frozen=True, slots=True)
class Wachtend:
    """One waiting household: what for, since when nobody knows how it is, who owns it."""

    casus: Casus
    naam: str
    wacht_op: str
    laatst: datetime
    nooit: bool
    dagen: int
    te_lang: bool
    geprobeerd: Veiligheidscontact | None
    nummers: tuple[Nummer, ...] = ()

    @property
    def gebeld(self) -> str:
        """What the last call found, in words."""
        return WOORDEN[Gebeld(self.geprobeerd.uitkomst)] if self.geprobeerd else ""


def bord(viewer: Viewer, *, now: datetime) -> list[Wachtend]:
    """Waiting households of which the viewer may note a contact; four queries and the log of a list.

    A case always has an owner: the database refuses one without (casus_nooit_zonder_verantwoordelijke).
    """
    calls = Veiligheidscontact.objects.filter(casus_id=OuterRef("pk"), uitkomst__in=[Gebeld.VEILIG, Gebeld.ONVEILIG])
    talks = Contact.objects.filter(dienst__casus_id=OuterRef("pk"), gelukt=True, veiligheid__in=KNOWN)
    rows = visible(viewer, Casus.objects.filter(_wacht(now)), DataClass.VEILIGHEID, Action.SCHRIJVEN).annotate(
        laatst=Greatest(
            Subquery(calls.order_by("-op").values("op")[:1]), Subquery(talks.order_by("-op").values("op")[:1])
        )
    )
    order = Greatest(F("laatst"), F("geopend_op"))
    found = list(rows.select_related("verantwoordelijke").order_by(order, "pk")[:LONGEST])
    ids = [row.pk for row in found]
    names = namen(viewer, ids, what="wachtronde.lijst", now=now)
    tried = {row.casus_id: row for row in Veiligheidscontact.objects.filter(casus_id__in=ids).order_by("op", "pk")}
    numbers = nummers(viewer, ids, now=now)
    term = rule(WACHTRONDE, now.date())
    return [
        replace(_regel(row, names.get(row.pk, ""), tried.get(row.pk), term, now), nummers=numbers.get(row.pk, ()))
        for row in found
    ]


def _wacht(now: datetime) -> Q:
    """Assessed later than today, a service without contact yet, or a receiver who has not answered."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begun = Q(diensten__afgerond_op__isnull=True, diensten__contacten__gelukt=True)
    busy = Casus.objects.filter(begun).values("pk")
    waiting = Q(stand="in_beoordeling", geopend_op__lt=start) | Q(stand="in_overdracht")
    return waiting | Q(stand="in_vervolg") & ~Q(pk__in=busy)


def _regel(row: Casus, naam: str, tried: Veiligheidscontact | None, term: Rule, now: datetime) -> Wachtend:
    known: datetime | None = getattr(row, "laatst", None)
    since = known or row.geopend_op
    value, unit = term.value, Unit(term.unit)
    return Wachtend(
        row, naam, WACHT_OP[Stand(row.stand)], since, known is None,
        (now.date() - since.astimezone(now.tzinfo).date()).days, due(since, value, unit) < now, tried,
    )  # fmt: skip
