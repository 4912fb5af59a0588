"""Reading the roster: no data of clients, so a look leaves no line; a refusal does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.queries import colleagues
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.netwerk.dienst.access import mag_lezen, mag_plannen, require
from eenplan.netwerk.dienst.models import Roosterdienst
from eenplan.netwerk.dienst.rules import LONGEST, VT, SoortDienst, Tijdvak, gaten

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Beurt:
    """Somebody's duty, in words."""

    pk: int
    naam: str
    telefoon: str
    van: datetime
    tot: datetime


@dataclass(frozen=True, slots=True)
class Wacht:
    """One kind of duty: who has it now, who comes next. Without anybody now the page says so aloud."""

    soort: SoortDienst
    nu: tuple[Beurt, ...]
    straks: Beurt | None


@dataclass(frozen=True, slots=True)
class Gat:
    """A stretch without anybody."""

    soort: SoortDienst
    van: datetime
    tot: datetime

    @property
    def invoer(self) -> dict[str, str]:
        """What the form starts with when someone fills this gap; a long one needs more people."""
        start = {"soort": self.soort.value, "van": _klok(self.van)}
        return {**start, "tot": _klok(self.tot)} if self.tot - self.van <= LONGEST else start


def _klok(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")


@dataclass(frozen=True, slots=True)
class Rooster:
    """The roster from now on."""

    wachten: tuple[Wacht, ...]
    diensten: tuple[tuple[SoortDienst, tuple[Beurt, ...]], ...]
    gaten: tuple[Gat, ...]
    mag_plannen: bool


def wie_hebben_dienst(organisation: Organisation | int, soort: str, at: datetime) -> list[Account]:
    """Everyone who has this duty at this moment, who began first on top."""
    organisation_id = organisation if isinstance(organisation, int) else organisation.pk
    rows = Roosterdienst.objects.filter(organisatie_id=organisation_id, soort=soort, van__lte=at, tot__gt=at)
    rows = rows.filter(account__is_active=True).select_related("account").order_by("van", "pk")
    return [row.account for row in rows]


def wie_hadden_dienst(van: datetime, tot: datetime) -> set[int]:
    """Everybody of any organisation who had duty somewhere in this time; for machinery only."""
    return set(Roosterdienst.objects.filter(van__lt=tot, tot__gt=van).values_list("account_id", flat=True))


def wie_heeft_dienst(organisation: Organisation | int, soort: str, at: datetime) -> Account | None:
    """Who has this duty at this moment; the one who began first when there are more; None when nobody has."""
    return next(iter(wie_hebben_dienst(organisation, soort, at)), None)


def _vanaf(organisation_id: int, now: datetime) -> QuerySet[Roosterdienst]:
    rows = Roosterdienst.objects.filter(organisatie_id=organisation_id, tot__gt=now, account__is_active=True)
    return rows.select_related("account").order_by("van", "pk")


def _beurt(row: Roosterdienst) -> Beurt:
    return Beurt(row.pk, row.account.naam, row.telefoon, row.van, row.tot)


def wachten(viewer: Viewer, now: datetime, soorten: Iterable[SoortDienst] = tuple(SoortDienst)) -> tuple[Wacht, ...]:
    """Now and next, per kind of duty, for who sits at the phone; nothing for others or without any roster."""
    if not mag_lezen(viewer):
        return ()
    rows = list(_vanaf(viewer.organisation_id or 0, now)[:MOST_LINES])
    return tuple(_wacht(soort, rows, now) for soort in soorten) if rows else ()


def _wacht(soort: SoortDienst, rows: list[Roosterdienst], now: datetime) -> Wacht:
    mine = [_beurt(row) for row in rows if row.soort == soort]
    later = next((item for item in mine if item.van > now), None)
    return Wacht(soort, tuple(item for item in mine if item.van <= now), later)


def diensten_tussen(viewer: Viewer, van: datetime, tot: datetime) -> list[tuple[SoortDienst, Beurt]]:
    """Who had duty in this stretch, for the log of the front office; nothing outside Veilig Thuis."""
    if not mag_lezen(viewer):
        return []
    rows = Roosterdienst.objects.filter(organisatie_id=viewer.organisation_id, tot__gt=van, van__lt=tot)
    return [(SoortDienst(row.soort), _beurt(row)) for row in rows.select_related("account").order_by("van", "pk")]


def rooster(viewer: Viewer, now: datetime) -> Rooster:
    """Everything that is planned from now on, with its gaps. NotVisible outside Veilig Thuis."""
    organisation_id = require(viewer)
    rows = list(_vanaf(organisation_id, now)[:MOST_LINES])
    plan = tuple((soort, tuple(_beurt(row) for row in rows if row.soort == soort)) for soort in SoortDienst)
    waits = tuple(_wacht(soort, rows, now) for soort in SoortDienst)
    return Rooster(waits, plan, tuple(_gaten(organisation_id, now)), mag_plannen(viewer))


def _gaten(organisation_id: int, now: datetime) -> list[Gat]:
    """From all that is planned, however many lines the page shows of it."""
    until = end_of(rule("rooster_vooruit", now.date()), now)
    rows = list(_vanaf(organisation_id, now).filter(van__lt=until).values_list("soort", "van", "tot"))
    return [
        Gat(soort, gap.van, gap.tot)
        for soort in SoortDienst
        for gap in gaten((Tijdvak(van, tot) for kind, van, tot in rows if kind == soort), now, until)
    ]


def aantal_gaten(viewer: Viewer, now: datetime) -> int | None:
    """How many gaps the lead sees in his menu; None for others, and where no roster is kept yet."""
    organisation_id = viewer.organisation_id or 0
    if not mag_plannen(viewer) or not _vanaf(organisation_id, now).exists():
        return None
    return len(_gaten(organisation_id, now))


def mensen(viewer: Viewer, now: datetime) -> list[tuple[int, str]]:
    """Colleagues who can have duty, for the form of who plans."""
    organisation_id = require(viewer, plannen=True)
    return [(account.pk, account.naam) for account in colleagues(organisation_id, now, *VT)]
