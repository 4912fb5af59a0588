"""A region takes somebody on: an account with a code, a password of his own, and out again at once."""

import re
from typing import Any

from eenplan.core.accounts.models import Account
from tests.journeys.conftest import Toneel
from tests.regio import PASSWORD

WORD = "een-zin-om-te-onthouden-9"
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def test_somebody_comes_and_goes(toneel: Toneel) -> None:
    beheer = toneel.als("beheer")
    beheer.ga("/werk/accounts")
    beheer.klik("Nieuw account", role="link")
    beheer.vul("Naam", "Noor Nieuw")
    beheer.vul("Gebruikersnaam", "noor")
    beheer.kies("Organisatie", "Veilig Thuis Toetsland (verzonnen)")
    beheer.kies("Rol", "Veilig Thuis, intake")
    beheer.page.get_by_label("Functie", exact=True).fill("triagist")
    beheer.klik("Account maken")
    code = re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){2}", beheer.page.inner_text("code"))
    assert code
    noor = toneel.bezoeker("noor")
    noor.ga("/account/login/")
    noor.klik("Ik heb een code", role="link")
    noor.vul("Gebruikersnaam", "noor")
    noor.vul("Code", code[0])
    noor.page.get_by_label("Nieuw wachtwoord", exact=True).fill(WORD)
    noor.vul("Nieuw wachtwoord, nog een keer", WORD)
    noor.klik("Wachtwoord instellen")
    noor.vul("Gebruikersnaam", "noor")
    noor.vul("Wachtwoord", WORD)
    noor.klik("Inloggen")
    assert noor.page.url.endswith("/werk/")
    beheer.ga("/werk/organisaties")
    beheer.klik("Veilig Thuis Toetsland", role="link")
    beheer.ga("/werk/accounts?zoek=noor")
    beheer.klik("Noor Nieuw", role="link")
    beheer.klik("Functie toevoegen", role="link")
    beheer.klik("Terug", role="link")
    beheer.klik("Beëindigen", role="link")
    beheer.klik("Terug", role="link")
    beheer.klik("Account blokkeren", role="link")
    beheer.klik("Nu blokkeren")
    beheer.ziet("Dit account is geblokkeerd")
    noor.ga("/werk/termijnen")
    noor.ziet("Wachtwoord vergeten?")


def test_a_passkey_instead_of_a_password(toneel: Toneel, settings: Any) -> None:
    """Made with the authenticator of the machine, used to log in, and no use to who is blocked."""
    settings.EENPLAN_TWEEDE_FACTOR = True
    casus = toneel.bezoeker("casus")
    machine = casus.page.context.new_cdp_session(casus.page)
    machine.send("WebAuthn.enable")
    machine.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    casus.ga("/account/login/")
    casus.vul("Gebruikersnaam", "casus")
    casus.vul("Wachtwoord", PASSWORD)
    casus.klik("Inloggen")
    casus.ziet("stel een tweede stap bij het inloggen in")
    casus.klik("Passkey toevoegen", role="link")
    casus.vul("Wachtwoord", PASSWORD)
    casus.page.locator("form button[type=submit]").first.click()
    casus.page.get_by_role("checkbox").check()
    casus.page.locator("#mfa_webauthn_add").click()
    casus.page.wait_for_url("**/account/2fa/recovery-codes/")
    casus.bekijk()
    casus.ga("/account/2fa/passkeys/")
    casus.ziet("u logt ermee in zonder wachtwoord")
    casus.ga("/werk/")
    casus.page.locator(".ep-wie summary").click()
    casus.klik("Uw account", role="link")
    casus.page.locator(".ep-wie summary").click()
    casus.klik("Uitloggen")
    casus.ga("/account/login/")
    casus.page.get_by_role("button", name="Inloggen met een passkey").click()  # the script goes on from here
    casus.page.wait_for_url("**/werk/")
    casus.page.context.clear_cookies()
    Account.objects.filter(username="casus").update(is_active=False)
    casus.ga("/account/login/")
    casus.page.get_by_role("button", name="Inloggen met een passkey").click()
    casus.page.wait_for_load_state("networkidle")
    casus.ga("/werk/")
    assert "/account/login/" in casus.page.url
