"""What can be reached under /account/: to log in and out, the password, the second factor. Nothing that sends mail."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from eenplan.core.accounts.models import Account, Appointment
from tests.regio import PASSWORD, Regio
from tests.repo import deuren

ALLOWED = {
    "account/login/": "account_login",
    "account/logout/": "account_logout",
    "account/reauthenticate/": "account_reauthenticate",
    "account/password/change/": "account_change_password",
    "account/code/": "account_code",
    "account/koppel/": "account_koppel",
    "account/organisatie/terug/": "organisatielogin-terug",
    "account/organisatie/<int:organisation_id>/": "organisatielogin",
    "account/uw/": "uw-account",
    "account/kring/": "kring",
    "account/functie/": "kies-functie",
    "account/2fa/": "mfa_index",
    "account/2fa/authenticate/": "mfa_authenticate",
    "account/2fa/reauthenticate/": "mfa_reauthenticate",
    "account/2fa/totp/activate/": "mfa_activate_totp",
    "account/2fa/totp/deactivate/": "mfa_deactivate_totp",
    "account/2fa/passkeys/": "mfa_list_webauthn",
    "account/2fa/passkeys/add/": "mfa_add_webauthn",
    "account/2fa/passkeys/login/": "mfa_login_webauthn",
    "account/2fa/passkeys/reauthenticate/": "mfa_reauthenticate_webauthn",
    "account/2fa/passkeys/<int:pk>/remove/": "mfa_remove_webauthn",
    "account/2fa/passkeys/<int:pk>/edit/": "mfa_edit_webauthn",
    "account/2fa/recovery-codes/": "mfa_view_recovery_codes",
    "account/2fa/recovery-codes/generate/": "mfa_generate_recovery_codes",
    "account/2fa/recovery-codes/download/": "mfa_download_recovery_codes",
}
OURS = {
    "account_code", "account_koppel", "organisatielogin-terug", "organisatielogin", "uw-account", "kies-functie",
    "kring",
}  # fmt: skip
GONE = [
    "email/", "signup/", "confirm-email/", "confirm-email/abc/", "inactive/", "password/set/", "password/reset/",
    "password/reset/done/", "password/reset/key/1-abc/", "password/reset/key/done/", "login/code/",
    "login/code/confirm/", "2fa/webauthn/", "2fa/webauthn/add/", "2fa/trust/", "3rdparty/", "social/signup/",
    "sessions/", "phone/change/", "",
]  # fmt: skip
SENSITIVE = [
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes", "mfa_add_webauthn",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_tries_of_before() -> None:
    """How often somebody tried is kept beside the database."""
    cache.clear()


TAKE_OVER = {"action_add": "", "action_primary": "", "email": "dief@voorbeeld.invalid"}


def test_only_these_addresses_are_under_account() -> None:
    assert {one.path: one.name for one in deuren.site() if one.path.startswith("account")} == ALLOWED


def test_nothing_of_allauth_stands_elsewhere() -> None:
    ours = {path for path, name in ALLOWED.items() if name in OURS}
    assert {one.path for one in deuren.site() if one.door == deuren.ALLAUTH} == ALLOWED.keys() - ours


@pytest.mark.parametrize("path", GONE)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", [None, "lead"])
def test_everything_else_is_not_there(regio: Regio, path: str, method: str, who: str | None) -> None:
    regio.log_in_all()
    client = regio.client(who) if who else Client()
    assert getattr(client, method)(f"/account/{path}", TAKE_OVER).status_code == 404
    assert mail.outbox == []


def test_who_finds_an_unlocked_screen_cannot_take_the_account(regio: Regio) -> None:
    """Another address for mail, then a new password by mail: neither is there any more."""
    client = regio_client(regio, "lead")
    assert client.post("/account/email/", TAKE_OVER).status_code == 404
    assert Client().post("/account/password/reset/", {"email": "dief@voorbeeld.invalid"}).status_code == 404
    account = Account.objects.get(username="lead")
    assert (account.email, account.check_password(PASSWORD)) == ("lead@voorbeeld.invalid", True)
    assert mail.outbox == []


def regio_client(regio: Regio, key: str) -> Client:
    """A browser of somebody who logged in a while ago."""
    regio.log_in_all()
    return regio.client(key)


def test_a_new_password_asks_the_old_one(regio: Regio) -> None:
    client, new = regio_client(regio, "lead"), "een-heel-ander-wachtwoord-7"
    form = {"oldpassword": "geraden", "password1": new, "password2": new}
    assert client.post("/account/password/change/", form).status_code == 200
    assert Account.objects.get(username="lead").check_password(PASSWORD)
    assert client.post("/account/password/change/", form | {"oldpassword": PASSWORD}).status_code == 302
    assert Account.objects.get(username="lead").check_password(new)
    assert mail.outbox == []


def with_codes(regio: Regio, name: str) -> Client:
    """A browser of somebody who has a second factor, unless the page is for making one."""
    if name != "mfa_activate_totp":
        TOTP.activate(regio.accounts["lead"], generate_totp_secret())
        RecoveryCodes.activate(regio.accounts["lead"])
    return regio_client(regio, "lead")


@pytest.mark.parametrize("name", SENSITIVE)
def test_the_second_factor_asks_the_password_again(regio: Regio, name: str) -> None:
    client = with_codes(regio, name)
    answer = client.get(reverse(name))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/reauthenticate/")
    assert client.post(answer["Location"], {"password": "geraden"}).status_code == 200
    assert client.get(reverse(name)).status_code == 302
    passed = client.post(answer["Location"], {"password": PASSWORD}, follow=True)
    assert (passed.status_code, passed.request["PATH_INFO"]) == (200, reverse(name))


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_generate_recovery_codes"])
def test_the_second_factor_is_not_changed_without_the_password(regio: Regio, name: str) -> None:
    client = with_codes(regio, name)
    before = list(Authenticator.objects.order_by("pk").values())
    answer = client.post(reverse(name), {"code": "000000"})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/reauthenticate/")
    assert list(Authenticator.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("path", ["/account/2fa/", "/account/password/change/", "/account/logout/"])
def test_the_pages_that_stay_can_be_shown(regio: Regio, path: str) -> None:
    answer = regio_client(regio, "lead").get(path)
    assert answer.status_code == 200
    for gone in ("/email/", "/reset/", "signup"):
        assert gone not in answer.content.decode(), gone


def test_a_code_of_the_second_factor_cannot_be_tried_without_end(regio: Regio) -> None:
    """Who has the password must not have a million tries at six digits."""
    TOTP.activate(regio.accounts["lead"], generate_totp_secret())
    client = Client()
    answer = client.post("/account/login/", {"login": "lead", "password": PASSWORD})
    assert answer["Location"].endswith("/2fa/authenticate/")
    pages = [client.post("/account/2fa/authenticate/", {"code": f"00000{n % 10}"}).content.decode() for n in range(12)]
    assert pages[-1] != pages[0]
    assert "Te veel" in pages[-1]


def test_the_login_page_says_whom_to_ask(db: None) -> None:
    page = Client().get("/account/login/").content.decode()
    assert "Wachtwoord vergeten?" in page
    assert "functioneel beheerder van uw organisatie" in page
    assert "/reset/" not in page


def test_a_blocked_account_hears_the_same_as_a_wrong_password(regio: Regio) -> None:
    """Else the answer tells that the password was right."""
    Account.objects.filter(username="lead").update(is_active=False)
    right, wrong = (
        Client().post("/account/login/", {"login": "lead", "password": word}) for word in (PASSWORD, "geraden-woord-12")
    )
    assert (right.status_code, wrong.status_code) == (200, 200)
    assert right.context["form"].errors == wrong.context["form"].errors


@pytest.mark.parametrize("name", ["account_email", "account_signup", "account_reset_password", "account_inactive"])
def test_no_template_can_point_to_what_is_gone(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_logging_out_clears_the_browser(regio: Regio) -> None:
    """As /weg does for citizens; the cookie of the session goes with the answer itself."""
    client = regio_client(regio, "lead")
    assert "Clear-Site-Data" not in client.get("/account/logout/").headers
    answer = client.post("/account/logout/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/werk/").status_code == 302


def test_another_function_is_offered_to_who_has_more_than_one(regio: Regio) -> None:
    """In the menu behind the name; choosing it leads to the first page of that function."""
    link = 'href="/account/functie/"'
    client = Client()
    client.force_login(regio.accounts["lead"])
    assert link not in client.get("/werk/").content.decode()
    extra = Appointment.objects.create(
        account=regio.accounts["lead"], organisation=regio.organisations["vt"], role="beheer",
        functie="functioneel beheerder", van=regio.at,
    )  # fmt: skip
    assert link in client.get("/werk/").content.decode()
    page = client.get("/account/functie/").content.decode()
    assert page.count("(nu)") == 1
    assert client.post("/account/functie/", {"functie": extra.pk})["Location"] == "/"
    assert client.get("/")["Location"] == "/werk/regels"
