"""The end of an offer: back to work, the terms stop, and what was shared for it closes (R11)."""

from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.acts import Act
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.actions import step as casus_step
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.keten.overdracht.klokken import stop_terms
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.triage.queries import loopt_beoordeling


def back_to_work(a: Act, casus: Casus, action: str) -> None:
    """Refused or taken back, it is work of Veilig Thuis; an assessment that runs goes on (domain 3.2)."""
    casus_step(a, casus, action)
    if loopt_beoordeling(casus.pk):
        casus_step(a, casus, "herbeoordeel", Role.VT_LEAD)


def end_offer(row: Overdracht, at: datetime) -> None:
    """The terms stop, and the invitation with what was shared for it ends now (R11)."""
    stop_terms(row, at)
    assert row.aangeboden_op is not None  # an offer that ends was made
    invited(row).update(tot=at)
    shared = Deelbesluit.objects.filter(
        casus_id=row.casus_id, organisatie__in=places(row), van=row.aangeboden_op, tot__gt=at
    )
    shared.update(tot=at)


def invited(row: Overdracht) -> QuerySet[Deelname]:
    """Who may look because of this offer."""
    rows = Deelname.objects.filter(casus_id=row.casus_id, organisatie__in=places(row))
    return rows.filter(soort="uitgenodigd", tot__isnull=True)


def places(row: Overdracht) -> list[int]:
    """Where it lies within Eenplan; nowhere when the receiver has no account."""
    return row.tafel or ([row.organisatie_id] if row.organisatie_id else [])


def tell_sender(row: Overdracht, casus: Casus, at: datetime) -> None:
    """Who is responsible hears that there is an answer."""
    put(Kind.ANTWOORD, object_type="overdracht", object_id=row.pk, at=at, account_id=casus.verantwoordelijke_id)
