"""Every action of handover, direction, plan, check and advice, each with the situation in which it succeeds."""

from collections.abc import Callable
from datetime import timedelta

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import involve, lock
from eenplan.keten.advies import actions as advies
from eenplan.keten.advies import burger
from eenplan.keten.advies.rules import NieuwAdvies
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht import actions_concept as overdracht_concept
from eenplan.keten.overdracht import bewaking, verdeling
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan import actions_herstel as herstel
from eenplan.keten.plan import actions_top3 as top3
from eenplan.keten.plan import nazorg
from eenplan.keten.plan.actions_partner import meld_voortgang
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.rules import NieuweAfspraak
from eenplan.keten.plan.top3 import NieuweOnveiligheid
from eenplan.keten.regie import actions as regie
from eenplan.keten.regie import actions_consult as consult
from eenplan.keten.tests.levensloop import OVERDRAGEN, Loop, dag, opgenomen, overgedragen
from tests.regio import Regio

Doe = Callable[[], object]
KLAAR: dict[str, Callable[[Regio], Doe]] = {}
VRAAG = NieuwAdvies("Mijn buurvrouw huilt vaak. #partnergeweld Wat kan ik doen?", gemeente="Toetsdorp")


def klaar(name: str) -> Callable[[Callable[[Regio], Doe]], Callable[[Regio], Doe]]:
    """Register what makes this action possible; it returns the action itself."""

    def put(make: Callable[[Regio], Doe]) -> Callable[[Regio], Doe]:
        KLAAR[name] = make
        return make

    return put


def besloten(regio: Regio) -> Loop:
    """A handover lies ready to be offered."""
    return opgenomen(regio).besluit(OVERDRAGEN)


@klaar("overdracht.stel_op")
def _stel_op(regio: Regio) -> Doe:
    loop = opgenomen(regio)
    return lambda: overdracht.stel_op(loop.casus_id, by=regio["triagist"], at=regio.at)


@klaar("overdracht.bied_aan")
def _bied_aan(regio: Regio) -> Doe:
    pk, team = besloten(regio).overdracht.pk, regio.organisations["team"].pk
    return lambda: overdracht.bied_aan(pk, Aanbod(team), by=regio["triagist"], at=regio.at)


@klaar("overdracht.bewaar")
def _bewaar(regio: Regio) -> Doe:
    pk = besloten(regio).overdracht.pk
    return lambda: overdracht_concept.bewaar(pk, {"kind": "Ik was bang."}, by=regio["triagist"], at=regio.at)


@klaar("overdracht.accepteer")
def _accepteer(regio: Regio) -> Doe:
    pk = besloten(regio).bied_aan().overdracht.pk
    return lambda: overdracht.accepteer(pk, by=regio["regisseur"], at=regio.at)


@klaar("overdracht.weiger")
def _weiger(regio: Regio) -> Doe:
    pk = besloten(regio).bied_aan().overdracht.pk
    return lambda: overdracht.weiger(pk, "Wij zitten vol.", by=regio["regisseur"], at=regio.at)


@klaar("overdracht.trek_in")
def _trek_in(regio: Regio) -> Doe:
    pk = besloten(regio).bied_aan().overdracht.pk
    return lambda: overdracht.trek_in(pk, "Verkeerd team.", by=regio["lead"], at=regio.at)


@klaar("overdracht.vraag")
def _vraag(regio: Regio) -> Doe:
    pk = besloten(regio).bied_aan().overdracht.pk
    return lambda: overdracht.vraag(pk, "Is er een wapen?", by=regio["regisseur"], at=regio.at)


@klaar("overdracht.antwoord")
def _antwoord(regio: Regio) -> Doe:
    row = besloten(regio).bied_aan().overdracht
    asked = overdracht.vraag(row.pk, "Is er een wapen?", by=regio["regisseur"], at=regio.at)
    return lambda: overdracht.antwoord(asked.pk, "Nee.", by=regio["triagist"], at=regio.at)


@klaar("overdracht.herinner")
def _herinner(regio: Regio) -> Doe:
    pk = besloten(regio).bied_aan().overdracht.pk
    return lambda: bewaking.herinner(pk, at=regio.at + timedelta(days=5))


