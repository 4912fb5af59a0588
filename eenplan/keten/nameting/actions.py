"""Planning rounds, adding what one knows, and the one final result."""

from collections.abc import Sequence
from datetime import date, datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.rulebook.queries import rules
from eenplan.core.web.words import datum
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions as casus_actions
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import ADULT, Rol
from eenplan.feiten.actions import leg_vast as feit
from eenplan.keten.nameting.access import find_ronde, role_of
from eenplan.keten.nameting.models import Aanvulling, Gesprek, Ronde
from eenplan.keten.nameting.queries import vroegste_dag
from eenplan.keten.nameting.rules import (
    COURSE,
    VASTE_RONDES,
    VERDER,
    VERDER_TOT_VEILIG,
    Resultaat,
    Soort,
    Stand,
    is_laatste,
    op_tijd,
)
from eenplan.keten.nameting.uitkomst import Gesprek as Gehoord
from eenplan.keten.nameting.uitkomst import Uitkomst

GROUND = "Wmo 4.1.1"
GESLOTEN = "Deze casus is gesloten. Meld nieuwe zorgen opnieuw; dan begint een nieuwe casus."
OBJECT = "ronde"
ROUND_TERMS = [*VASTE_RONDES.values(), "nameting_extra"]


class Ongeldig(Refused):
    """The result does not fit; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def plan_rondes(casus_id: int, vanaf: datetime, *, by: Viewer, at: datetime, ground: str = GROUND) -> list[Ronde]:
    """Plan the rounds after 3 and 12 months, counted from the accepted handover or the closing of a service.

    The same start twice plans nothing new. A later start takes the place of rounds that are not due yet; a round
    that is due already stays, so that none is forgotten.
    """
    with act("nameting.plan_rondes", by=by, at=at, ground=ground) as a:
        casus = open_case(casus_id, by, "nameting.plan_rondes")
        terms = rules(list(VASTE_RONDES.values()), vanaf.astimezone(AMSTERDAM).date())
        planned = []
        for soort, key in VASTE_RONDES.items():
            running = Ronde.objects.filter(casus=casus, soort=soort, stand=Stand.GEPLAND).first()
            if running and (running.vanaf >= vanaf or running.gepland_op <= at.astimezone(AMSTERDAM).date()):
                planned.append(running)
                continue
            if running:
                _verval(a, running)
            end = deadlines.end_of(terms[key], vanaf).astimezone(AMSTERDAM).date()
            ronde = Ronde.objects.create(casus=casus, soort=soort, vanaf=vanaf, gepland_op=end)
            deadlines.start([key], _subject(ronde, casus, at), vanaf)
            a.log(casus_id=casus_id, object_type=OBJECT, object_id=ronde.pk)
            planned.append(ronde)
    return planned


def open_case(casus_id: int, by: Viewer, what: str) -> Casus:
    """The case, locked, for who may plan a round in it."""
    may_write(by, casus_id, DataClass.VEILIGHEID, what=what)
    casus = casus_actions.lock(casus_id)
    if not casus_actions.is_open(casus):
        raise Refused(GESLOTEN)
    COURSE.step(Stand.GEPLAND, "leg_vast", role_of(by))  # who may decide a round may plan one
    return casus


def _subject(ronde: Ronde, casus: Casus, at: datetime) -> deadlines.Subject:
    """A round is the work of Veilig Thuis, also when the local team holds the case."""
    return deadlines.Subject(OBJECT, ronde.pk, *casus_actions.bij_bronhouder(casus, at), casus.pk)


def _verval(a: Act, ronde: Ronde) -> None:
    ronde.stand = Stand.VERVALLEN
    ronde.versie += 1
    ronde.save(update_fields=["stand", "versie"])
    deadlines.finish(ROUND_TERMS, OBJECT, ronde.pk, a.at)
    a.log(casus_id=ronde.casus_id, object_type=OBJECT, object_id=ronde.pk)


def laat_vervallen(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> int:
    """The case closes: no round stays planned on it. Returns how many lapsed."""
    with act("nameting.verval", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="nameting.verval")
        COURSE.step(Stand.GEPLAND, "verval", role_of(by))
        planned = list(Ronde.objects.filter(casus_id=casus_id, stand=Stand.GEPLAND))
        for ronde in planned:
            _verval(a, ronde)
    return len(planned)


def extra_ronde(casus_id: int, op: date, aanleiding: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Ronde:
    """Plan one more round: as often as needed (domain 5 #16)."""
    with act("nameting.extra_ronde", by=by, at=at, ground=ground) as a:
        casus = open_case(casus_id, by, "nameting.extra_ronde")
        if op < at.astimezone(AMSTERDAM).date():
            raise Refused("Deze dag is al voorbij. Kies vandaag of later.")
        if not aanleiding.strip():
            raise Refused("Schrijf op waarom er een extra nameting nodig is.")
        return plan_extra(a, casus, op, aanleiding)


def plan_extra(a: Act, casus: Casus, op: date, aanleiding: str) -> Ronde:
    """One more round, with its term; inside the act that needs it."""
    ronde = Ronde.objects.create(
        casus=casus, soort=Soort.EXTRA, vanaf=a.at, gepland_op=op, aanleiding=aanleiding.strip()[:400]
    )
    end = datetime.combine(op, END_OF_DAY, tzinfo=AMSTERDAM)
    deadlines.start_until("nameting_extra", _subject(ronde, casus, a.at), a.at, end)
    a.log(casus_id=casus.pk, object_type=OBJECT, object_id=ronde.pk)
    a.event("nameting.extra", casus_id=casus.pk, ronde_id=ronde.pk)
    return ronde


def houd_zicht(casus_id: int, aanleiding: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Ronde | None:
    """No open case without a next look: plan one more round when none is to come (S1: until it is safe)."""
    with act("nameting.houd_zicht", by=by, at=at, ground=ground) as a:
        casus = open_case(casus_id, by, "nameting.houd_zicht")
        if Ronde.objects.filter(casus=casus, stand=Stand.GEPLAND).exists():
            return None
        end = deadlines.end_of(rules([VERDER_TOT_VEILIG], at.date())[VERDER_TOT_VEILIG], at)
        return plan_extra(a, casus, end.astimezone(AMSTERDAM).date(), aanleiding)


def _grijp(ronde_id: int, actie: str, by: Viewer, versie: int | None) -> Ronde:
    """Pass the gate, lock the round, check its version and its course."""
    casus_id = find_ronde(ronde_id).casus_id
    may_write(by, casus_id, DataClass.VEILIGHEID, what=f"nameting.{actie}")
    casus_actions.lock(casus_id)  # the case before its round, as whoever closes it does
    ronde = Ronde.objects.select_for_update(of=("self",)).select_related("casus").get(pk=ronde_id)
    COURSE.step(ronde.stand, actie, role_of(by))
    if not casus_actions.is_open(ronde.casus):
        raise Refused(GESLOTEN)
    check_version(ronde.versie, versie)
    return ronde


def vul_aan(ronde_id: int, tekst: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Aanvulling:
    """Add what you know to a round that has no result yet; the director helps but does not decide [D]."""
    with act("nameting.vul_aan", by=by, at=at, ground=ground) as a:
        ronde = _grijp(ronde_id, "vul_aan", by, None)
        if not tekst.strip():
            raise Refused("Schrijf op wat u weet.")
        row = Aanvulling.objects.create(ronde=ronde, op=at, tekst=tekst.strip(), door_id=by.account_id)
        a.log(casus_id=ronde.casus_id, object_type=OBJECT, object_id=ronde.pk)
    return row


def leg_vast(
    ronde_id: int,
    resultaat: str,
    gesprekken: Sequence[Gehoord] = (),
    *,
    waarom: str = "",
    regisseur_gesproken: bool | None = None,
    by: Viewer,
    at: datetime,
    versie: int | None = None,
) -> Ronde:
    """Give the round its result, once. Unsafe goes back to assessment; doubt and not reached plan a new round."""
    with act("nameting.leg_vast", by=by, at=at, ground=GROUND) as a:
        ronde = _grijp(ronde_id, "leg_vast", by, versie)
        casus = ronde.casus
        _check_dag(ronde, resultaat, at)
        fouten = Uitkomst(resultaat, gesprekken, waarom).fouten(*_mensen(casus, at.astimezone(AMSTERDAM).date()))
        if fouten:
            raise Ongeldig(fouten)
        Gesprek.objects.bulk_create(
            Gesprek(ronde=ronde, persoon_id=item.persoon_id, gesproken=item.gesproken,
                    veilig=item.veilig if item.gesproken else None, woorden=item.woorden.strip())
            for item in gesprekken
        )  # fmt: skip
        ronde.stand, ronde.resultaat, ronde.waarom = Stand.GEDAAN, resultaat, waarom.strip()
        ronde.regisseur_gesproken, ronde.gedaan_op, ronde.gedaan_door_id = regisseur_gesproken, at, by.account_id
        ronde.versie += 1
        ronde.save()
        deadlines.finish(ROUND_TERMS, OBJECT, ronde.pk, at)
        _meld(ronde, casus, gesprekken, at)
        people = tuple(item.persoon_id for item in gesprekken)
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=ronde.pk, persons=people)
        _gevolg(a, ronde, casus)
    return ronde


def _check_dag(ronde: Ronde, resultaat: str, at: datetime) -> None:
    """Whether it stays safe is seen after so many months, not before; unsafe is written down on any day."""
    if resultaat != Resultaat.ONVEILIG and (vanaf := vroegste_dag(ronde, at.astimezone(AMSTERDAM).date())):
        raise Refused(
            f"Dit is te vroeg: deze {ronde.naam} kan vanaf {datum(vanaf)}."
            " Wilt u nu al kijken? Plan een extra nameting."
        )


def _mensen(casus: Casus, today: date) -> tuple[list[int], list[int]]:
    """Everyone in the case, and who of them is a child: named so, or a minor on this day."""
    people = list(casus.betrokkenen.select_related("persoon"))
    ages = {item.persoon_id: item.persoon.geboortedatum.age(today) for item in people}
    children = [item.persoon_id for item in people if item.rol == Rol.KIND or (ages[item.persoon_id] or ADULT) < ADULT]
    return list(ages), children


def _meld(ronde: Ronde, casus: Casus, gesprekken: Sequence[Gehoord], at: datetime) -> None:
    """The fact behind question 9: done with director and family, within 14 days."""
    feit(
        "nameting_gedaan", at=at, casus_id=casus.pk, gemeente=casus.gemeente, ronde=ronde.soort,
        resultaat=ronde.resultaat, op_tijd=op_tijd(ronde.gepland_op, at.astimezone(AMSTERDAM).date()),
        gezin=any(item.gesproken for item in gesprekken), regisseur=bool(ronde.regisseur_gesproken),
    )  # fmt: skip


def _gevolg(a: Act, ronde: Ronde, casus: Casus) -> None:
    """What follows from the result: never silent (domain 3.6). The way back of "unsafe" is in keten/route."""
    to_come = Ronde.objects.filter(casus=casus, stand=Stand.GEPLAND)
    result = Resultaat(ronde.resultaat)
    if result is Resultaat.ONVEILIG:
        a.event("nameting.onveilig", casus_id=casus.pk, ronde_id=ronde.pk)
    elif ronde.gesprekken.filter(veilig=False).exists():
        a.event("nameting.iemand_onveilig", casus_id=casus.pk, ronde_id=ronde.pk)
    if result is Resultaat.VEILIG:
        last = "ja" if is_laatste(to_come.count()) else "nee"
        a.event("nameting.veilig", casus_id=casus.pk, ronde_id=ronde.pk, laatste=last)
    if (key := VERDER.get(result)) is None:
        return
    end = deadlines.end_of(rules([key], a.at.date())[key], a.at).astimezone(AMSTERDAM).date()
    covered = to_come if result is Resultaat.VOORWAARDEN else to_come.filter(gepland_op__lte=end)
    if not covered.exists():
        plan_extra(a, casus, end, f"Na resultaat: {result.value.replace('_', ' ')}")
