"""Emergency access (access.md R9, R10, R11; misuse 9; promise 7): opened, read, ended, judged, held back."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import classes
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.rulebook.models import Rule
from eenplan.dossier.casus.access import facts_of, visible
from eenplan.dossier.casus.models import Belangenconflict, Casus, Noodtoegang, Standwisseling
from eenplan.dossier.noodtoegang.actions import open_nood
from eenplan.dossier.noodtoegang.rules import DICHT, DUUR, NIETS, Sleutel
from eenplan.dossier.noodtoegang.tests.conftest import maak_zaak
from eenplan.dossier.noodtoegang.vinden import zaken
from eenplan.dossier.personen.models import Persoon
from tests.regio import PASSWORD, Regio

SOORTEN = "dat er een casus is, hoe het loopt, wie het zijn, waar zij zijn, veiligheid"
REDEN = "Agenten staan voor de deur en weten niet wie er binnen gevaar loopt."
OORDEEL = "Gebeld met de politie: het klopt en kon niet wachten."
NAAM = {"achternaam": "de Toets", "geboren": "1990-05-02"}


def casus_van(regio: Regio) -> Casus:
    casus = regio.gereed[0]
    assert isinstance(casus, Casus)
    return casus


def browser(regio: Regio, key: str) -> Client:
    client = Client()
    client.force_login(regio.accounts[key], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def vraag(client: Client, deur: str = "werk", **given: str) -> Any:
    return client.post(f"/{deur}/nood", {"reden": REDEN, "wachtwoord": PASSWORD, **(given or NAAM)})


def regels(verb: str = "noodtoegang.open") -> list[LogLine]:
    return list(LogLine.objects.filter(verb=verb).order_by("pk"))


@pytest.mark.parametrize(("key", "deur"), [("triagist", "werk"), ("lead", "werk"), ("agent", "partner")])
def test_who_is_on_duty_reads_the_shielded_address(zaak: Regio, key: str, deur: str) -> None:
    casus, client = casus_van(zaak), browser(zaak, key)
    with clock.at(zaak.at):
        assert client.get(f"/{deur}/casus/{casus.pk}").status_code == 404
        answer = vraag(client, deur)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/{deur}/casus/{casus.pk}")
        page = client.get(f"/{deur}/casus/{casus.pk}").content.decode()
    assert "Schuilpad 7" in page
    for words in ("U leest dit met noodtoegang", "13.00 uur", "U kunt alleen lezen", REDEN, "Toets Fg", "Beëindig nu"):
        assert words in page
    read = LogLine.objects.filter(account_id=zaak[key].account_id, verb="casus.lees", allowed=True)
    assert {row.emergency for row in read} == {True}
    assert {row.persoon_id for row in read} == set(casus.betrokkenen.values_list("persoon_id", flat=True))


def test_a_case_is_found_by_each_key(zaak: Regio) -> None:
    """As people say it on the telephone: without `de`, as it sounds, with dots in the number."""
    casus, born = casus_van(zaak), (1990, 5, 2)
    for key in (
        Sleutel("bsn", "999000019"), Sleutel("nummer", f" {casus.nummer.lower()} "),
        *(Sleutel("naam", naam, born) for naam in ("de Toets", "Toets", "TOETTS")),
    ):  # fmt: skip
        assert [item.pk for item in zaken(key)] == [casus.pk], key
    for key in (
        Sleutel("bsn", "999000020"), Sleutel("nummer", "C-2026-999999"), Sleutel("naam", "Toets", (1990, 2, 5)),
        Sleutel("naam", "de", born), Sleutel("naam", "Sanne", born),
    ):  # fmt: skip
        assert zaken(key) == [], key
    mens = Persoon.objects.get(voornamen="Bram")
    mens.geboortedatum = Persoon.objects.get(voornamen="Sanne").geboortedatum
    mens.save()
    assert [item.pk for item in zaken(Sleutel("naam", "Toets", born))] == [casus.pk], "two of one family"
    second = maak_zaak(zaak)
    assert zaken(Sleutel("naam", "Toets", born)) == [], "Bram is in one of them only: which family is meant?"
    mens.delete()
    both = [casus.pk, second.pk]
    assert sorted(item.pk for item in zaken(Sleutel("naam", "Toets", born))) == both, "Sanne was written down twice"


def test_an_opening_never_comes_without_duty_owner_line_and_notices(zaak: Regio) -> None:
    with clock.at(zaak.at):
        vraag(browser(zaak, "triagist"))
    enter(SYSTEM)
    row = Noodtoegang.objects.get()
    assert (row.tot - row.van, row.gevonden_met, row.reden) == (timedelta(hours=4), "naam", REDEN)
    term = Deadline.objects.get(object_type="noodtoegang", object_id=row.pk)
    assert (term.account_id, term.due_at, term.casus_id) == (zaak.accounts["lead"].pk, row.beoordelen_voor, None)
    assert term.due_at.astimezone(clock.AMSTERDAM).date().isoformat() == "2026-03-25"  # Friday: Mo, Tu, We
    told = Message.objects.filter(object_type="noodtoegang", kind="dringend")
    assert set(told.values_list("account_id", flat=True)) == {zaak.accounts[key].pk for key in ("lead", "fg")}
    people = set(row.casus.betrokkenen.values_list("persoon_id", flat=True))
    assert {(line.persoon_id, line.rule, line.emergency, line.allowed) for line in regels()} == {
        (person, "R9", True, True) for person in people
    }
    assert "999000019" not in str([line.ground for line in regels()])
    assert set(regels()[0].classes) == {"bestaan", "proces", "identiteit", "vindbaar", "veiligheid"}
    assert Standwisseling.objects.filter(casus=row.casus, actie="noodtoegang").count() == 1


def test_nothing_is_told_without_the_password_or_a_reason(zaak: Regio) -> None:
    """The page is the same for who is there and who is not; a wrong password looks nothing up."""
    client, other = browser(zaak, "triagist"), {"achternaam": "Niemand", "geboren": "1990-05-02"}
    with clock.at(zaak.at):
        for bad in (
            {"wachtwoord": "fout"},
            {"reden": "nu"},
            {"reden": "nood " * 20},
            {"reden": "   "},
            {"wachtwoord": ""},
        ):
            answers = [vraag(client, **given, **bad) for given in (NAAM, other)]
            assert [item.status_code for item in answers] == [422, 422]
            pages = [bare(item) for item in answers]
            assert pages[0] == pages[1].replace("Niemand", "de Toets"), bad
    enter(SYSTEM)
    assert Noodtoegang.objects.count() == 0
    assert [(row.rule, row.allowed, row.casus_id) for row in regels()] == [("wachtwoord", False, None)] * 2


def bare(answer: Any) -> str:
    """A page without what differs at each visit."""
    token = r'(name="(csrfmiddlewaretoken|sleutel)" value=)"[^"]*"|"X-CSRFToken": "\w+"'
    return re.sub(token, r"\1", answer.content.decode())


def test_guessing_passwords_is_held_back(zaak: Regio) -> None:
    client = browser(zaak, "triagist")
    with clock.at(zaak.at):
        codes = [vraag(client, **NAAM, wachtwoord=f"fout {turn}").status_code for turn in range(8)]
        assert codes == [422] * 7 + [429]
        assert vraag(client).status_code == 429, "the right password comes too late now"
    enter(SYSTEM)
    assert Noodtoegang.objects.count() == 0


def _besloten(regio: Regio) -> None:
    Casus.objects.update(besloten=True)


def _conflict(regio: Regio) -> None:
    Belangenconflict.objects.create(
        casus=casus_van(regio), account_id=regio["triagist"].account_id, reden="buren", sinds=regio.at
    )


def _niemand(regio: Regio) -> None:
    Persoon.objects.update(achternaam="Anders")


def _niemand_beoordeelt(regio: Regio) -> None:
    Account.objects.filter(username__in=["lead", "fg"]).update(is_active=False)


@pytest.mark.parametrize(("stel_in", "rule"), [
    (_besloten, "R6"), (_conflict, "R1"), (_niemand, "R9"), (_niemand_beoordeelt, "geen beoordelaar"),
])  # fmt: skip
def test_what_stays_shut_looks_like_nothing(zaak: Regio, stel_in: Callable[[Regio], None], rule: str) -> None:
    enter(SYSTEM)
    stel_in(zaak)
    with clock.at(zaak.at):
        client = browser(zaak, "triagist")
        answers = [vraag(client), vraag(client, achternaam="Niemand", geboren="1990-05-02")]
    assert [item.status_code for item in answers] == [409, 409]
    assert NIETS in bare(answers[0])
    assert bare(answers[0]) == bare(answers[1]).replace("Niemand", "de Toets")
    said = (False, True, "gezocht met naam en geboortedatum")
    assert [(row.allowed, row.emergency, row.ground) for row in regels()] == [said, said]
    assert [row.rule for row in regels()] == [rule, "R9"]
    assert Noodtoegang.objects.count() == 0


def test_a_second_opening_of_the_same_case_is_the_first(zaak: Regio) -> None:
    with clock.at(zaak.at):
        found = {open_nood(Sleutel("bsn", "999000019"), REDEN, by=zaak["triagist"], at=zaak.at).pk for _ in range(2)}
    enter(SYSTEM)
    assert set(Noodtoegang.objects.values_list("pk", flat=True)) == found
    assert Deadline.objects.filter(object_type="noodtoegang").count() == 1


def test_several_cases_of_one_person(zaak: Regio) -> None:
    """The one that runs; of more that run the numbers, and one of these opens."""
    enter(SYSTEM)
    first = casus_van(zaak)
    second = maak_zaak(zaak)
    with clock.at(zaak.at):
        client = browser(zaak, "agent")
        answer = vraag(client, "partner", nummer="999000019")
        assert answer.status_code == 409
        assert f"{first.nummer}, {second.nummer}" in answer.content.decode()
        enter(SYSTEM)
        Casus.objects.filter(pk=first.pk).update(stand="afgesloten", afgesloten_op=zaak.at, sluitreden="overig")
        assert vraag(client, "partner", nummer="999000019").headers["Location"].endswith(f"/{second.pk}")


def test_it_ends_by_itself_and_by_hand_at_the_next_click(zaak: Regio) -> None:
    casus, client = casus_van(zaak), browser(zaak, "agent")
    with clock.at(zaak.at):
        vraag(client, "partner")
    almost = zaak.at + timedelta(hours=4) - timedelta(seconds=1)
    for moment, status in ((almost, 200), (zaak.at + timedelta(hours=4), 404)):
        with clock.at(moment):
            assert client.get(f"/partner/casus/{casus.pk}").status_code == status
            enter(zaak["agent"])
            assert Casus.objects.filter(pk=casus.pk).exists() is (status == 200), "the second lock follows"
    with clock.at(zaak.at + timedelta(hours=5)):
        vraag(client, "partner")
        assert client.get(f"/partner/casus/{casus.pk}").status_code == 200
        enter(SYSTEM)
        row = Noodtoegang.objects.latest("pk")
        other = browser(zaak, "triagist")
        assert other.post(f"/werk/nood/{row.pk}/einde").status_code == 404, "another's"
        assert client.post(f"/partner/nood/{row.pk}/einde").status_code == 302
        assert client.get(f"/partner/casus/{casus.pk}").status_code == 404


def test_it_opens_one_case_to_read_and_never_a_list(zaak: Regio) -> None:
    open_nood(Sleutel("bsn", "999000019"), REDEN, by=zaak["triagist"], at=zaak.at)
    with clock.at(zaak.at):
        enter(zaak["triagist"])
        facts = facts_of(zaak["triagist"], casus_van(zaak).pk)
        assert classes(zaak["triagist"], facts, Action.SCHRIJVEN) == frozenset()
        assert not visible(zaak["triagist"], Casus.objects.all(), DataClass.BESTAAN).exists()
        enter(SYSTEM)
        assert casus_van(zaak).ingezien_op is None


def geopend(regio: Regio, key: str = "triagist", at: datetime | None = None) -> int:
    row = open_nood(Sleutel("bsn", "999000019"), REDEN, by=regio[key], at=at or regio.at)
    return row.pk


def test_belofte_07_misbruik_09_not_judged_in_time_the_right_is_gone_until_it_is(zaak: Regio) -> None:
    """No job is needed for it, and it stays on somebody's name, in sight (access.md, misuse 9)."""
    pk = geopend(zaak)
    late = zaak.at + timedelta(days=6)
    client, lead = browser(zaak, "triagist"), browser(zaak, "lead")
    with clock.at(late):
        answer = vraag(client)
        assert answer.status_code == 409
        assert DICHT in answer.content.decode()
        for judge in ("lead", "fg"):
            page = browser(zaak, judge).get("/werk/nood/beoordelen").content.decode()
            for words in ("te laat", "op naam van Toets Lead", "Toets Triagist"):
                assert words in page
        assert f"/werk/nood/{pk}" in lead.get("/werk/").content.decode()
        assert lead.post(f"/werk/nood/{pk}", {"oordeel": "keur_goed", "reden": OORDEEL}).status_code == 302
        assert vraag(client).status_code == 302
    assert not Deadline.objects.filter(object_id=pk, object_type="noodtoegang", done_at=None).exists()


