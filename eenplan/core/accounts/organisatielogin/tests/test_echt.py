"""The whole way with a real provider on a socket of this machine: bound once with a code, then in and out."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from eenplan.core.accounts.beheer import actions as beheer
from eenplan.core.accounts.beheer.codes import wie_heeft
from eenplan.core.accounts.models import Account, Appointment, Inlogbron, Inlogkoppeling
from eenplan.core.accounts.organisatielogin import actions
from eenplan.core.accounts.organisatielogin.views import NIET
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from tests.regio import Regio

TERUG = "http://testserver/account/organisatie/terug/"
Aanbieder = dict[str, str]


@pytest.fixture(scope="module")
def aanbieder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aanbieder]:
    command = [
        sys.executable,
        str(Path(__file__).with_name("aanbieder.py")),
        str(tmp_path_factory.mktemp("oidc")),
        TERUG,
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield json.loads(process.stdout.readline())
        process.terminate()


@pytest.fixture
def bron(regio: Regio, now: datetime, aanbieder: Aanbieder) -> Inlogbron:
    cache.clear()
    place = regio.organisations["team"].pk
    given = aanbieder["issuer"], aanbieder["client_id"], aanbieder["secret"]
    actions.stel_in(place, *given, True, by=regio["beheer"], at=now)
    return Inlogbron.objects.get()


def at_the_provider(aanbieder: Aanbieder, who: str, url: str) -> str:
    """What the browser of somebody who is logged in there does with this address; where it is sent back to."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Cookie": f"sessionid={aanbieder[who]}"})
    answer = connection.getresponse()
    assert answer.status == 302, answer.read()[:2000]
    return answer.headers["Location"].removeprefix("http://testserver")


def come_in(client: Client, aanbieder: Aanbieder, bron: Inlogbron, who: str) -> str:
    """Through the organisation; the address with which one came back."""
    back = at_the_provider(aanbieder, who, client.get(f"/account/organisatie/{bron.organisation_id}/")["Location"])
    client.get(back)
    return back


def inside(client: Client) -> bool:
    return client.get("/werk/").status_code == 200


