"""The first functional manager of a region, and the one who lost his way in."""

from datetime import datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from eenplan.core.accounts.beheer.codes import zet_wachtwoord
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.audit.models import LogLine
from eenplan.site import account
from eenplan.site.pg_user import LaunchError
from tests.regio import Regio

WORD = "een-heel-nieuw-woord-9"


def code_in(text: str) -> str:
    return text.partition("Code: ")[2].partition("\n")[0]


def test_the_first_manager_of_an_empty_region(
    db: None, now: datetime, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(LaunchError, match="EENPLAN_EERSTE_NAAM"):
        account.main(["eerste"])
    for name, value in zip(account.ASK, ("Bea Beheer", "Bea", "Veilig Thuis Toets"), strict=True):
        monkeypatch.setenv(name, value)
    assert account.main(["eerste"]) == 0
    assert zet_wachtwoord("bea", code_in(capsys.readouterr().out), WORD, at=now)
    assert Account.objects.get(username="bea").appointments.get().role == "beheer"
    assert Organisation.objects.get().naam == "Veilig Thuis Toets"
    assert LogLine.objects.filter(verb="account.eerste").count() == 1
    with pytest.raises(LaunchError, match="al een functioneel beheerder"):
        account.main(["eerste"])


def test_a_manager_who_lost_his_second_step(regio: Regio, now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    TOTP.activate(regio.accounts["beheer"], generate_totp_secret())
    assert account.main(["herstel", "BEHEER"]) == 0
    assert zet_wachtwoord("beheer", code_in(capsys.readouterr().out), WORD, at=now)
    assert not regio.accounts["beheer"].authenticator_set.exists()
    with pytest.raises(LaunchError, match="geen functioneel beheerder"):
        account.main(["herstel", "lead"])
    with pytest.raises(LaunchError, match="Gebruik"):
        account.main(["weg"])
