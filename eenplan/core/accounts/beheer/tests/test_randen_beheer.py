"""The edges of what the functional manager does: every act refuses who may not, whom it may not, and when not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from eenplan.core.access.policy import Role
from eenplan.core.accounts.beheer import actions, dienst, eerste, organisaties, plaatsen, queries
from eenplan.core.accounts.beheer.codes import gebruik, geef_code, wie_heeft, zet_wachtwoord
from eenplan.core.accounts.models import Account, Appointment, Organisation, Uitnodiging
from eenplan.core.accounts.organisatielogin.actions import stel_in
from eenplan.core.accounts.rules import LETTERS, OrganisationKind
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from tests.regio import Regio

NEW = "een-heel-nieuw-woord-9"


def given(naam: str, on_duty: int | None = None) -> organisaties.Gegevens:
    return organisaties.Gegevens(naam, "", "", "", True, on_duty)


def test_every_act_refuses_everybody_else_and_leaves_no_line(regio: Regio, now: datetime) -> None:
    pk, vt = regio.accounts["casus"].pk, regio.organisations["vt"].pk
    place = regio.accounts["casus"].appointments.get().pk
    func: dict[str, Any] = {"organisation_id": vt, "role": Role.VT_CASUS, "functie": "x"}
    lines = LogLine.objects.count()

    def acts(**who: Any) -> list[Callable[[], object]]:
        return [
            lambda: actions.maak_account("N", "n", "", **func, **who),
            lambda: actions.wijzig(pk, "N", "", **who),
            lambda: actions.deblokkeer(pk, **who),
            lambda: plaatsen.stel_aan(pk, **func, van=now, tot=None, **who),
            lambda: plaatsen.beeindig(place, tot=now, **who),
            lambda: organisaties.wijzig(vt, given("N"), **who),
            lambda: stel_in(vt, "https://x.invalid", "c", "s", True, **who),
        ]

    for key in ("lead", "fg", "beleid", "agent"):
        for one in acts(by=regio[key], at=now):
            with pytest.raises(Refused, match="alleen de functioneel beheerder"):
                one()
    assert LogLine.objects.count() == lines


def test_what_an_act_refuses_the_manager_himself(regio: Regio, now: datetime) -> None:
    by, pk, vt = regio["beheer"], regio.accounts["casus"].pk, regio.organisations["vt"].pk
    place = regio.accounts["casus"].appointments.get()
    day = timedelta(days=1)
    func: dict[str, Any] = {"organisation_id": vt, "role": Role.VT_CASUS, "functie": "x"}
    gone = regio.accounts["ander"]
    actions.blokkeer(gone.pk, by=by, at=now)
    cases: list[tuple[str, Callable[[], object]]] = [
        ("al iemand met deze", lambda: actions.maak_account("N", " CASUS ", "", **func, by=by, at=now)),
        ("niet geblokkeerd", lambda: actions.deblokkeer(pk, by=by, at=now)),
        ("geen tweede stap", lambda: actions.wis_tweede_stap(pk, by=by, at=now)),
        ("Haal eerst de blokkade weg", lambda: actions.nodig_uit(gone.pk, by=by, at=now)),
        ("einddatum", lambda: plaatsen.stel_aan(pk, **func, van=now, tot=now, by=by, at=now)),
        ("einddatum", lambda: plaatsen.stel_aan(pk, **func, van=now, tot=now - day, by=by, at=now)),
        (
            "al een organisatie",
            lambda: organisaties.wijzig(vt, given(" politie TOETSLAND (verzonnen) "), by=by, at=now),
        ),
        ("daar nu werkt", lambda: organisaties.wijzig(vt, given("Nieuw", gone.pk), by=by, at=now)),
        ("al een Veilig Thuis", lambda: organisaties.maak(OrganisationKind.VEILIG_THUIS, given("B"), by=by, at=now)),
        ("daar nu werkt", lambda: organisaties.maak(OrganisationKind.GGZ, given("C", pk), by=by, at=now)),
    ]
    for words, one in cases:
        with pytest.raises(Refused, match=words):
            one()
    assert Organisation.objects.get(pk=vt).naam == regio.organisations["vt"].naam
    plaatsen.beeindig(place.pk, tot=now + 2 * day, by=by, at=now)
    plaatsen.beeindig(place.pk, tot=now + day, by=by, at=now)  # shorter may
    with pytest.raises(Refused, match="eindigt al eerder"):
        plaatsen.beeindig(place.pk, tot=now + 2 * day, by=by, at=now)
    with pytest.raises(Refused, match="al geëindigd"):
        plaatsen.beeindig(place.pk, tot=now + day, by=by, at=now + day)


def test_a_code_fits_one_person_once_and_not_for_ever(regio: Regio, now: datetime) -> None:
    account = regio.accounts["casus"]
    code = geef_code(account, now)
    ends = Uitnodiging.objects.get(account=account).geldig_tot
    assert ends == now + timedelta(hours=24)
    assert {len(part) for part in code.split("-")} == {4}
    assert not set(code) - set(LETTERS) - {"-"}
    second = timedelta(seconds=1)
    for name, typed, moment, fits in (
        ("casus", code, ends - second, True), ("casus", code, ends, False), (" CASUS ", code.lower(), now, True),
        ("lead", code, now, False), ("niemand", code, now, False), ("", code, now, False), ("casus", "", now, False),
        ("casus", code[:-1], now, False), ("casus", code + "A", now, False), ("casus", "é€", now, False),
    ):  # fmt: skip
        assert (wie_heeft(name, typed, at=moment) == account.pk) is fits, (name, typed)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert wie_heeft("casus", code, at=now) is None
    Account.objects.filter(pk=account.pk).update(is_active=True)
    assert not zet_wachtwoord("lead", code, NEW, at=now)
    assert gebruik("casus", code, at=now) == account
    assert gebruik("casus", code, at=now) is None
    assert not zet_wachtwoord("casus", code, NEW, at=now)
    assert not Account.objects.get(pk=account.pk).check_password(NEW)


def test_blocking_takes_the_code_away(regio: Regio, now: datetime) -> None:
    account, by = regio.accounts["casus"], regio["beheer"]
    code = geef_code(account, now)
    actions.blokkeer(account.pk, by=by, at=now)
    actions.deblokkeer(account.pk, by=by, at=now)
    assert wie_heeft("casus", code, at=now) is None
    assert set(LogLine.objects.filter(object_id=account.pk).values_list("verb", flat=True)) >= {
        "account.blokkeer", "account.deblokkeer",
    }  # fmt: skip


def test_the_way_in_from_the_machine_itself(regio: Regio, now: datetime) -> None:
    with pytest.raises(Refused, match="al een functioneel"):
        eerste.maak_eerste("A", "a", "B", at=now)
    Account.objects.filter(username="beheer").update(is_active=False)
    with pytest.raises(Refused, match="geen functioneel beheerder"):
        eerste.herstel("beheer", at=now)
    for naam, username in (("", "nieuw"), ("  ", "nieuw"), ("A", ""), ("A", "  "), ("A", " CASUS ")):
        with pytest.raises(Refused, match="Geef een naam"):
            eerste.maak_eerste(naam, username, "B", at=now)
    code = eerste.maak_eerste(" Bea ", "Ｂea", "Een ander", at=now)  # Veilig Thuis is there: no second one
    made = Account.objects.get(username="bea")
    assert (made.naam, wie_heeft("bea", code, at=now)) == ("Bea", made.pk)
    assert Organisation.objects.filter(soort="veilig_thuis").count() == 1


def test_duty_goes_to_who_leads_and_only_where_it_must(regio: Regio, now: datetime) -> None:
    team = regio.organisations["team"]
    assert dienst.volg_dienst_op(now) == 0
    Organisation.objects.filter(pk=team.pk).update(dienstdoende=regio.accounts["school"])  # works elsewhere
    assert dienst.volg_dienst_op(now) == 1
    named = Organisation.objects.get(pk=team.pk).dienstdoende
    assert named in {regio.accounts["regisseur"], regio.accounts["collega"]}
    Appointment.objects.filter(account=named).update(van=now + timedelta(days=1))  # not yet
    assert dienst.volg_dienst_op(now) == 1
    assert Organisation.objects.get(pk=team.pk).dienstdoende != named


def test_what_a_browser_may_ask_of_the_pages(regio: Regio) -> None:
    regio.log_in_all()
    beheer: Client = regio.client("beheer")
    for query in (
        "?organisatie=x",
        "?organisatie=-1",
        f"?organisatie={'9' * 30}",
        "?organisatie=²",
        "?zoek=%00",
        "?zoek=%25",
    ):
        assert beheer.get(f"/werk/accounts{query}").status_code == 200, query
    for path in ("/werk/accounts/0", "/werk/accounts/0/wijzig", "/werk/organisaties/0", "/werk/organisaties/0/inlog"):
        assert beheer.get(path).status_code == 404, path
    pk, place = regio.accounts["casus"].pk, regio.accounts["casus"].appointments.get()
    func: dict[str, Any] = {"organisatie": regio.organisations["vt"].pk, "rol": "vt_casus", "functie": "x"}
    posts: list[tuple[str, dict[str, object]]] = [
        (f"/functie/{place.pk}/einde", {"tot": "9999-12-31"}), ("/functie", func | {"van": "0001-01-01"}),
        ("/functie", func | {"van": "2026-03-20", "tot": "9999-12-31"}), ("/functie", func | {"van": "9999-12-31"}),
        ("/functie", func | {"van": "2026-03-20", "tot": "2026-03-01"}), ("/functie", func | {"rol": "betrokkene"}),
        ("/functie", func | {"van": "2026-03-20", "rol": "anoniem"}), ("/wijzig", {"naam": "", "email": "geen"}),
    ]  # fmt: skip
    for rest, typed in posts:
        assert beheer.post(f"/werk/accounts/{pk}{rest}", typed).status_code in {302, 409, 422}, (rest, typed)
    assert not Appointment.objects.filter(role__in=["betrokkene", "anoniem"]).exists()
    assert queries.mens(0, regio.at) is None
