"""Planning duty, taking it off the roster, and forgetting what was long ago."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import colleagues
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.netwerk.dienst.access import require
from eenplan.netwerk.dienst.models import Roosterdienst
from eenplan.netwerk.dienst.rules import VT, SoortDienst, Tijdvak, fout, weken

GROUND = "UB Wmo 4.1.1 (dag en nacht bereikbaar)"


@dataclass(frozen=True, slots=True)
class NieuweDienst:
    """Who has duty when; `keer` weeks in a row."""

    soort: str
    account_id: int
    van: datetime
    tot: datetime
    telefoon: str = ""
    keer: int = 1


def plan(nieuw: NieuweDienst, *, by: Viewer, at: datetime, ground: str = GROUND) -> list[Roosterdienst]:
    """Put it on the roster. Refused for another organisation's people, a wrong time, or twice the same person."""
    if why := fout(nieuw.van, nieuw.tot, nieuw.keer, at):
        raise Refused(why)
    with act("dienst.plan", by=by, at=at, ground=ground) as a:
        organisation_id = require(by, plannen=True)
        if nieuw.account_id not in {account.pk for account in colleagues(organisation_id, at, *VT)}:
            raise Refused("Deze collega werkt niet (meer) bij Veilig Thuis. Kies iemand anders.")
        wanted = weken(nieuw.van, nieuw.tot, nieuw.keer)
        _refuse_double(nieuw, wanted, organisation_id)
        rows = Roosterdienst.objects.bulk_create(
            Roosterdienst(
                organisatie_id=organisation_id, soort=SoortDienst(nieuw.soort), van=item.van, tot=item.tot,
                account_id=nieuw.account_id, telefoon=nieuw.telefoon.strip(),
            )
            for item in wanted
        )  # fmt: skip
        for row in rows:
            a.log(object_type="roosterdienst", object_id=row.pk)
    return rows


def _refuse_double(nieuw: NieuweDienst, wanted: list[Tijdvak], organisation_id: int) -> None:
    """One person has one duty at a time of the same kind; two people may share one."""
    rows = Roosterdienst.objects.filter(
        organisatie_id=organisation_id, soort=nieuw.soort, account_id=nieuw.account_id, tot__gt=nieuw.van
    )
    planned = [Tijdvak(row.van, row.tot) for row in rows]
    if any(item.overlapt(other) for item in wanted for other in planned):
        raise Refused("Deze collega staat dan al op het rooster. Haal die dienst er eerst af, of kies een andere tijd.")


def schrap(dienst_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> None:
    """Take one duty off the roster. NotVisible when it is not there for this lead."""
    with act("dienst.schrap", by=by, at=at, ground=ground) as a:
        organisation_id = require(by, plannen=True)
        gone, _ = Roosterdienst.objects.filter(pk=dienst_id, organisatie_id=organisation_id).delete()
        if not gone:
            raise NotVisible(Line("dienst.schrap", object_type="roosterdienst", object_id=dienst_id, allowed=False))
        a.log(object_type="roosterdienst", object_id=dienst_id)


def vergeet(*, by: Viewer, at: datetime) -> int:
    """Destroy what was longer ago than the region keeps a roster; returns how many. May run again."""
    with act("dienst.vergeet", by=by, at=at, ground="AVG 5.1.e") as a:
        term = rule("rooster_bewaren", at.date())
        rows = Roosterdienst.objects.filter(tot__lt=at).order_by("tot")[:500]
        over = [row.pk for row in rows if end_of(term, row.tot) <= at]
        for key in over:
            a.log(object_type="roosterdienst", object_id=key)
        Roosterdienst.objects.filter(pk__in=over).delete()
    return len(over)