@klaar("overdracht.escaleer")
def _escaleer(regio: Regio) -> Doe:
    pk = besloten(regio).bied_aan().overdracht.pk
    return lambda: bewaking.escaleer(pk, at=regio.at + timedelta(days=10))


@klaar("overdracht.verdeel")
def _verdeel(regio: Regio) -> Doe:
    pk, team = aan_tafel(regio), regio.organisations["team"].pk
    return lambda: verdeling.verdeel(pk, team, "Zij kennen dit.", by=regio["ander"], at=regio.at)


@klaar("overdracht.evalueer")
def _evalueer(regio: Regio) -> Doe:
    verdeling.verdeel(aan_tafel(regio), regio.organisations["team"].pk, "Zij.", by=regio["ander"], at=regio.at)
    return lambda: verdeling.evalueer(regio.organisations["gemeente"].pk, by=regio["collega"], at=regio.at)


def aan_tafel(regio: Regio) -> int:
    """Offered to the municipality, that divides it."""
    row = besloten(regio).overdracht
    aanbod = Aanbod(regio.organisations["gemeente"].pk)
    return overdracht.bied_aan(row.pk, aanbod, by=regio["triagist"], at=regio.at).pk


@klaar("regie.wijs_toe")
def _wijs_toe(regio: Regio) -> Doe:
    loop, collega = overgedragen(regio), regio["collega"]
    place, person = collega.organisation_id or 0, collega.account_id or 0
    return lambda: regie.wijs_toe(
        loop.casus_id, place, person, by=regio["lead"], at=regio.at, reden="Ziekte.", regel="4.4-1"
    )


@klaar("regie.wissel")
def _wissel(regio: Regio) -> Doe:
    loop, person = overgedragen(regio), regio["collega"].account_id or 0
    return lambda: regie.wissel(loop.casus_id, person, by=regio["regisseur"], at=regio.at, reden="Verlof.")