def test_misbruik_09_what_still_runs_shuts_when_an_earlier_one_is_late(zaak: Regio) -> None:
    geopend(zaak)
    enter(SYSTEM)
    due = Noodtoegang.objects.get().beoordelen_voor
    geopend(zaak, at=due - timedelta(hours=1))
    client, casus = browser(zaak, "triagist"), casus_van(zaak)
    for moment, status in ((due, 200), (due + timedelta(seconds=1), 404)):
        with clock.at(moment):
            assert client.get(f"/werk/casus/{casus.pk}").status_code == status


@pytest.mark.parametrize(("chosen", "hours"), [(1, 1), (4, 4), (30, 4)])
def test_a_region_may_choose_less_and_never_more(zaak: Regio, chosen: int, hours: int) -> None:
    enter(SYSTEM)
    Rule.objects.filter(key=DUUR).update(value=chosen)
    geopend(zaak)
    enter(SYSTEM)
    row = Noodtoegang.objects.get()
    assert row.tot - row.van == timedelta(hours=hours)


def test_misbruik_09_found_wrong_the_right_is_gone_until_it_is_given_back(zaak: Regio) -> None:
    pk, casus = geopend(zaak), casus_van(zaak)
    client, fg = browser(zaak, "triagist"), browser(zaak, "fg")
    with clock.at(zaak.at + timedelta(hours=1)):
        assert client.get(f"/werk/casus/{casus.pk}").status_code == 200
        good = {"oordeel": "keur_goed", "reden": OORDEEL}
        assert fg.post(f"/werk/nood/{pk}", good).status_code == 409, "it still runs"
        assert fg.post(f"/werk/nood/{pk}", {"oordeel": "keur_af", "reden": "nee"}).status_code == 422
        assert fg.post(f"/werk/nood/{pk}", {"oordeel": "keur_af", "reden": OORDEEL}).status_code == 302
        assert client.get(f"/werk/casus/{casus.pk}").status_code == 404, "at the next click"
        assert vraag(client).status_code == 409
        assert "niet terecht" in fg.get("/werk/nood/beoordelen").content.decode()
        assert fg.post(f"/werk/nood/{pk}", {"reden": OORDEEL}).status_code == 302
        assert vraag(client).status_code == 302


