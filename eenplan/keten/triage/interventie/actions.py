"""Calling the intervention team, sending it, its arrival and its result; each an act with its log line and term."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast
from eenplan.keten.triage.interventie.queries import casus_van, op_piket, oproep
from eenplan.keten.triage.interventie.rules import COURSE_INTERVENTIE, SHORTEST, Gevonden
from eenplan.keten.triage.models import Interventie, Veiligheidsbeoordeling

GROUND = "Wmo 4.1.1; S2 interventieteam"
TERMS = ["interventie_opnemen", "interventie_afronden"]


class Ongeldig(Refused):
    """It cannot be kept like this; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


def waarschuw(a: Act, casus: Casus) -> None:
    """Tell who is on call, without content, that something cannot wait; who is called must be able to look."""
    for person in op_piket(casus.bronhouder_id, a.at):
        add_to_team(a, casus, person.pk)
    for person in oproep(casus.bronhouder_id, a.at):
        if person.pk != a.by.account_id:
            put(Kind.DRINGEND, object_type="casus", object_id=casus.pk, at=a.at, account_id=person.pk)


def vraag(a: Act, casus: Casus, vb: Veiligheidsbeoordeling) -> Interventie:
    """Ask for the team, within the act that found the danger; what is asked already is not asked twice."""
    running = vb.interventies.filter(afgerond_op__isnull=True).first()
    if running:
        return running
    row = Interventie.objects.create(beoordeling=vb, gevraagd_op=a.at, gevraagd_door_id=a.by.account_id)
    start(["interventie_opnemen"], _subject(casus, row.pk, oproep(casus.bronhouder_id, a.at)[0].pk), a.at)
    leg_vast("interventie_gevraagd", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente)
    return row


def _subject(casus: Casus, interventie_id: int, account_id: int) -> Subject:
    return Subject("interventie", interventie_id, casus.bronhouder_id, account_id, casus.pk)


def _locked(by: Viewer, interventie_id: int, versie: int | None, what: str) -> tuple[Casus, Interventie]:
    """The gate, then the case and the dispatch, locked; Stale when someone changed it meanwhile."""
    casus_id = casus_van(interventie_id)
    may_write(by, casus_id, DataClass.VEILIGHEID, what=what)
    casus = lock(casus_id)
    row = Interventie.objects.select_for_update(of=("self",)).select_related("beoordeling").get(pk=interventie_id)
    check_version(row.versie, versie)
    return casus, row


def _step(a: Act, casus: Casus, row: Interventie, action: str) -> None:
    row.stand = COURSE_INTERVENTIE.step(row.stand, action, a.by.role).target
    row.versie += 1
    if row.stand in {"gedaan", "afgeblazen"}:
        row.afgerond_op, row.afgerond_door_id = a.at, a.by.account_id
        finish(TERMS, "interventie", row.pk, a.at)
    row.save()
    a.log(casus_id=casus.pk, object_type="interventie", object_id=row.pk)


def ga_erheen(
    interventie_id: int, wie: str, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Interventie:
    """Take the dispatch up: these people go now."""
    with act("interventie.ga_erheen", by=by, at=at, ground=ground) as a:
        casus, row = _locked(by, interventie_id, versie, "interventie.ga_erheen")
        COURSE_INTERVENTIE.step(row.stand, "ga_erheen", by.role)
        if not wie.strip():
            raise Ongeldig({"wie": "Schrijf op wie er gaan."})
        row.wie, row.vertrokken_op = wie.strip(), at
        finish(["interventie_opnemen"], "interventie", row.pk, at)
        owner = by.account_id or casus.verantwoordelijke_id or 0
        start(["interventie_afronden"], _subject(casus, row.pk, owner), at)
        _step(a, casus, row, "ga_erheen")
    return row


def kom_aan(
    interventie_id: int, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Interventie:
    """The team is there."""
    with act("interventie.kom_aan", by=by, at=at, ground=ground) as a:
        casus, row = _locked(by, interventie_id, versie, "interventie.kom_aan")
        COURSE_INTERVENTIE.step(row.stand, "kom_aan", by.role)
        row.aangekomen_op = at
        _step(a, casus, row, "kom_aan")
    return row


def meld_resultaat(
    interventie_id: int, gevonden: str, resultaat: str, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Interventie:  # fmt: skip
    """What the team found and did. Whether there is danger now is then asked again: a visit does not decide that."""
    with act("interventie.meld_resultaat", by=by, at=at, ground=ground) as a:
        casus, row = _locked(by, interventie_id, versie, "interventie.meld_resultaat")
        COURSE_INTERVENTIE.step(row.stand, "meld_resultaat", by.role)
        if gevonden not in set(Gevonden):
            raise Ongeldig({"gevonden": "Kies veilig, onveilig of weet ik nog niet."})
        if len(resultaat.strip()) < SHORTEST:
            raise Ongeldig({"resultaat": "Schrijf op wat u zag en wat er is afgesproken."})
        row.gevonden, row.resultaat = gevonden, resultaat.strip()
        row.aangekomen_op = row.aangekomen_op or at
        _step(a, casus, row, "meld_resultaat")
        leg_vast(
            "interventie_gedaan", at=at, casus_id=casus.pk, gemeente=casus.gemeente, gevonden=gevonden,
            minuten=int((row.aangekomen_op - row.gevraagd_op).total_seconds() // 60),
        )  # fmt: skip
        unsafe = gevonden == Gevonden.ONVEILIG
        a.event("interventie.onveilig" if unsafe else "interventie.gedaan", casus_id=casus.pk)
    return row


def blaas_af(
    interventie_id: int, reden: str, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Interventie:
    """The team need not go (any more), and why."""
    with act("interventie.blaas_af", by=by, at=at, ground=ground) as a:
        casus, row = _locked(by, interventie_id, versie, "interventie.blaas_af")
        COURSE_INTERVENTIE.step(row.stand, "blaas_af", by.role)
        if len(reden.strip()) < SHORTEST:
            raise Ongeldig({"reden": "Zeg waarom het team niet meer hoeft te gaan."})
        row.resultaat = reden.strip()
        _step(a, casus, row, "blaas_af")
    return row