def bound(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> Client:
    """Anna's first time, as the director of the local team."""
    code = beheer.nodig_uit(regio.accounts["regisseur"].pk, by=regio["beheer"], at=regio.at)
    client = Client()
    page = client.post("/account/koppel/", {"gebruikersnaam": "regisseur", "code": code})
    assert f"/account/organisatie/{bron.organisation_id}/" in page.content.decode()
    come_in(client, aanbieder, bron, "anna")
    return client


def test_bound_once_with_a_code_then_in_and_out(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    assert inside(bound(regio, aanbieder, bron))
    again, stranger = Client(), Client()
    come_in(again, aanbieder, bron, "anna")
    come_in(stranger, aanbieder, bron, "bob")
    assert (inside(again), inside(stranger)) == (True, False)
    assert NIET in stranger.get("/account/login/").content.decode()
    assert LogLine.objects.get(verb="account.koppel").object_id == regio.accounts["regisseur"].pk
    assert Account.objects.count() == len(regio.accounts)
    beheer.blokkeer(regio.accounts["regisseur"].pk, by=regio["beheer"], at=regio.at)
    late = Client()
    come_in(late, aanbieder, bron, "anna")
    assert not inside(late)
    assert NIET in late.get("/account/login/").content.decode()  # as a stranger
    page = Client().get("/account/login/").content.decode()
    assert f"/account/organisatie/{bron.organisation_id}/" in page


def test_what_was_sent_is_of_no_use_again(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    """Not in the same browser, not in another (whose state it is not), and not with another state."""
    client = bound(regio, aanbieder, bron)
    client.post("/account/logout/")
    back = come_in(client, aanbieder, bron, "anna")
    client.post("/account/logout/")
    thief, fresh = Client(), Client()
    for browser in (client, thief):
        browser.get(back)
        assert not inside(browser)
    fresh.get(f"/account/organisatie/{bron.organisation_id}/")
    fresh.get(back)  # the code of one with the state of another
    assert not inside(fresh)


def test_what_the_provider_is_asked(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    client = Client()
    asked = parse_qs(urlsplit(client.get(f"/account/organisatie/{bron.organisation_id}/")["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))
    assert client.session["organisatielogin"]["verifier"] not in str(asked)


def test_a_code_of_a_stolen_session_needs_its_verifier(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    bound(regio, aanbieder, bron)
    client = Client()
    url = client.get(f"/account/organisatie/{bron.organisation_id}/")["Location"]
    back = at_the_provider(aanbieder, "anna", url)
    session = client.session
    session["organisatielogin"] = {**session["organisatielogin"], "verifier": "x" * 43}
    session.save()
    client.get(back)
    assert not inside(client)


def test_a_wrong_code_binds_nobody(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    wrong = Client().post("/account/koppel/", {"gebruikersnaam": "regisseur", "code": "AAAA-BBBB-CCCC"})
    nobody = Client().post("/account/koppel/", {"gebruikersnaam": "niemand", "code": "AAAA-BBBB-CCCC"})
    assert (wrong.status_code, nobody.status_code) == (409, 409)
    assert wrong.context["form"].errors == nobody.context["form"].errors
    bound(regio, aanbieder, bron)
    code = beheer.nodig_uit(regio.accounts["collega"].pk, by=regio["beheer"], at=regio.at)
    client = Client()
    client.post("/account/koppel/", {"gebruikersnaam": "collega", "code": code})
    come_in(client, aanbieder, bron, "anna")  # who is somebody already
    assert not inside(client)
    assert Inlogkoppeling.objects.get().account == regio.accounts["regisseur"]


def test_off_is_off_and_the_secret_is_sealed(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    assert aanbieder["secret"].encode() not in bytes(bron.secret)
    regio.log_in_all()
    client, path = regio.client("beheer"), f"/werk/organisaties/{bron.organisation_id}/inlog"
    page = client.get(path).content.decode()
    assert bron.issuer in page
    assert aanbieder["secret"] not in page
    typed = {"issuer": bron.issuer, "client_id": bron.client_id, "secret": ""}
    assert client.post(path, {**typed, "issuer": "http://elders.invalid"}).status_code == 409
    assert client.post(path, typed).status_code == 302
    kept = Inlogbron.objects.get()
    assert (bytes(kept.secret), kept.actief) == (bytes(bron.secret), False)
    assert Client().get(f"/account/organisatie/{bron.organisation_id}/").status_code == 404
    assert regio.client("lead").get(path).status_code == 404


def test_who_left_the_organisation_comes_in_through_it_no_more(
    regio: Regio, aanbieder: Aanbieder, bron: Inlogbron
) -> None:
    bound(regio, aanbieder, bron)
    mine = Appointment.objects.get(account=regio.accounts["regisseur"])
    mine.tot = regio.at
    mine.save()
    Appointment.objects.create(
        account=mine.account,
        organisation=regio.organisations["ander_team"],
        role="regisseur",
        functie="x",
        van=regio.at,
    )
    client = Client()
    come_in(client, aanbieder, bron, "anna")
    assert not inside(client)


def test_another_issuer_knows_nobody(regio: Regio, aanbieder: Aanbieder, bron: Inlogbron) -> None:
    """A subject is a number: at another provider it is another person."""
    bound(regio, aanbieder, bron)
    Inlogkoppeling.objects.update(issuer="https://vorige.invalid")
    client = Client()
    come_in(client, aanbieder, bron, "anna")
    assert not inside(client)


def test_a_code_binds_only_at_an_organisation_where_one_works(
    regio: Regio, aanbieder: Aanbieder, bron: Inlogbron
) -> None:
    """Sent on to the login of another organisation, somebody's code binds nobody there, and is still good."""
    code = beheer.nodig_uit(regio.accounts["casus"].pk, by=regio["beheer"], at=regio.at)
    assert actions.koppel(bron, "wie-dan-ook", "casus", code, at=regio.at) is None
    assert not Inlogkoppeling.objects.exists()
    assert wie_heeft("casus", code, at=regio.at) == regio.accounts["casus"].pk


def test_a_code_that_lay_in_a_browser_binds_nobody_who_comes_later(
    regio: Regio, aanbieder: Aanbieder, bron: Inlogbron
) -> None:
    """One types his code and goes away; a colleague logs in at that computer the usual way, and is nobody else."""
    code = beheer.nodig_uit(regio.accounts["regisseur"].pk, by=regio["beheer"], at=regio.at)
    client = Client()
    client.post("/account/koppel/", {"gebruikersnaam": "regisseur", "code": code})
    client.get("/account/login/")
    come_in(client, aanbieder, bron, "bob")
    assert not inside(client)
    assert not Inlogkoppeling.objects.exists()


def test_the_secret_goes_to_nobody_but_who_gave_it(regio: Regio, bron: Inlogbron) -> None:
    """Another address with the secret that was there would hand that to whoever answers there."""
    with pytest.raises(Refused, match="geheim"):
        actions.stel_in(
            bron.organisation_id, "https://elders.example", bron.client_id, "", True, by=regio["beheer"], at=regio.at
        )
    assert Inlogbron.objects.get().issuer == bron.issuer