@pytest.mark.parametrize("key", ["lead", "triagist", "casus", "beheer", "regisseur", "beleid"])
def test_misbruik_09_nobody_judges_himself_nor_who_may_not(zaak: Regio, key: str) -> None:
    pk = geopend(zaak, "lead")
    client = browser(zaak, key)
    with clock.at(zaak.at + timedelta(hours=5)):
        assert client.get(f"/werk/nood/{pk}").status_code == 404
        assert client.post(f"/werk/nood/{pk}", {"oordeel": "keur_goed", "reden": OORDEEL}).status_code == 404
    enter(SYSTEM)
    assert Noodtoegang.objects.get().stand == "te_beoordelen"
    assert Deadline.objects.get(object_type="noodtoegang").account_id == zaak.accounts["fg"].pk


@pytest.mark.parametrize("key", ["lead", "fg"])
def test_misbruik_09_nobody_judges_about_a_family_that_he_knows(zaak: Regio, key: str) -> None:
    """Who may not look here hears nothing of it, reads no reason and approves no friend's look (R1)."""
    enter(SYSTEM)
    Belangenconflict.objects.create(
        casus=casus_van(zaak), account=zaak.accounts[key], reden="zelfde adres", sinds=zaak.at
    )
    pk = geopend(zaak)
    client, other = browser(zaak, key), {"lead": "fg", "fg": "lead"}[key]
    with clock.at(zaak.at + timedelta(hours=5)):
        assert client.get(f"/werk/nood/{pk}").status_code == 404
        assert client.post(f"/werk/nood/{pk}", {"oordeel": "keur_goed", "reden": OORDEEL}).status_code == 404
        assert "Toets Triagist" not in client.get("/werk/nood/beoordelen").content.decode()
        assert browser(zaak, other).get(f"/werk/nood/{pk}").status_code == 200
    enter(SYSTEM)
    told = Message.objects.filter(object_type="noodtoegang", kind="dringend")
    assert list(told.values_list("account_id", flat=True)) == [zaak.accounts[other].pk]
    assert Deadline.objects.get(object_type="noodtoegang").account_id == zaak.accounts[other].pk


