"""A region takes somebody on: an account with a code, a password of his own, and out again at once."""

import re

from tests.journeys.conftest import Toneel

WORD = "een-zin-om-te-onthouden-9"


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
