"""The question that comes first, the call to who is on duty, and the intervention team (domain 5 #2; rows 6)."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.werkvoorraad import voorraad
from eenplan.feiten.models import Feit
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.tests.levensloop import opgenomen
from eenplan.keten.triage.actions import controleer_acuut, vraag_acuut
from eenplan.keten.triage.interventie import actions, queries
from eenplan.keten.triage.interventie.rules import COURSE_INTERVENTIE
from eenplan.keten.triage.models import Interventie, Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import OZ, als, klok, lopend, melding_van, vers, voorgelegd
from eenplan.netwerk.dienst.actions import NieuweDienst, plan
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(6)
WAT = "Hij staat met een mes voor de deur; de politie rijdt."


def gevraagd(regio: Regio) -> Interventie:
    """Danger on a report that nobody took up yet; the team was called by the triagist."""
    melding = melding_van(regio)
    controleer_acuut(melding.casus_id, True, WAT, gedaan=["112", "interventieteam"], by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return Interventie.objects.select_related("beoordeling").get()


def verzonden(kind: str = "dringend") -> set[int | None]:
    """To whom such a notice went."""
    enter(SYSTEM)
    return set(Message.objects.filter(kind=kind).values_list("account_id", flat=True))


def test_no_is_one_click_by_whoever_opens_it_and_takes_nothing_up(regio: Regio, client: Client) -> None:
    melding = melding_van(regio)
    page = als(client, regio, "triagist2").get(f"/werk/melding/{melding.pk}").content.decode()
    assert "Is er nu direct gevaar?" in page
    answer = client.post(f"/werk/casus/{melding.casus_id}/geen-gevaar", {"melding": melding.pk})
    assert (answer.status_code, answer["Location"]) == (302, f"/werk/melding/{melding.pk}")
    assert klok(melding.pk, "acute_check").done_at
    melding.refresh_from_db()
    assert (melding.stand, melding.casus.verantwoordelijke_id) == ("ontvangen", regio.accounts["triagist"].pk)
    assert "Is er nu direct gevaar?" not in client.get(f"/werk/melding/{melding.pk}").content.decode()


def test_yes_says_what_was_done_by_whom_and_when_and_stands_under_nu(regio: Regio, client: Client) -> None:
    melding = melding_van(regio)
    url = f"/werk/casus/{melding.casus_id}/gevaar"
    assert "Bel eerst 112" in als(client, regio, "triagist").get(url).content.decode()
    empty = client.post(url, {"gedaan": ["112"], "toelichting": ""})
    assert empty.status_code == 422
    assert client.post(url, {"gedaan": ["112"], "toelichting": WAT}).status_code == 302
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get()
    assert (vb.acuut, vb.acuut_gedaan, vb.acuut_door_id) == ("ja", ["112"], regio.accounts["triagist"].pk)
    for who in ("triagist", "triagist2", "lead"):
        enter(regio[who])
        assert [row.groep for row in voorraad(regio[who], now=regio.at)] == ["Nu"]
    enter(SYSTEM)
    assert not Interventie.objects.exists()  # the team was not needed


def test_what_was_done_comes_from_the_list(regio: Regio) -> None:
    melding = melding_van(regio)
    with pytest.raises(Refused, match="Kies uit de lijst"):
        controleer_acuut(melding.casus_id, True, WAT, gedaan=["brandweer"], by=regio["lead"], at=regio.at)
    assert controleer_acuut(melding.casus_id, True, WAT, by=regio["lead"], at=regio.at).acuut_gedaan == ["anders"]


def test_with_nobody_on_the_roster_the_whole_front_office_is_told(regio: Regio) -> None:
    gevraagd(regio)
    assert verzonden() == {regio.accounts[key].pk for key in ("triagist2", "lead")}  # who found it knows it


def test_who_is_on_call_is_told_and_gets_the_term(regio: Regio) -> None:
    duty = NieuweDienst("interventieteam", regio.accounts["casus"].pk, regio.at, regio.at + timedelta(hours=12))
    plan(duty, by=regio["lead"], at=regio.at)
    row = gevraagd(regio)
    assert verzonden() == {regio.accounts["casus"].pk}
    term = Deadline.objects.get(object_type="interventie", object_id=row.pk)
    assert (term.account_id, term.due_at - term.started_at) == (regio.accounts["casus"].pk, timedelta(hours=1))
    assert queries.op_piket(regio["lead"].organisation_id or 0, regio.at + timedelta(hours=13)) == []
    enter(regio["casus"])  # who is called must be able to look
    assert queries.interventie(regio["casus"], row.pk, now=regio.at)[0].stand == "gevraagd"


def test_from_call_to_result_and_then_the_question_again(regio: Regio) -> None:
    row = gevraagd(regio)
    later = regio.at + timedelta(minutes=40)
    with pytest.raises(actions.Ongeldig, match="wie er gaan"):
        actions.ga_erheen(row.pk, " ", by=regio["lead"], at=regio.at)
    actions.ga_erheen(row.pk, "Fatma en wijkagent Bos", by=regio["lead"], at=regio.at)
    actions.kom_aan(row.pk, by=regio["lead"], at=later)
    with pytest.raises(actions.Ongeldig) as refusal:
        actions.meld_resultaat(row.pk, "vast", "Goed gesprek gehad.", by=regio["lead"], at=later)
    assert set(refusal.value.fouten) == {"gevonden"}
    with clock.at(later):
        actions.meld_resultaat(row.pk, "veilig", "Moeder en kind zijn bij oma.", by=regio["lead"], at=later)
    enter(SYSTEM)
    row.refresh_from_db()
    assert (row.stand, row.aangekomen_op, row.gevonden) == ("gedaan", later, "veilig")
    assert not Deadline.objects.filter(object_type="interventie", done_at__isnull=True).exists()
    facts = dict(Feit.objects.filter(naam__startswith="interventie").values_list("naam", "kenmerken"))
    assert facts["interventie_gedaan"]["minuten"] == 40
    vb = vers(row.beoordeling)
    assert (vb.acuut, vb.casus.acuut) == ("", True)  # a person says whether the danger is over
    assert Deadline.objects.filter(object_id=vb.pk, key="acute_check", done_at__isnull=True).exists()
    controleer_acuut(vb.casus_id, False, by=regio["lead"], at=later)
    assert not vers(vb).casus.acuut


def test_an_unsafe_result_is_never_silent(regio: Regio) -> None:
    row = gevraagd(regio)
    actions.ga_erheen(row.pk, "Fatma", by=regio["lead"], at=regio.at)
    actions.meld_resultaat(row.pk, "onveilig", "Hij weigert te vertrekken.", by=regio["lead"], at=regio.at)
    assert regio.accounts["triagist"].pk in verzonden("vervolgmelding")
    assert vers(row.beoordeling).acuut == ""


def test_called_off_with_a_reason(regio: Regio) -> None:
    row = gevraagd(regio)
    with pytest.raises(actions.Ongeldig, match="waarom"):
        actions.blaas_af(row.pk, "nee", by=regio["triagist"], at=regio.at)
    assert actions.blaas_af(row.pk, "De politie is al binnen.", by=regio["triagist"], at=regio.at).stand == "afgeblazen"
    controleer_acuut(row.beoordeling.casus_id, True, WAT, gedaan=["interventieteam"], by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Interventie.objects.filter(afgerond_op__isnull=True).count() == 1  # asked once more
    controleer_acuut(row.beoordeling.casus_id, True, WAT, gedaan=["interventieteam"], by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Interventie.objects.count() == 2  # what is asked already is not asked twice


DOEN = {
    "ga_erheen": lambda pk, by, at: actions.ga_erheen(pk, "Fatma", by=by, at=at),
    "kom_aan": lambda pk, by, at: actions.kom_aan(pk, by=by, at=at),
    "meld_resultaat": lambda pk, by, at: actions.meld_resultaat(pk, "veilig", "Alles is rustig.", by=by, at=at),
    "blaas_af": lambda pk, by, at: actions.blaas_af(pk, "Niet meer nodig nu.", by=by, at=at),
}
WEG = {"gevraagd": [], "onderweg": ["ga_erheen"], "ter_plaatse": ["ga_erheen", "kom_aan"],
       "gedaan": ["ga_erheen", "meld_resultaat"], "afgeblazen": ["blaas_af"]}  # fmt: skip


@pytest.mark.parametrize("stand", COURSE_INTERVENTIE.states)
def test_state_by_act(regio: Regio, stand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})
    row = gevraagd(regio)
    for step in WEG[stand]:
        DOEN[step](row.pk, regio["lead"], regio.at)
    for name, do in DOEN.items():
        may = any(step.action == name for step in COURSE_INTERVENTIE.allowed(stand, regio["lead"].role))
        for who in ("agent", "ander", "casus", "proces"):
            enter(regio[who])
            with pytest.raises(NotVisible):
                do(row.pk, regio[who], regio.at)
        if not may:
            with pytest.raises(Refused):
                do(row.pk, regio["lead"], regio.at)


def test_the_pages(regio: Regio, client: Client) -> None:
    row = gevraagd(regio)
    als(client, regio, "triagist2")
    listed = client.get("/werk/interventieteam").content.decode()
    assert "de Toets" in listed
    assert "wacht op wie gaat" in listed
    assert client.post(f"/werk/interventie/{row.pk}", {"wie": "Fatma"}).status_code == 302
    assert client.post(f"/werk/interventie/{row.pk}/aankomst", {}).status_code == 302
    refused = client.post(f"/werk/interventie/{row.pk}/afblazen", {"reden": "toch niet nodig"})
    assert refused.status_code == 409
    assert "toch niet nodig" in refused.content.decode()  # what was typed stays
    done = client.post(
        f"/werk/interventie/{row.pk}/resultaat", {"gevonden": "veilig", "resultaat": "Rustig nu, oma is er."}
    )
    assert done["Location"] == f"/werk/casus/{row.beoordeling.casus_id}"
    case = client.get(done["Location"]).content.decode()
    assert "Interventieteam" in case
    assert "Is er nu direct gevaar?" in case
    assert "Rustig nu, oma is er." in client.get(f"/werk/interventie/{row.pk}").content.decode()
    assert "/werk/rooster" in client.get("/werk/interventieteam").content.decode()
    for who in ("agent", "proces"):
        als(client, regio, who)
        assert client.get(f"/werk/interventie/{row.pk}").status_code == 404
        assert client.get("/werk/interventieteam").status_code == 404


def test_the_log_names_each_act(regio: Regio) -> None:
    row = gevraagd(regio)
    actions.ga_erheen(row.pk, "Fatma", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    line = LogLine.objects.get(verb="interventie.ga_erheen", object_type="interventie")
    assert (line.object_id, line.casus_id) == (row.pk, row.beoordeling.casus_id)


def test_news_about_safety_takes_a_proposal_back_to_its_writer(regio: Regio) -> None:
    vb = voorgelegd(regio, OZ)
    again = vraag_acuut(vb.casus_id, by=SYSTEM, at=regio.at)
    assert (again.pk, again.stand, again.acuut) == (vb.pk, "concept", "")
    vraag_acuut(vb.casus_id, by=SYSTEM, at=regio.at)
    open_terms = Deadline.objects.filter(casus_id=vb.casus_id, key="acute_check", done_at__isnull=True)
    assert open_terms.count() == 1


def test_danger_comes_along_when_a_report_is_laid_at_a_known_case(regio: Regio) -> None:
    known = opgenomen(regio)
    controleer_acuut(known.casus_id, False, by=regio["triagist"], at=regio.at)
    melding = melding_van(regio)
    controleer_acuut(melding.casus_id, True, WAT, gedaan=["interventieteam"], by=regio["triagist"], at=regio.at)
    koppel(melding.pk, known.casus_id, {}, by=regio["triagist"], at=regio.at)
    assert known.casus.acuut
    enter(SYSTEM)
    running = Veiligheidsbeoordeling.objects.get(casus_id=known.casus_id)
    assert running.acuut == ""
    assert running.interventies.get().stand == "gevraagd"


def test_the_check_is_no_writing_in_the_draft(regio: Regio) -> None:
    vb = lopend(regio)  # the triagist answered
    assert list(vb.schrijvers.all()) == []
