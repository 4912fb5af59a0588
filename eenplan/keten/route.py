"""The chain on one page: what must follow what, by law or protocol, within the same transaction.

Each handler reads "after this, that". Nothing else in the chain starts a later step by itself. The machinery does
it (`SYSTEM`), in the name of the act that causes it; the log keeps both lines.
"""

from datetime import date

from django.db.models import Max

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import finish
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.sockets import Event
from eenplan.dossier.casus.actions import close, go_back, lock, share_with_director, step
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Sluitreden, Stand
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Melding
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.nameting.bekend import bekend
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.openstaand import is_verhuisd
from eenplan.keten.plan import voortgang as plan
from eenplan.keten.plan.nazorg import na_consult as plan_na_consult
from eenplan.keten.plan.nazorg import nieuw_incident
from eenplan.keten.regie import actions as regie
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage import samen
from eenplan.keten.triage.actions_overgenomen import neem_over
from eenplan.keten.triage.actions_verhuisd import verhuis
from eenplan.keten.vervolg import actions as vervolg

VT = Role.VT_LEAD  # in whose role the machinery takes a step that belongs to Veilig Thuis


sockets.fact("casus_gesloten", "Een casus is gesloten, met de reden (domain 6.12); waarde: dagen sinds het begin.")


def _casus(event: Event) -> int:
    return int(event.ids["casus_id"] or 0)


def _move(event: Event, action: str) -> Casus:
    """Take the case one step along its course."""
    with act(f"route.{action}", by=SYSTEM, at=event.at, ground=event.name) as a:
        casus = lock(_casus(event))
        step(a, casus, action, VT)
        a.log(casus_id=casus.pk, object_type="casus", object_id=casus.pk)
    return casus


