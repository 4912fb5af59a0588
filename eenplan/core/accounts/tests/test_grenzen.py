"""Sessions: how long, where, whose; and who is asked for a second step."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client

from eenplan.core.access.policy import Role
from eenplan.core.accounts.begin import TWEEDE_STAP
from eenplan.core.accounts.beheer.queries import mens
from eenplan.core.accounts.grenzen import Plek, apparaat, begin, over, tweede_stap_voor
from eenplan.core.accounts.models import Aanmelding, Account, Appointment, Organisation
from eenplan.core.accounts.sessies import ruim_op
from eenplan.core.audit.models import LogLine
from eenplan.core.rulebook.models import Rule
from tests.regio import PASSWORD, Regio

DAY = datetime(2026, 3, 1, tzinfo=UTC)
AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"


def logged_in(key: str, agent: str = "") -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    assert client.post("/account/login/", {"login": key, "password": PASSWORD}).status_code == 302
    return client


@pytest.mark.parametrize(
    ("after", "seen", "why"),
    [(0, 0, ""), (1799, 0, ""), (1800, 0, "stil"), (40000, 39000, ""), (43199, 43000, ""), (43200, 43199, "lang")],
)
def test_when_a_session_is_over(after: int, seen: int, why: str) -> None:
    assert over(begin(1000, 1800, 43200) | {"laatst": 1000 + seen}, 1000 + after) == why


def test_a_session_without_marks_is_over() -> None:
    assert over({}, 0) == "lang"


def test_a_machine_in_words() -> None:
    assert apparaat(AGENT) == "Chrome op Windows"
    assert apparaat("Mozilla/5.0 (iPhone; like Mac OS X) Version/18 Safari/604") == "Safari op iPhone"
    assert apparaat("curl/8") == "Een programma"


@pytest.mark.parametrize(
    ("level", "role", "asked", "until"),
    [
        (0, Role.VT_CASUS, True, None), (1, Role.VT_CASUS, True, 14), (1, Role.VT_CASUS, False, None),
        (1, Role.BELEID, True, None), (1, Role.FG, True, None), (1, Role.BEHEER, True, 14), (2, Role.BELEID, True, 14),
    ],
)  # fmt: skip
def test_who_needs_a_second_step(level: int, role: Role, asked: bool, until: int | None) -> None:
    found = tweede_stap_voor(level, timedelta(days=14), [Plek(role, asked, DAY)])
    assert found == (DAY + timedelta(days=until) if until is not None else None)


def test_half_an_hour_of_nothing_ends_it(regio: Regio, now: Any) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        client = logged_in("casus")
        for _ in range(3):
            clock.shift(29 * 60)
            assert client.get("/werk/").status_code == 200
        clock.shift(30 * 60)
        answer = client.get("/werk/termijnen?x=1")
        assert answer["Location"] == "/account/login/?next=%2Fwerk%2Ftermijnen%3Fx%3D1"
        assert "wat u in een formulier typte, staat er nog" in client.get(answer["Location"]).content.decode()
        assert not Aanmelding.objects.filter(account=regio.accounts["casus"]).exists()


def test_twelve_hours_is_the_longest(regio: Regio, now: Any) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        client = logged_in("casus")
        for _ in range(24):
            clock.shift(29 * 60)
            assert client.get("/werk/").status_code == 200
        clock.shift(25 * 60)
        assert client.get("/werk/").status_code == 302


def test_what_was_sent_too_late_goes_back_to_its_form(regio: Regio, now: Any) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        client = logged_in("casus")
        clock.shift(31 * 60)
        answer = client.post(
            "/werk/advies/nieuw", {"tekst": "x"}, headers={"referer": "http://testserver/werk/advies/nieuw"}
        )
        assert answer["Location"] == "/account/login/?next=%2Fwerk%2Fadvies%2Fnieuw"


def test_a_region_chooses_its_own_limit(regio: Regio, now: Any) -> None:
    Rule.objects.filter(key="sessie_stil").update(value=5)
    with time_machine.travel(DAY, tick=False) as clock:
        client = logged_in("casus")
        clock.shift(5 * 60)
        assert client.get("/werk/").status_code == 302


def test_looking_writes_at_most_once_a_minute(regio: Regio, now: Any, django_assert_num_queries: Any) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        client = logged_in("fg")
        before = Aanmelding.objects.get(account=regio.accounts["fg"]).session_data
        clock.shift(59)
        client.get("/weg")
        assert Aanmelding.objects.get(account=regio.accounts["fg"]).session_data == before
        clock.shift(1)
        client.get("/weg")
        assert Aanmelding.objects.get(account=regio.accounts["fg"]).session_data != before


def test_what_lay_still_is_not_shown_and_what_is_over_goes(regio: Regio, now: Any) -> None:
    with time_machine.travel(DAY, tick=False) as clock:
        logged_in("casus")
        clock.shift(31 * 60)
        here = logged_in("casus")
        assert len(here.get("/account/uw/").context["plaatsen"]) == 1
        assert mens(regio.accounts["casus"].pk, now).sessies == 1
        clock.shift(7.6 * 3600)
        assert (Aanmelding.objects.count(), ruim_op(), Aanmelding.objects.count()) == (2, 1, 1)


def test_logging_in_gives_another_session(regio: Regio, now: Any) -> None:
    """Whoever put a session in the browser before (fixation) does not have the one after."""
    client = Client()
    client.get("/account/login/")
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    client.post("/account/login/", {"login": "casus", "password": PASSWORD})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert not Aanmelding.objects.filter(pk=before).exists()


def test_where_one_is_logged_in_and_out_again_there(regio: Regio, now: Any) -> None:
    here, there, other = logged_in("casus", AGENT), logged_in("casus"), logged_in("lead")
    page = here.get("/account/uw/")
    text = page.content.decode()
    assert ("Chrome op Windows" in text, text.count("Daar uitloggen")) == (True, 1)
    for client in (here, there):
        assert client.session.session_key not in text
    strange = next(item for item in other.get("/account/uw/").context["plaatsen"])
    here.post("/account/uw/", {"sessie": strange.naam})  # of somebody else
    assert other.get("/werk/").status_code == 200
    here.post("/account/uw/", {"sessie": page.context["plaatsen"][1].naam})
    assert (here.get("/werk/").status_code, there.get("/werk/").status_code) == (200, 302)
    more = [logged_in("casus"), logged_in("casus")]
    here.post("/account/uw/", {"sessie": ""})
    assert [client.get("/werk/").status_code for client in (here, *more)] == [200, 302, 302]
    assert LogLine.objects.filter(verb="account.sessie_einde").count() == 3


def test_a_new_password_ends_the_other_sessions(regio: Regio, now: Any) -> None:
    here, there, new = logged_in("casus"), logged_in("casus"), "een-heel-ander-wachtwoord-7"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", form).status_code == 302
    assert (here.get("/werk/").status_code, there.get("/werk/").status_code) == (200, 302)


def test_who_has_no_second_step_is_held_at_the_page_for_it(regio: Regio, now: Any, settings: Any) -> None:
    settings.EENPLAN_TWEEDE_FACTOR = True
    client = logged_in("casus")  # works here for 400 days
    assert client.get("/werk/")["Location"] == "/account/2fa/"
    assert client.post("/werk/advies/nieuw", {})["Location"] == "/account/2fa/"
    text = client.get("/account/2fa/").content.decode()
    assert "stel een tweede stap" in text
    TOTP.activate(regio.accounts["casus"], generate_totp_secret())
    again = Client()
    answer = again.post("/account/login/", {"login": "casus", "password": PASSWORD})
    assert answer["Location"].endswith("/authenticate/")
    assert again.get("/werk/").status_code == 302
    assert TWEEDE_STAP not in logged_in("beleid").session  # sees no case


def test_a_new_colleague_has_two_weeks(regio: Regio, now: datetime, settings: Any) -> None:
    settings.EENPLAN_TWEEDE_FACTOR = True
    Appointment.objects.filter(account=regio.accounts["casus"]).update(van=now - timedelta(days=13))
    text = logged_in("casus").get("/werk/").content.decode()
    assert "Stel voor 21 maart 2026 een tweede stap" in text
    Appointment.objects.filter(account=regio.accounts["casus"]).update(van=now - timedelta(days=14))
    assert logged_in("casus").get("/werk/").status_code == 302


def test_an_organisation_with_a_login_of_its_own_asks_itself(regio: Regio, now: Any, settings: Any) -> None:
    settings.EENPLAN_TWEEDE_FACTOR = True
    Organisation.objects.filter(pk=regio.organisations["vt"].pk).update(tweede_factor=False)
    assert logged_in("casus").get("/werk/").status_code == 200


def test_making_it_opens_the_way(regio: Regio, now: Any, settings: Any) -> None:
    """The whole way on the screen: password again, the code of the app, recovery codes, on to the work."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    settings.EENPLAN_TWEEDE_FACTOR = True
    client = logged_in("casus")
    page = client.get("/account/2fa/totp/activate/")
    if page.status_code == 302:
        client.post(page["Location"], {"password": PASSWORD})
        page = client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    answer = client.post("/account/2fa/totp/activate/", {"code": code})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    assert client.get("/werk/").status_code == 200
    assert TWEEDE_STAP not in client.session
    kept = Account.objects.get(username="casus").authenticator_set.get(type="totp").data["secret"]
    assert secret not in kept  # sealed
