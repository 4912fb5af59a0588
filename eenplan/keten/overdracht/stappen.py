"""What every step of a handover shares: its row for ever, the end of an offer, and who hears of it."""

from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.acts import Act
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.actions import step as casus_step
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.klokken import stop_terms
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap
from eenplan.keten.overdracht.rules import COURSE
from eenplan.keten.triage.queries import loopt_beoordeling


def move(a: Act, row: Overdracht, action: str, *, tekst: str = "", reden: str = "") -> None:
    """Along the course, with its step; machinery steps as Veilig Thuis does."""
    row.stand = COURSE.step(row.stand, action, Role.VT_CASUS if a.by.system else a.by.role).target
    record(a, row, action, tekst=tekst, reden=reden)


def record(a: Act, row: Overdracht, action: str, *, tekst: str = "", reden: str = "") -> None:
    """Keep the step for ever."""
    Overdrachtstap.objects.create(
        overdracht=row, op=a.at, actie=action, naar_stand=row.stand, door_id=a.by.account_id,
        organisatie_id=row.organisatie_id, buiten_naam=row.buiten_naam, tekst=tekst, reden=reden,
    )  # fmt: skip


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


def told(
    a: Act, row: Overdracht, casus: Casus, what: str, account_id: int | None = None, event: str = "", **codes: str
) -> None:
    """Fact, log line and event of one answer."""
    days = (day_of(a.at) - day_of(row.aangeboden_op or a.at)).days
    leg_vast(
        f"overdracht_{what}", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, waarde=days,
        ontvanger=row.ontvanger_soort, **codes,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)
    a.event(
        f"overdracht.{event or what}", casus_id=casus.pk, overdracht_id=row.pk, organisatie_id=row.organisatie_id,
        account_id=account_id or row.contactpersoon_id,
    )  # fmt: skip