@sockets.on("melding.opgenomen")
def na_oppakken(event: Event) -> None:
    """A report that someone takes up is assessed (domain 3.2)."""
    triage.start(_casus(event), by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("melding.gekoppeld")
def na_koppelen(event: Event) -> None:
    """A new report in a running case is weighed again: does the plan still hold (S2)?"""
    casus, own = Casus.objects.get(pk=_casus(event)), int(event.ids["van"] or 0)
    nieuw_incident(casus.pk, _laatste_incident(casus.pk), by=SYSTEM, at=event.at, ground=event.name)
    if event.ids["soort"] == "vervolgmelding":
        samen.ga_op(own, casus.nummer, by=SYSTEM, at=event.at, ground=event.name)
        if casus.stand != Stand.BEOORDELING:
            _move(event, "herbeoordeel")
        triage.start(casus.pk, by=SYSTEM, at=event.at, ground=event.name)
        neem_over(casus.pk, bekend(casus.pk), by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("triage.gestart")
def na_begin(event: Event) -> None:
    """Who assesses again, whatever the case was at, brings it back to the assessment: else no decision can follow."""
    if Casus.objects.get(pk=_casus(event)).stand != Stand.BEOORDELING:
        _move(event, "herbeoordeel")


@sockets.on("melding.losgemaakt")
def na_losmaken(event: Event) -> None:
    """Each case has its own assessment again; one that was set going by this report alone lapses with it."""
    known, melding = int(event.ids["naar"] or 0), int(event.ids["melding_id"] or 0)
    lapsed, _ = samen.laat_los(melding, known, _casus(event), by=SYSTEM, at=event.at, ground=event.name)
    if lapsed and event.ids["stand"] != Stand.AFGESLOTEN:
        with act("route.maak_los", by=SYSTEM, at=event.at, ground=event.name) as a:
            go_back(a, lock(known), str(event.ids["stand"]), acuut=event.ids["acuut"] == "ja")
            a.log(casus_id=known, object_type="casus", object_id=known)


def _laatste_incident(casus_id: int) -> date | None:
    """The latest day of violence in the reports of a case: aftercare counts from there (domain 5 #17)."""
    found: date | None = Melding.objects.filter(casus_id=casus_id).aggregate(op=Max("incident_datum"))["op"]
    return found


@sockets.on("triage.besloten")
def na_besluit(event: Event) -> None:
    """What the decision says happens at once; a director who is there already goes on (domain 4.4 row 5)."""
    casus = Casus.objects.get(pk=_casus(event))
    uitkomst, dienst = str(event.ids["uitkomst"]), str(event.ids["dienst"] or "VV")
    elsewhere = casus.verantwoordelijke_organisatie_id != casus.bronhouder_id
    if uitkomst in {"VT", "MAAT", "RVDK"}:  # while the Raad looks, Veilig Thuis keeps sight on safety (domain 3.2)
        _move(event, "start_vervolg")
        vervolg.open_dienst(casus.pk, dienst, by=SYSTEM, at=event.at, ground=event.name)
    elif elsewhere:
        _move(event, "hervat")
        _vervolg_ingezet(event)  # the director is there already, and needs a plan when the old one was done
        plan.verwacht(casus.pk, by=SYSTEM, at=event.at, ground=event.name)
        nameting.houd_zicht(casus.pk, "De regisseur gaat verder", by=SYSTEM, at=event.at, ground=event.name)
        _aan_de_regisseur(event)
    elif uitkomst == "OVD":
        _move(event, "start_vervolg")  # decided; until someone accepts the case stays work of Veilig Thuis
        overdracht.stel_op(casus.pk, by=SYSTEM, at=event.at, ground=event.name)
    else:
        _sluit(event, Sluitreden.GEEN_VERVOLG)


def _aan_de_regisseur(event: Event) -> None:
    """Nobody accepts anything here, so he is told, and the case is new to him again. Acute stays until he says so."""
    casus = Casus.objects.get(pk=_casus(event))
    kind = Kind.DRINGEND if casus.acuut else Kind.VERVOLGMELDING
    put(kind, object_type="casus", object_id=casus.pk, at=event.at, account_id=casus.verantwoordelijke_id)
    Casus.objects.filter(pk=casus.pk).update(ingezien_op=None)


def _vervolg_ingezet(event: Event) -> None:
    """Someone who helps is in place (domain 5 #6)."""
    for melding_id in Melding.objects.filter(casus_id=_casus(event)).values_list("pk", flat=True):
        finish(["vervolg_ingezet"], "melding", melding_id, event.at)


def _sluit(event: Event, reden: Sluitreden) -> None:
    with act("route.sluit", by=SYSTEM, at=event.at, ground=event.name) as a:
        casus = lock(_casus(event))
        close(a, casus, reden, role=VT)
        a.log(casus_id=casus.pk, object_type="casus", object_id=casus.pk)


@sockets.on("vervolg.afgerond")
def na_vervolg(event: Event) -> None:
    """After a service of Veilig Thuis the family is handed over; until that is accepted nothing changes hands."""
    overdracht.stel_op(_casus(event), by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("overdracht.geaccepteerd")
def na_overdracht(event: Event) -> None:
    """Who accepts becomes the director and makes a plan; Veilig Thuis looks again after 3 and 12 months (S1, S2)."""
    casus_id = _casus(event)
    _vervolg_ingezet(event)
    regie.wijs_toe(
        casus_id, int(event.ids["organisatie_id"] or 0), int(event.ids["account_id"] or 0),
        by=SYSTEM, at=event.at, reden="Overdracht aanvaard", regel="lokaal",
    )  # fmt: skip
    _deel_met_regisseur(event)
    plan.verwacht(casus_id, by=SYSTEM, at=event.at, ground=event.name)
    nameting.plan_rondes(casus_id, event.at, by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("overdracht.buiten_aanvaard")
def na_buiten(event: Event) -> None:
    """Somebody without an account took over: another region closes the case here; else Veilig Thuis looks again."""
    casus_id = _casus(event)
    _vervolg_ingezet(event)
    if is_verhuisd(int(event.ids["overdracht_id"] or 0)):
        verhuis(casus_id, by=event.by, at=event.at, ground=event.name)
        _sluit(event, Sluitreden.VERHUISD)
    else:
        nameting.plan_rondes(casus_id, event.at, by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("regie.toegewezen")
def na_toewijzen(event: Event) -> None:
    """Who carries the direction must not lose sight while he does, also when it went to another team (R5)."""
    _deel_met_regisseur(event)


def _deel_met_regisseur(event: Event) -> None:
    with act("route.deel", by=SYSTEM, at=event.at, ground=event.name) as a:
        share_with_director(a, lock(_casus(event)), int(event.ids["organisatie_id"] or 0))


@sockets.on("consult.beantwoord")
def na_consult(event: Event) -> None:
    """With advice of Veilig Thuis the plan has its time again to show effect (domain 5 #19)."""
    plan_na_consult(_casus(event), by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("plan.afgerond")
def na_plan(event: Event) -> None:
    """The plan is done; from now on Veilig Thuis only looks whether it stays safe, once more at least."""
    casus = _move(event, "start_monitoring")
    nameting.houd_zicht(casus.pk, "Het plan is afgerond", by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("nameting.onveilig")
@sockets.on("vervolg.onveilig")
@sockets.on("wachtronde.onveilig")
@sockets.on("interventie.onveilig")
@sockets.on("plan.onveilig")
def na_onveilig(event: Event) -> None:
    """Unsafe is never silent: the case is assessed again and the plan goes back to direct safety (domain 3.6)."""
    casus = Casus.objects.get(pk=_casus(event))
    if casus.stand != Stand.BEOORDELING:
        _move(event, "herbeoordeel")
    known = list(bekend(casus.pk))  # before the plan goes back
    triage.vraag_acuut(casus.pk, by=SYSTEM, at=event.at, ground=event.name)
    neem_over(casus.pk, known, by=SYSTEM, at=event.at, ground=event.name)
    plan.terug_naar_direct(casus.pk, reden="Nieuwe onveiligheid", by=SYSTEM, at=event.at)
    put(
        Kind.VERVOLGMELDING, object_type="casus", object_id=casus.pk, at=event.at, account_id=casus.verantwoordelijke_id
    )


@sockets.on("nameting.iemand_onveilig")
def na_twijfel(event: Event) -> None:
    """In doubt, but somebody says that it is not safe: the plan is back at direct safety (domain 3.7)."""
    reason = "Iemand zegt bij de nameting dat het niet veilig is"
    plan.terug_naar_direct(_casus(event), reden=reason, by=SYSTEM, at=event.at)


@sockets.on("interventie.gedaan")
def na_interventie(event: Event) -> None:
    """The team has been; whether there is danger now is for a person to say again (domain 5 #2)."""
    casus = Casus.objects.get(pk=_casus(event))
    if casus.acuut and casus.stand == Stand.BEOORDELING:
        triage.vraag_acuut(casus.pk, by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("vervolg.voorwaarde_geschonden")
@sockets.on("plan.niet_nagekomen")
def na_breuk(event: Event) -> None:
    """What was agreed was not kept: who carries the case hears it at once."""
    casus = Casus.objects.get(pk=_casus(event))
    put(
        Kind.VERVOLGMELDING, object_type="casus", object_id=casus.pk, at=event.at, account_id=casus.verantwoordelijke_id
    )


@sockets.on("casus.gesloten")
def na_sluiten(event: Event) -> None:
    """A closed case is not looked at again; its rounds lapse and the direction ends."""
    casus = Casus.objects.get(pk=_casus(event))
    nameting.laat_vervallen(casus.pk, by=SYSTEM, at=event.at)
    regie.beeindig_bij_sluiten(casus.pk, at=event.at)
    leg_vast(
        "casus_gesloten", at=event.at, casus_id=casus.pk, gemeente=casus.gemeente, reden=casus.sluitreden,
        waarde=(event.at - casus.geopend_op).days,
    )  # fmt: skip


@sockets.on("nameting.veilig")
def na_veilig(event: Event) -> None:
    """Safe at the last round, with the plan done: the case closes (domain 6.12). Not done: then look once more."""
    casus = Casus.objects.get(pk=_casus(event))
    if event.ids["laatste"] == "ja" and casus.stand == Stand.MONITORING and not casus.acuut:
        _sluit(event, Sluitreden.VEILIG_NA_MONITORING)
    else:
        nameting.houd_zicht(casus.pk, "Veilig, maar nog niet klaar", by=SYSTEM, at=event.at, ground=event.name)
