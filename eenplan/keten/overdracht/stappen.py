"""What every step of a handover shares: its row for ever, and who hears of it."""

from eenplan.core.access.policy import Role
from eenplan.core.acts import Act
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap
from eenplan.keten.overdracht.rules import COURSE


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
