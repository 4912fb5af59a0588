"""The acts of the functional manager: what each does, its log line, and what it refuses."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.accounts.beheer import actions, organisaties, plaatsen
from eenplan.core.accounts.beheer.codes import zet_wachtwoord
from eenplan.core.accounts.beheer.dienst import volg_dienst_op
from eenplan.core.accounts.models import Aanmelding, Account, Appointment, Organisation, PartnerToken, Uitnodiging
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from tests.regio import PASSWORD, Regio

NEW = "een-heel-nieuw-woord-9"


@pytest.fixture
def beheer(regio: Regio) -> Client:
    regio.log_in_all()
    return regio.client("beheer")


def second_manager(regio: Regio) -> Appointment:
    return Appointment.objects.create(
        account=regio.accounts["fg"], organisation=regio.organisations["vt"], role="beheer", functie="beheerder",
        van=regio.at - timedelta(days=1),
    )  # fmt: skip


def page(key: str, regio: Regio, rest: str = "") -> str:
    return f"/werk/accounts/{regio.accounts[key].pk}{rest}"


def code_in(answer: Any) -> str:
    found = re.search(r"<code>([A-Z0-9-]+)</code>", answer.content.decode())
    assert found
    return found[1]


def test_from_a_new_account_to_the_first_page(regio: Regio, beheer: Client) -> None:
    typed = {
        "naam": "Noor Nieuw", "gebruikersnaam": "Noor", "email": "", "functie": "triagist", "rol": "vt_intake",
        "organisatie": regio.organisations["vt"].pk,
    }  # fmt: skip
    answer = beheer.post("/werk/accounts/nieuw", typed)
    code, visitor = code_in(answer), Client()
    assert "met de gebruikersnaam: noor." in answer.content.decode()  # who gives the code must know it
    assert answer["Cache-Control"] == "no-store"
    given = {"gebruikersnaam": "NOOR", "code": code.lower().replace("-", " "), "wachtwoord": NEW, "nog_eens": NEW}
    assert visitor.post("/account/code/", given)["Location"] == "/account/login/"
    assert visitor.post("/account/code/", given).status_code == 409  # once
    assert visitor.post("/account/login/", {"login": "noor", "password": NEW}).status_code == 302
    assert visitor.get("/werk/").status_code == 200
    verbs = set(LogLine.objects.values_list("verb", flat=True))
    assert {"account.maak", "account.stel_aan", "account.wachtwoord"} <= verbs
    assert "al iemand met deze gebruikersnaam" in beheer.post("/werk/accounts/nieuw", typed).content.decode()


def test_no_page_is_for_anybody_else(regio: Regio, beheer: Client) -> None:
    rest = ("", "/wijzig", "/functie", "/code", "/blokkeer", "/deblokkeer", "/tweede-stap")
    paths = [page("casus", regio, one) for one in rest]
    paths += ["/werk/accounts", "/werk/accounts/nieuw", "/werk/organisaties", "/werk/organisaties/nieuw"]
    for path in paths:
        assert beheer.get(path).status_code == 200, path
        for key in ("lead", "fg", "regisseur"):
            assert regio.client(key).get(path).status_code == 404, path


def test_nothing_of_a_case_is_asked_for(regio: Regio, beheer: Client, django_assert_max_num_queries: Any) -> None:
    """The pages read settings only: no table of a case is named in any question to the database."""
    for path in ("/werk/accounts", page("casus", regio), "/werk/organisaties"):
        with django_assert_max_num_queries(16) as seen:
            beheer.get(path)
        assert not [row for row in seen.captured_queries if re.search(r"casus_|melding_|persoon", row["sql"])], path


def test_the_actions_refuse_who_is_no_manager(regio: Regio) -> None:
    pk, lead = regio.accounts["casus"].pk, regio["lead"]
    given = organisaties.Gegevens("X", "", "", "", True)
    for refused in (
        lambda: actions.blokkeer(pk, by=lead, at=regio.at),
        lambda: actions.nodig_uit(pk, by=lead, at=regio.at),
        lambda: actions.wis_tweede_stap(pk, by=lead, at=regio.at),
        lambda: organisaties.maak(OrganisationKind.GGZ, given, by=lead, at=regio.at),
    ):
        with pytest.raises(Refused, match="functioneel beheerder"):
            refused()


@pytest.mark.parametrize("rest", ["/wijzig", "/functie", "/code", "/blokkeer", "/deblokkeer", "/tweede-stap"])
def test_nobody_changes_his_own_account(regio: Regio, beheer: Client, rest: str) -> None:
    second_manager(regio)
    before = list(Appointment.objects.values())
    typed = {
        "naam": "Anders", "organisatie": regio.organisations["vt"].pk, "rol": "vt_lead", "functie": "x",
        "van": clock.today().isoformat(),
    }  # fmt: skip
    answer = beheer.post(page("beheer", regio, rest), typed)
    assert answer.status_code == 409
    assert "Dit is uw eigen account" in answer.content.decode()
    assert list(Appointment.objects.values()) == before
    assert Account.objects.get(username="beheer").naam == regio.accounts["beheer"].naam


def test_the_last_manager_stays(regio: Regio, now: Any) -> None:
    place = regio.accounts["beheer"].appointments.get()
    with pytest.raises(Refused, match="laatste functioneel beheerder"):
        plaatsen.beeindig(place.pk, tot=now, by=regio["beheer"], at=now)
    other = second_manager(regio)
    plaatsen.beeindig(place.pk, tot=now, by=regio["beheer"], at=now)
    with pytest.raises(Refused, match="laatste functioneel beheerder"):
        actions.blokkeer(other.account_id, by=regio["beheer"], at=now)


@pytest.mark.parametrize(
    ("where", "role", "good"),
    [
        ("vt", Role.VT_INTAKE, True), ("team", Role.VT_INTAKE, False), ("school", Role.VT_LEAD, False),
        ("politie", Role.JUSTITIE, True), ("school", Role.JUSTITIE, False), ("team", Role.REGISSEUR, True),
        ("vt", Role.BEHEER, True),
    ],
)  # fmt: skip
def test_a_role_belongs_to_a_kind_of_organisation(regio: Regio, now: Any, where: str, role: Role, good: bool) -> None:
    def give() -> None:
        plaatsen.stel_aan(
            regio.accounts["school"].pk, organisation_id=regio.organisations[where].pk, role=role, functie="x",
            van=now, tot=None, by=regio["beheer"], at=now,
        )  # fmt: skip

    if good:
        give()
        assert LogLine.objects.filter(verb="account.stel_aan", account_id=regio["beheer"].account_id).count() == 1
    else:
        with pytest.raises(Refused, match="bestaat niet bij"):
            give()


def test_blocked_is_out_at_the_next_click(regio: Regio, beheer: Client) -> None:
    """In every browser; the tokens of the organisation stay, and so does the log line."""
    token = PartnerToken.objects.create(
        organisation=regio.organisations["vt"], naam="x", token_hash="y" * 64, van=regio.at
    )
    pk, mine = regio.accounts["casus"].pk, regio.client("casus")
    elsewhere = Client()
    elsewhere.post("/account/login/", {"login": "casus", "password": PASSWORD})
    assert mine.get("/werk/").status_code == 200
    assert beheer.post(page("casus", regio, "/blokkeer")).status_code == 302
    for client in (mine, elsewhere):
        assert client.get("/werk/")["Location"].startswith("/account/login/")
    assert not Aanmelding.objects.filter(account_id=pk).exists()
    assert Client().post("/account/login/", {"login": "casus", "password": PASSWORD}).status_code == 200
    token.refresh_from_db()
    assert token.ingetrokken_op is None
    assert LogLine.objects.get(verb="account.blokkeer").object_id == pk
    assert "is al geblokkeerd" in beheer.post(page("casus", regio, "/blokkeer")).content.decode()
    assert beheer.post(page("casus", regio, "/deblokkeer")).status_code == 302
    assert Client().post("/account/login/", {"login": "casus", "password": PASSWORD}).status_code == 302


def test_who_has_duty_names_another_first_or_is_followed_up(regio: Regio, now: Any) -> None:
    place = regio.accounts["triagist"].appointments.get()
    with pytest.raises(Refused, match="heeft dienst voor Veilig Thuis"):
        plaatsen.beeindig(place.pk, tot=now, by=regio["beheer"], at=now)
    actions.blokkeer(regio.accounts["triagist"].pk, by=regio["beheer"], at=now)
    assert Organisation.objects.get(soort="veilig_thuis").dienstdoende == regio.accounts["lead"]


def test_nobody_else_there_leaves_the_duty_where_it_is(regio: Regio, now: Any) -> None:
    """A report always has an owner: better somebody who left than nobody."""
    vt = regio.organisations["vt"]
    Appointment.objects.filter(organisation=vt).update(tot=now)
    assert volg_dienst_op(now) == 0
    assert Organisation.objects.get(pk=vt.pk).dienstdoende == regio.accounts["triagist"]


def test_an_end_that_passed_moves_the_duty(regio: Regio, now: Any) -> None:
    regio.accounts["triagist"].appointments.update(tot=now)
    assert (volg_dienst_op(now), volg_dienst_op(now)) == (1, 0)
    assert Organisation.objects.get(soort="veilig_thuis").dienstdoende == regio.accounts["lead"]


def test_the_end_of_a_function_makes_it_no_longer(regio: Regio, beheer: Client, now: Any) -> None:
    """Nor one's own, at the only page on one's own account that asks a date: to be longer it is given anew."""
    for key in ("beheer", "casus"):
        place, end = regio.accounts[key].appointments.get(), now + timedelta(days=9)
        Appointment.objects.filter(pk=place.pk).update(tot=end)
        answer = beheer.post(page(key, regio, f"/functie/{place.pk}/einde"), {"tot": "2099-12-31"})
        assert (answer.status_code, Appointment.objects.get(pk=place.pk).tot) == (409, end), key


def test_an_end_today_works_at_the_next_click(regio: Regio, beheer: Client, now: Any) -> None:
    place, mine = regio.accounts["casus"].appointments.get(), regio.client("casus")
    assert beheer.post(page("casus", regio, f"/functie/{place.pk}/einde"), {"tot": ""}).status_code == 302
    assert mine.get("/werk/").status_code == 404
    later = page("lead", regio, f"/functie/{place.pk}/einde")  # of somebody else
    assert beheer.get(later).status_code == 404


def test_a_function_that_did_not_begin_goes(regio: Regio, now: Any) -> None:
    row = plaatsen.stel_aan(
        regio.accounts["school"].pk, organisation_id=regio.organisations["school"].pk, role=Role.ZORGPARTNER,
        functie="x", van=now + timedelta(days=9), tot=None, by=regio["beheer"], at=now,
    )  # fmt: skip
    plaatsen.beeindig(row.pk, tot=now, by=regio["beheer"], at=now)
    assert not Appointment.objects.filter(pk=row.pk).exists()


def test_a_code_replaces_the_password_and_the_code_before(regio: Regio, now: Any) -> None:
    account = regio.accounts["casus"]
    first = actions.nodig_uit(account.pk, by=regio["beheer"], at=now)
    second = actions.nodig_uit(account.pk, by=regio["beheer"], at=now)
    assert not Account.objects.get(pk=account.pk).check_password(PASSWORD)
    assert not zet_wachtwoord("casus", first, NEW, at=now)
    assert not zet_wachtwoord("lead", second, NEW, at=now)
    assert not zet_wachtwoord("casus", second, NEW, at=now + timedelta(hours=24))
    assert zet_wachtwoord("casus", second, NEW, at=now + timedelta(hours=23, minutes=59))
    assert Account.objects.get(pk=account.pk).check_password(NEW)
    assert second.replace("-", "") not in str(list(Uitnodiging.objects.values()))


def test_an_organisation(regio: Regio, beheer: Client) -> None:
    typed = {"naam": "GGZ Toets", "soort": "ggz", "gemeente": "Toetsdorp", "telefoon": "0800", "tweede_factor": "on"}
    made = beheer.post("/werk/organisaties/nieuw", typed)
    here = f"organisatie={Organisation.objects.get(naam='GGZ Toets').pk}"  # on to its people, asked for once
    assert f"/werk/accounts/nieuw?{here}" in beheer.get(made["Location"]).content.decode()
    assert f'value="{here[12:]}" selected' in beheer.get(f"/werk/accounts/nieuw?{here}").content.decode()
    assert "al een organisatie met deze naam" in beheer.post("/werk/organisaties/nieuw", typed).content.decode()
    second = beheer.post("/werk/organisaties/nieuw", typed | {"naam": "Nog een", "soort": "veilig_thuis"})
    assert "al een Veilig Thuis" in second.content.decode()
    vt = regio.organisations["vt"]
    form = {"naam": vt.naam, "gemeente": "Elders", "telefoon": "1", "dienstdoende": regio.accounts["lead"].pk}
    assert beheer.post(f"/werk/organisaties/{vt.pk}", form).status_code == 302
    row = Organisation.objects.get(pk=vt.pk)
    assert (row.gemeente, row.dienstdoende_id, row.soort) == ("Elders", regio.accounts["lead"].pk, "veilig_thuis")
    for nobody in ("school", "beheer"):  # works elsewhere; sees no case
        wrong = beheer.post(f"/werk/organisaties/{vt.pk}", form | {"dienstdoende": regio.accounts[nobody].pk})
        assert wrong.status_code == 422
    assert set(LogLine.objects.values_list("verb", flat=True)) >= {"organisatie.maak", "organisatie.wijzig"}


def test_without_a_log_line_nothing_is_saved(regio: Regio, now: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(OSError):
        actions.blokkeer(regio.accounts["casus"].pk, by=regio["beheer"], at=now)
    assert Account.objects.get(username="casus").is_active