def test_belofte_05_the_reason_tells_who_judges_no_hiding_place(zaak: Regio) -> None:
    """Police stand at the door and say where that is; who judges whether it was right may not read it (R0, R6)."""
    words = "Agenten staan aan het Schuilpad 7 voor de deur en horen geschreeuw."
    pk = open_nood(Sleutel("bsn", "999000019"), words, by=zaak["triagist"], at=zaak.at).pk
    with clock.at(zaak.at):
        for judge in ("lead", "fg"):
            for path in (f"/werk/nood/{pk}", "/werk/nood/beoordelen"):
                assert "Schuilpad" not in browser(zaak, judge).get(path).content.decode(), (judge, path)


def test_who_judges_sees_numbers_and_no_content(zaak: Regio) -> None:
    pk, casus = geopend(zaak), casus_van(zaak)
    with clock.at(zaak.at):
        browser(zaak, "triagist").get(f"/werk/casus/{casus.pk}")
        for judge in ("lead", "fg"):
            page = browser(zaak, judge).get(f"/werk/nood/{pk}").content.decode()
            for words in (REDEN, f"over 3 mensen: {SOORTEN}", "triagist"):
                assert words in page
            for words in (casus.nummer, "Sanne", "Schuilpad"):
                assert words not in page
    assert LogLine.objects.filter(verb="noodtoegang.lees", account_id=zaak.accounts["fg"].pk).exists()


def test_questions_to_the_database(
    zaak: Regio, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    geopend(zaak)
    client, lead = browser(zaak, "triagist"), browser(zaak, "lead")
    with clock.at(zaak.at):
        with django_assert_max_num_queries(50):
            assert client.get(f"/werk/casus/{casus_van(zaak).pk}").status_code == 200
        with django_assert_max_num_queries(14):
            assert client.get("/werk/nood").status_code == 200
        with django_assert_max_num_queries(18):
            assert lead.get("/werk/nood/beoordelen").status_code == 200
