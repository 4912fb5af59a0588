"""The page "Wie mag dit zien": everything about who may look at one case, through its gate."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import Facts, ask, require
from eenplan.core.access.policy import Action, DataClass, Role, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.doel import gedeeld
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Schild
from eenplan.dossier.casus.queries import vindplaatsen
from eenplan.dossier.toegang.mensen import in_dienst
from eenplan.dossier.toegang.models import Toegangswissel
from eenplan.dossier.toegang.poort import mag_beslissen
from eenplan.dossier.toegang.rules import HERVERDELEN, OBJECT, Reden, Soort
from eenplan.dossier.toegang.woorden import SCHILDEN, WOORDEN, doel_in_woorden, woorden_van

READ = "toegang.lees"


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of the casusteam."""

    account_id: int
    naam: str
    functie: str
    van: datetime
    verantwoordelijk: bool
    in_dienst: bool


@dataclass(frozen=True, slots=True)
class Deel:
    """A decision to share, in words."""

    pk: int
    met: str
    klassen: list[str]
    doel: str
    grond: str
    client: str
    door: str
    van: datetime
    tot: datetime
    loopt: bool


@dataclass(frozen=True, slots=True)
class Scherm:
    """A shield with its readers, and whether each takes part now; `mag`: the viewer may name another one."""

    soort: str
    naam: str
    lezers: tuple[tuple[int, str, bool], ...]
    mag: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Who may never look here; how Eenplan knows is not told: it could say where somebody lives."""

    pk: int
    naam: str
    zelf_gezegd: bool
    sinds: datetime
    op_te_heffen: bool
    herverdelen: Deadline | None


@dataclass(frozen=True, slots=True)
class Beeld:
    """The whole page as far as this viewer may know it; a receiver (`eigen` False) knows his own share only."""

    casus: Casus
    facts: Facts
    eigen: bool
    mag_beslissen: bool
    leidt: bool
    team: tuple[Lid, ...] = ()
    delen: tuple[Deel, ...] = ()
    schilden: tuple[Scherm, ...] = ()
    conflicten: tuple[Conflict, ...] = ()
    wissels: tuple[tuple[datetime, str, str, str], ...] = ()
    mag_afschermen: bool = False
    besloten: bool = False

    @property
    def adres_dicht(self) -> bool:
        """Whether the whereabouts are shielded."""
        return any(item.soort == Shield.ADRES for item in self.schilden)

    @property
    def lopend(self) -> list[Deel]:
        """Shares that live."""
        return [deel for deel in self.delen if deel.loopt]

    @property
    def voorbij(self) -> list[Deel]:
        """Shares that ended."""
        return [deel for deel in self.delen if not deel.loopt]


def beeld(viewer: Viewer, casus_id: int, *, now: datetime, what: str = READ) -> Beeld:
    """Open the page. NotVisible when the viewer may not know the course of the case; one log line."""
    facts = facts_of(viewer, casus_id)
    require(viewer, facts, DataClass.PROCES, what=what)
    casus = Casus.objects.select_related("verantwoordelijke", "verantwoordelijke_organisatie", "bronhouder").get(
        pk=casus_id
    )
    shares = tuple(_deel(row, now) for row in besluiten(viewer, casus_id))
    vindplaatsen(viewer, facts)  # a secret place stays out of the reasons too
    if not facts.own_organisation:
        return Beeld(casus, facts, eigen=False, mag_beslissen=False, leidt=False, delen=shares)
    open_ = casus.afgesloten_op is None
    decides, leads = open_ and mag_beslissen(viewer, casus), open_ and viewer.role == Role.VT_LEAD
    team = tuple(_team(casus, now))
    there = {lid.account_id for lid in team} | {
        row.account_id or 0 for row in besluiten(viewer, casus_id) if row.tot > now
    }
    return Beeld(
        casus, facts, eigen=True, mag_beslissen=decides, leidt=leads, team=team, delen=shares,
        schilden=tuple(_schilden(viewer, facts, casus_id, there)), conflicten=tuple(_conflicten(viewer, casus_id)),
        wissels=tuple(_wissels(casus_id)), mag_afschermen=open_ and _mag_afschermen(viewer, facts),
        besloten=Shield.BESLOTEN in facts.shields,
    )  # fmt: skip


@per_look
def besluiten(viewer: Viewer, casus_id: int) -> list[Deelbesluit]:
    """The decisions to share this case, newest first; a receiver reads those with himself or his organisation only."""
    if not (viewer.system or facts_of(viewer, casus_id).own_organisation):
        return gedeeld(viewer, casus_id)
    rows = Deelbesluit.objects.filter(casus_id=casus_id).select_related("organisatie", "account", "besloten_door")
    return list(rows.order_by("-van", "-pk"))


def _deel(row: Deelbesluit, now: datetime) -> Deel:
    who = f"{row.account.naam}, {row.organisatie.naam}" if row.account else row.organisatie.naam
    return Deel(
        row.pk, who, woorden_van(row.klassen), doel_in_woorden(row.doel), row.grond, row.client_geinformeerd,
        row.besloten_door.naam, row.van, row.tot, row.tot > now,
    )  # fmt: skip


def _team(casus: Casus, now: datetime) -> Iterable[Lid]:
    staff = in_dienst(casus.bronhouder_id, now)
    for row in casus.team.filter(tot__isnull=True).select_related("account").order_by("account__naam"):
        function = staff[row.account_id][1] if row.account_id in staff else "werkt hier niet meer"
        yield Lid(
            row.account_id, row.account.naam, function, row.van, row.account_id == casus.verantwoordelijke_id,
            row.account_id in staff,
        )  # fmt: skip


def _schilden(viewer: Viewer, facts: Facts, casus_id: int, there: Collection[int]) -> Iterable[Scherm]:
    for row in Schild.objects.filter(casus_id=casus_id).prefetch_related("lezers").order_by("soort"):
        named = ((who.pk, who.naam, who.pk in there) for who in row.lezers.all())
        readers = tuple(sorted(named, key=lambda item: item[1]))
        reads = Shield(row.soort) in facts.reader_of
        yield Scherm(row.soort, SCHILDEN[row.soort], readers, reads or viewer.role == Role.VT_LEAD)


def _conflicten(viewer: Viewer, casus_id: int) -> Iterable[Conflict]:
    rows = list(Belangenconflict.objects.filter(casus_id=casus_id).select_related("account").order_by("sinds", "pk"))
    if not rows:
        return
    terms = Deadline.objects.filter(casus_id=casus_id, object_type=OBJECT, key=HERVERDELEN, done_at__isnull=True)
    running = {term.object_id: term for term in terms.select_related("account")}
    for row in rows:
        lifts = viewer.role == Role.VT_LEAD and row.reden == Reden.ACHTERNAAM and row.account_id != viewer.account_id
        said = row.reden == Reden.ZELF_GEZEGD
        yield Conflict(row.pk, row.account.naam, said, row.sinds, lifts, running.get(row.pk))


def _wissels(casus_id: int) -> Iterable[tuple[datetime, str, str, str]]:
    """When, what, by whom, why; newest first."""
    rows = Toegangswissel.objects.filter(casus_id=casus_id).select_related("door", "account", "organisatie")
    for row in rows.order_by("-op", "-pk")[:50]:
        who = row.account.naam if row.account else row.organisatie.naam if row.organisatie else ""
        words = WOORDEN[Soort(row.soort)]
        says = SCHILDEN.get(row.reden, row.reden)
        yield row.op, f"{who}: {words}" if who else words.capitalize(), row.door.naam if row.door else "Eenplan", says


def _mag_afschermen(viewer: Viewer, facts: Facts) -> bool:
    return bool(ask(viewer, facts, DataClass.VINDBAAR, Action.SCHRIJVEN))