@klaar("plan.maak")
def _maak(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    return lambda: plan.maak(loop.casus_id, by=regio["regisseur"], at=regio.at)


@klaar("plan.voeg_toe")
def _voeg_toe(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan()
    pk, new = loop.plan.pk, NieuweAfspraak("Oma slaapt hier", "oma", "buurman", dag(regio.at, 9), "Bellen")
    return lambda: plan.voeg_afspraak_toe(pk, new, by=regio["regisseur"], at=regio.at)


@klaar("plan.wijzig")
def _wijzig(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    made = plan.maak(loop.casus_id, by=regio["regisseur"], at=regio.at)
    new = NieuweAfspraak("Oma slaapt hier", "oma", "buurman", dag(regio.at, 9), "Bellen")
    pk = plan.voeg_afspraak_toe(made.pk, new, by=regio["regisseur"], at=regio.at).pk
    return lambda: plan.wijzig_afspraak(pk, new, by=regio["regisseur"], at=regio.at)


@klaar("plan.verwacht")
def _verwacht(regio: Regio) -> Doe:
    loop = opgenomen(regio)
    return lambda: plan.verwacht(loop.casus_id, by=SYSTEM, at=regio.at)


@klaar("plan.trek_in")
def _trek_afspraak_in(regio: Regio) -> Doe:
    pk = overgedragen(regio).maak_plan().afspraak.pk
    return lambda: plan.trek_in(pk, "Niet meer nodig.", by=regio["regisseur"], at=regio.at)


@klaar("plan.stel_vast")
def _stel_vast(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    made = plan.maak(loop.casus_id, by=regio["regisseur"], at=regio.at)
    new = NieuweAfspraak("Oma slaapt hier", "oma", "buurman", dag(regio.at, 9), "Bellen")
    plan.voeg_afspraak_toe(made.pk, new, by=regio["regisseur"], at=regio.at)
    agreed = dict.fromkeys(loop.mensen.values(), "akkoord")
    return lambda: plan.stel_vast(made.pk, agreed, by=regio["regisseur"], at=regio.at)


@klaar("plan.controleer")
def _controleer(regio: Regio) -> Doe:
    pk = overgedragen(regio).maak_plan().afspraak.pk
    return lambda: plan.controleer(pk, True, by=regio["regisseur"], at=regio.at)


@klaar("plan.controleer, niet nagekomen")
def _gebroken(regio: Regio) -> Doe:
    pk = overgedragen(regio).maak_plan().afspraak.pk
    return lambda: plan.controleer(
        pk, False, toelichting="Hij was er.", volgende=dag(regio.at, 3), by=regio["regisseur"], at=regio.at
    )


@klaar("plan.naar_fase")
def _naar_fase(regio: Regio) -> Doe:
    pk = overgedragen(regio).maak_plan().controleer(regio.at).plan.pk
    return lambda: plan.naar_fase(pk, "stabiel_veilig", by=regio["regisseur"], at=regio.at + timedelta(days=8))


def aan_het_eind(regio: Regio) -> Loop:
    """A plan in aftercare, a year after the last violence."""
    loop = overgedragen(regio).maak_plan().controleer(regio.at)
    for fase, days in (("stabiel_veilig", 1), ("herstel", 120), ("nazorg", 150)):
        loop.naar(fase, regio.at + timedelta(days=days))
    return loop


@klaar("plan.terug_naar_direct")
def _terug(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan().controleer(regio.at).naar("stabiel_veilig", regio.at)
    return lambda: plan.terug_naar_direct(loop.casus_id, "Nieuwe klap", by=SYSTEM, at=regio.at)


@klaar("plan.rond_af")
def _rond_af(regio: Regio) -> Doe:
    pk, at = aan_het_eind(regio).plan.pk, regio.at + timedelta(days=400)
    return lambda: plan.rond_af(pk, toelichting="Het gaat goed.", by=regio["regisseur"], at=at)


def gevraagd(loop: Loop) -> int:
    """A question of the local team that waits for advice."""
    return consult.raadpleeg(loop.casus_id, "Peter dreigt. Wat nu?", by=loop.regio["regisseur"], at=loop.regio.at).pk


@klaar("consult.noem_grond")
def _noem_grond(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    at = regio.at + timedelta(days=3)
    return lambda: consult.noem_grond(loop.casus_id, "ernstige_dreiging", "Peter dreigt.", by=regio["regisseur"], at=at)


@klaar("consult.raadpleeg")
def _raadpleeg(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    return lambda: gevraagd(loop)


@klaar("consult.adviseer")
def _adviseer(regio: Regio) -> Doe:
    pk = gevraagd(overgedragen(regio))
    return lambda: consult.adviseer(pk, "Bel de politie en ons.", by=regio["triagist"], at=regio.at)


KLAP = NieuweOnveiligheid("Peter slaat", "Peter", "Sanne", "vrijdag", None, "wekelijks", "blauwe plekken", "ernstig")


def onveilig(loop: Loop) -> int:
    """One thing that is unsafe, made concrete."""
    regio = loop.regio
    return top3.leg_onveiligheid_vast(loop.casus_id, KLAP, by=regio["regisseur"], at=regio.at).pk


@klaar("plan.onveiligheid")
def _onveiligheid(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    return lambda: top3.leg_onveiligheid_vast(loop.casus_id, KLAP, by=regio["regisseur"], at=regio.at)


@klaar("plan.maak_concreet")
def _maak_concreet(regio: Regio) -> Doe:
    pk = onveilig(overgedragen(regio))
    return lambda: top3.maak_concreet(pk, KLAP, by=regio["regisseur"], at=regio.at)


@klaar("plan.factor")
def _factor(regio: Regio) -> Doe:
    pk = onveilig(overgedragen(regio))
    return lambda: top3.noem_factor(pk, "risico", "Peter drinkt", by=regio["regisseur"], at=regio.at)


@klaar("plan.kies_top3")
def _kies_top3(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    pk = onveilig(loop)
    return lambda: top3.kies_top3(loop.casus_id, [pk], "Met Sanne.", by=regio["regisseur"], at=regio.at)


def partnertaak(loop: Loop) -> int:
    """An agreement in force that the school has to do, shared with the school; added to the plan that holds."""
    regio, school = loop.regio, loop.regio.organisations["school"].pk
    shared = frozenset({DataClass.BESTAAN, DataClass.PROCES, DataClass.VEILIGHEID})
    with act("toets.deel", by=regio["casus"], at=regio.at, system=True) as a:
        involve(
            a, lock(loop.casus_id), school, None, shared, doel="regie", grond="Wmo 5.2.6",
            tot=regio.at + timedelta(days=500), client_geinformeerd="ja",
        )  # fmt: skip
    new = NieuweAfspraak("De school ziet Bram elke dag", "school", "mentor", dag(regio.at, 9), "Bellen",
                         organisatie_id=school)  # fmt: skip
    pk = plan.voeg_afspraak_toe(loop.plan.pk, new, by=regio["regisseur"], at=regio.at).pk
    plan.stel_vast(loop.plan.pk, dict.fromkeys(loop.mensen.values(), "akkoord"), by=regio["regisseur"], at=regio.at)
    return pk


@klaar("plan.meld_voortgang")
def _meld_voortgang(regio: Regio) -> Doe:
    pk = partnertaak(overgedragen(regio).maak_plan())
    return lambda: meld_voortgang(pk, "goed", "Hij komt.", by=regio["school"], at=regio.at)


@klaar("plan.meld_voortgang, lukt niet")
def _meld_lukt_niet(regio: Regio) -> Doe:
    pk = partnertaak(overgedragen(regio).maak_plan())
    return lambda: meld_voortgang(pk, "lukt_niet", "Hij komt niet.", by=regio["school"], at=regio.at)


def nieuw_doel(loop: Loop) -> NieuwDoel:
    """A goal of the child."""
    return NieuwDoel(loop.mensen["kind"], "trauma", "Bram slaapt weer door", "hij wordt niet wakker")


@klaar("plan.stel_doel")
def _stel_doel(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan()
    pk, new = loop.plan.pk, nieuw_doel(loop)
    return lambda: herstel.stel_doel(pk, new, by=regio["regisseur"], at=regio.at)


@klaar("plan.bekijk_doel")
def _bekijk_doel(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan()
    pk = herstel.stel_doel(loop.plan.pk, nieuw_doel(loop), by=regio["regisseur"], at=regio.at).pk
    return lambda: herstel.bekijk_doel(pk, "bereikt", "Hij slaapt.", by=regio["regisseur"], at=regio.at)


@klaar("plan.zet_in_woorden")
def _zet_in_woorden(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan()
    pk, person = loop.plan.pk, loop.mensen["kind"]
    return lambda: herstel.zet_in_woorden(pk, person, "Ik bel oma.", by=regio["regisseur"], at=regio.at)


@klaar("plan.voel_pols")
def _voel_pols(regio: Regio) -> Doe:
    pk, at = aan_het_eind(regio).plan.pk, regio.at + timedelta(days=200)
    return lambda: herstel.voel_pols(pk, "Sanne", "goed", by=regio["regisseur"], at=at)


@klaar("plan.voel_pols, onveilig")
def _voel_pols_onveilig(regio: Regio) -> Doe:
    pk, at = aan_het_eind(regio).plan.pk, regio.at + timedelta(days=200)
    return lambda: herstel.voel_pols(pk, "Sanne", "onveilig", "Hij sloeg.", by=regio["regisseur"], at=at)


@klaar("plan.nieuw_incident")
def _nieuw_incident(regio: Regio) -> Doe:
    loop = aan_het_eind(regio)
    return lambda: nazorg.nieuw_incident(loop.casus_id, dag(regio.at, 5), by=SYSTEM, at=regio.at + timedelta(days=160))


@klaar("plan.na_consult")
def _na_consult(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan()
    return lambda: nazorg.na_consult(loop.casus_id, by=SYSTEM, at=regio.at + timedelta(days=90))


@klaar("nameting.plan_rondes")
def _plan_rondes(regio: Regio) -> Doe:
    loop = opgenomen(regio)
    return lambda: nameting.plan_rondes(loop.casus_id, regio.at, by=SYSTEM, at=regio.at)


@klaar("nameting.houd_zicht")
def _houd_zicht(regio: Regio) -> Doe:
    loop = opgenomen(regio)
    return lambda: nameting.houd_zicht(loop.casus_id, "Veilig, maar nog niet klaar", by=SYSTEM, at=regio.at)


@klaar("nameting.extra_ronde")
def _extra(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    return lambda: nameting.extra_ronde(loop.casus_id, dag(regio.at, 5), "Zorg", by=regio["lead"], at=regio.at)


@klaar("nameting.vul_aan")
def _vul_aan(regio: Regio) -> Doe:
    pk = overgedragen(regio).ronde().pk
    return lambda: nameting.vul_aan(pk, "Het gaat beter.", by=regio["regisseur"], at=regio.at)


@klaar("nameting.leg_vast")
def _leg_vast(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    pk, talks = loop.ronde().pk, [loop.zegt("kind"), loop.zegt("slachtoffer")]
    return lambda: nameting.leg_vast(pk, "veilig", talks, by=regio["triagist"], at=regio.at + timedelta(days=92))


@klaar("nameting.laat_vervallen")
def _verval(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    return lambda: nameting.laat_vervallen(loop.casus_id, by=SYSTEM, at=regio.at)


@klaar("advies.noteer")
def _noteer(regio: Regio) -> Doe:
    return lambda: advies.noteer(VRAAG, by=regio["triagist"], at=regio.at)


def _advies(regio: Regio) -> int:
    return advies.noteer(VRAAG, by=regio["triagist"], at=regio.at).pk


@klaar("advies.verbeter")
def _verbeter(regio: Regio) -> Doe:
    pk = _advies(regio)
    return lambda: advies.verbeter(pk, "Wat nu?", "Overleg.", by=regio["triagist"], at=regio.at)


@klaar("advies.voeg_contact_toe")
def _contact(regio: Regio) -> Doe:
    pk = _advies(regio)
    return lambda: advies.voeg_contact_toe(pk, "Bel ons morgen.", by=regio["triagist"], at=regio.at)


@klaar("advies.geef_informatie")
def _informatie(regio: Regio) -> Doe:
    pk = _advies(regio)
    return lambda: advies.geef_informatie(pk, by=regio["triagist"], at=regio.at)


@klaar("advies.sluit")
def _sluit(regio: Regio) -> Doe:
    pk = _advies(regio)
    return lambda: advies.sluit(pk, by=regio["triagist"], at=regio.at)


@klaar("advies.wordt_melding")
def _wordt_melding(regio: Regio) -> Doe:
    pk = _advies(regio)
    return lambda: advies.wordt_melding(pk, beller_wil_melden=True, by=regio["triagist"], at=regio.at)


@klaar("advies.is_melding_geworden")
def _is_melding(regio: Regio) -> Doe:
    pk = _advies(regio)
    advies.wordt_melding(pk, beller_wil_melden=True, by=regio["triagist"], at=regio.at)
    return lambda: advies.is_melding_geworden(pk, "M-2026-000001", by=regio["triagist"], at=regio.at)


@klaar("advies.vernietig")
def _vernietig(regio: Regio) -> Doe:
    advies.sluit(_advies(regio), by=regio["triagist"], at=regio.at)
    return lambda: advies.vernietig_verlopen(by=SYSTEM, at=regio.at + timedelta(days=740))


@klaar("advies.stel_vraag")
def _stel_vraag(regio: Regio) -> Doe:
    return lambda: burger.stel_vraag("Help mij", at=regio.at)


@klaar("advies.lees_terug")
def _lees_terug(regio: Regio) -> Doe:
    found = burger.stel_vraag("Help mij", at=regio.at)
    return lambda: burger.lees_terug(found.code, found.codewoord, at=regio.at)


@klaar("advies.vraag_verder")
def _vraag_verder(regio: Regio) -> Doe:
    found = burger.stel_vraag("Help mij", at=regio.at)
    return lambda: burger.vraag_verder(found.code, found.codewoord, "En nu?", at=regio.at)
