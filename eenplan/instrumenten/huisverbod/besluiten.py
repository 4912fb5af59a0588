"""The decisions: impose or not, extend, withdraw, annulled by court; and the end when its time is over."""

from datetime import date, datetime, timedelta

from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.actions import leeftijd
from eenplan.instrumenten.huisverbod.delen import sluit_af
from eenplan.instrumenten.huisverbod.gang import (
    begin_stations,
    besluit,
    bevoegd,
    grijp,
    klaar,
    laat_weten,
    meld_feit,
    naar,
    nodig,
    onderwerp,
    station,
    stop_klok,
    veilig,
    verzet,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit, Station
from eenplan.instrumenten.huisverbod.rules import (
    VAN_KRACHT,
    Bevoegdheid,
    Stand,
    leeftijd_fout,
    moment_fout,
    tot_fout,
)
from eenplan.instrumenten.huisverbod.strook import standaard

WAAROM = "Motiveer het besluit: welke feiten, en waarom is er ernstig en onmiddellijk gevaar?"
WAAROM_NIET = "Schrijf op waarom. De partijen en de rechter moeten het kunnen volgen."


def leg_op(
    huisverbod_id: int, motivering: str, *, op: datetime | None = None, mandaat: str = "", mondeling: bool = False,
    leeftijd_hoe: str = "", by: Viewer, at: datetime, versie: int | None = None,
) -> Huisverbod:  # fmt: skip
    """Impose it at a clock time: ten days to the minute on the wall clock (Wth 2-1; the ATW does not count)."""
    with act("huisverbod.leg_op", by=by, at=at, ground="Wth 2") as a:
        found = grijp(huisverbod_id, "leg_op", by, versie)
        wie, begin = bevoegd(found, "leg_op", by, mandaat), op or at
        veilig(found, motivering, leeftijd_hoe)
        if why := leeftijd_fout(*leeftijd(found.pleger, begin), leeftijd_hoe) or moment_fout(
            begin, at, found.begonnen_op
        ):
            raise Refused(why)
        if found.kindermishandeling and found.vt_geraadpleegd_op is None:
            raise Refused("Bij kindermishandeling hoort eerst overleg met Veilig Thuis (Wth 2 lid 3). Bel hen nu.")
        einde = deadlines.end_of(rule("huisverbod_einde", _dag(begin)), begin)
        found.opgelegd_op, found.eindigt_op = begin, einde
        motivering = nodig(motivering, WAAROM)
        besluit(
            a, found, "leg_op", begin, motivering, wie=wie, mandaat=mandaat, tot=einde, mondeling=mondeling,
            leeftijd=leeftijd_hoe,
        )  # fmt: skip
        naar(a, found, "leg_op")
        _start_dagen(a, found, begin, einde, hovj=wie is Bevoegdheid.HOVJ)
        meld_feit("huisverbod_opgelegd", found, begin, door=str(wie))
        laat_weten(found, at, behalve=by.account_id)
        a.event("huisverbod.opgelegd", casus_id=found.casus_id, huisverbod_id=found.pk)
    return found


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _start_dagen(a: Act, found: Huisverbod, begin: datetime, einde: datetime, *, hovj: bool) -> None:
    """The clock of the order and every station of the ten days."""
    deadlines.start_until("huisverbod_einde", onderwerp(found, a.at), begin, einde)
    vooraf = timedelta(days=rule("huisverbod_vooraf", _dag(begin)).value)
    tot = {"verlengadvies": einde.astimezone(AMSTERDAM) - vooraf, "verlengbesluit": einde, "nazicht": einde}
    begin_stations(a, found, standaard(door_hovj=hovj, kind=found.kindermishandeling), begin, tot=tot)


def leg_niet_op(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """No order. The report stays with Veilig Thuis as it was (domain 3.10)."""
    with act("huisverbod.leg_niet_op", by=by, at=at, ground="Wth 2") as a:
        found = grijp(huisverbod_id, "leg_niet_op", by)
        wie = bevoegd(found, "leg_niet_op", by, mandaat)
        veilig(found, motivering)
        besluit(a, found, "leg_niet_op", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        found.geeindigd_op = at
        naar(a, found, "leg_niet_op")
        sluit_af(a, found.casus)
        meld_feit("huisverbod_niet_opgelegd", found, at, door=str(wie))
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found


def uiterlijk(found: Huisverbod) -> datetime:
    """The latest end there can be: four weeks in total from imposing, on the wall clock (Wth 9)."""
    assert found.opgelegd_op is not None  # only of an order that was imposed
    return deadlines.end_of(rule("huisverbod_uiterlijk", _dag(found.opgelegd_op)), found.opgelegd_op)


def verleng(
    huisverbod_id: int, motivering: str, *, tot: datetime | None = None, mandaat: str = "", by: Viewer, at: datetime,
    versie: int | None = None,
) -> Huisverbod:  # fmt: skip
    """Extend it, before its ten days are over, to at most four weeks in total; the mayor only (Wth 9)."""
    with act("huisverbod.verleng", by=by, at=at, ground="Wth 9") as a:
        found = grijp(huisverbod_id, "verleng", by, versie)
        wie = bevoegd(found, "verleng", by, mandaat)
        einde, begin, laatste = found.eindigt_op, found.opgelegd_op, uiterlijk(found)
        assert einde is not None  # held by a constraint of the table
        assert begin is not None  # held by the same one
        tot = tot or laatste
        if at >= einde:
            raise Refused("De tien dagen zijn voorbij. Verlengen kan alleen zolang het huisverbod loopt (Wth 9).")
        if why := tot_fout(tot, einde, laatste):
            raise Refused(why)
        veilig(found, motivering)
        motivering = nodig(motivering, "Motiveer de verlenging: waaruit blijkt dat het gevaar er nog is?")
        besluit(a, found, "verleng", at, motivering, wie=wie, mandaat=mandaat, tot=tot)
        found.eindigt_op = tot
        naar(a, found, "verleng")
        _besloten(a, found, at, f"Verlengd. {motivering}")
        stop_klok(found, at)
        deadlines.start_until("huisverbod_uiterlijk", onderwerp(found, at), begin, tot)
        verzet(a, found, "nazicht", tot)
        meld_feit("huisverbod_verlengd", found, at, dagen=(_dag(tot) - _dag(begin)).days)
        laat_weten(found, at, behalve=by.account_id)
    return found


def _besloten(a: Act, found: Huisverbod, op: datetime, tekst: str) -> None:
    """The decision about extending ends its own station, and the advice that was meant for it."""
    for row in Station.objects.filter(
        huisverbod=found, sleutel__in=("verlengbesluit", "verlengadvies"), gedaan_op__isnull=True, gemist_reden=""
    ):
        own = row.sleutel == "verlengbesluit"
        klaar(a, row, tekst if own else "Er is besloten", op, "" if op <= row.due_at else "Het besluit kwam eerst")


def verleng_niet(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """The mayor decides not to extend: that is a decision too."""
    with act("huisverbod.verleng_niet", by=by, at=at, ground="Wth 9") as a:
        found = grijp(huisverbod_id, "verleng_niet", by)
        wie = bevoegd(found, "verleng_niet", by, mandaat)
        if station(found, "verlengbesluit").gedaan_op:
            raise Refused("Over verlengen is al besloten. Verlengen kan nog zolang de tien dagen lopen.")
        veilig(found, motivering)
        besluit(a, found, "verleng_niet", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        naar(a, found, "verleng_niet")
        _besloten(a, found, at, f"Niet verlengd. {motivering}")
        laat_weten(found, at, behalve=by.account_id)
    return found


def trek_in(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """Withdrawn by the mayor: help is accepted and confirmed, and nobody obstructs it (Wth 2-9)."""
    with act("huisverbod.trek_in", by=by, at=at, ground="Wth 2-9") as a:
        found = grijp(huisverbod_id, "trek_in", by)
        wie = bevoegd(found, "trek_in", by, mandaat)
        if found.eindigt_op and at >= found.eindigt_op:
            raise Refused("De tijd is al om. Intrekken hoeft niet meer.")
        veilig(found, motivering)
        besluit(a, found, "trek_in", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        _eindig(a, found, "trek_in", at)
        meld_feit("huisverbod_ingetrokken", found, at)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found


def vernietig(huisverbod_id: int, motivering: str, *, by: Viewer, at: datetime) -> Huisverbod:
    """The court annulled it: it ends at once."""
    with act("huisverbod.vernietig", by=by, at=at, ground="Wth 6") as a:
        found = grijp(huisverbod_id, "vernietig", by)
        veilig(found, motivering)
        motivering = nodig(motivering, "Schrijf op welke rechter wanneer uitspraak deed, en waarom.")
        besluit(a, found, "vernietig", at, motivering)
        _eindig(a, found, "vernietig", at)
        meld_feit("huisverbod_vernietigd", found, at)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found


def _eindig(a: Act, found: Huisverbod, actie: str, op: datetime) -> None:
    """It is over: the clocks stop, and before the day ends someone must watch."""
    found.geeindigd_op = op
    naar(a, found, actie)
    stop_klok(found, op)
    if actie != "verloop":
        _besloten(a, found, op, "Niet meer nodig: het huisverbod is eerder geëindigd")
        verzet(a, found, "nazicht", datetime.combine(_dag(op), END_OF_DAY, tzinfo=AMSTERDAM))
    a.event(f"huisverbod.{found.stand}", casus_id=found.casus_id, huisverbod_id=found.pk)


def laat_verlopen(at: datetime) -> int:
    """Every order whose time is over ends at its own moment; returns how many. Safe to repeat and to run late."""
    ended = 0
    with transaction.atomic():
        enter(SYSTEM)
        over = list(Huisverbod.objects.filter(stand__in=VAN_KRACHT, eindigt_op__lte=at).values_list("pk", flat=True))
    for pk in over:
        with act("huisverbod.verloop", by=SYSTEM, at=at, ground="Wth 2-1, 9") as a:
            found = Huisverbod.objects.select_for_update(of=("self",)).select_related("casus").get(pk=pk)
            if found.stand not in VAN_KRACHT or found.eindigt_op is None or found.eindigt_op > at:
                continue  # someone was here first
            op = found.eindigt_op
            besluit(a, found, "verloop", op, "De tijd is om")
            _eindig(a, found, "verloop", op)
            meld_feit("huisverbod_verlopen", found, op)
            laat_weten(found, at, Kind.TERMIJN)
            ended += 1
    return ended


def vernietig_oude(at: datetime) -> int:
    """Destroy every order that was kept long enough (Wth 10: five years); returns how many. The facts stay."""
    with transaction.atomic():
        enter(SYSTEM)
        term = rule("huisverbod_bewaren", _dag(at))
        about = at - timedelta(days=365 * term.value - 2)
        rows = Huisverbod.objects.filter(begonnen_op__lt=about).exclude(
            stand__in=[*VAN_KRACHT, Stand.BEGONNEN, Stand.RIHG_INGEVULD]
        )
        old = [row for row in rows.select_related("casus") if deadlines.end_of(term, _besloten_op(row)) < at]
    for row in old:
        with act("huisverbod.vernietig_oude", by=SYSTEM, at=at, ground="Wth 10") as a:
            a.log(casus_id=row.casus_id, object_type="huisverbod", object_id=row.pk)
            row.delete()
    return len(old)


def _besloten_op(row: Huisverbod) -> datetime:
    """The day of the order (or of the decision that there would be none), from which the years count."""
    first = Huisverbodbesluit.objects.filter(huisverbod=row, soort__in=("leg_op", "leg_niet_op")).order_by("op").first()
    return first.op if first else row.begonnen_op
