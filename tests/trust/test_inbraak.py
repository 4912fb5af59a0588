"""Ways in that were tried from outside and held (docs/inbraak.md): what no other test tries in this form."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.policy import Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.doors import CHOSEN
from eenplan.core.tests.test_doors import page
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.casus.actions import open_casus
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Schild, Teamlid
from eenplan.dossier.noodtoegang.actions import open_nood
from eenplan.dossier.noodtoegang.rules import Sleutel
from eenplan.dossier.toegang.tests.conftest import Zaak, deel, zaak
from tests.regio import PASSWORD, Regio

__all__ = ["zaak"]
ELSEWHERE = ("https://elders.invalid/", "//elders.invalid/", "/\\elders.invalid", "///elders.invalid", "javascript:1")


def als(zaak: Zaak, wie: str) -> Client:
    client = Client()
    client.force_login(zaak.regio.accounts[wie], "allauth.account.auth_backends.AuthenticationBackend")
    return client


def vreemd(zaak: Zaak) -> Casus:
    """A case of `triagist2` alone, shared with the other local team, with a shield and a conflict."""
    regio = zaak.regio
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist2"].pk, "Toetsdorp")
        deel(a, regio, casus, "ander", Purpose.REGIE)
    enter(SYSTEM)
    Teamlid.objects.filter(casus=casus).exclude(account=regio.accounts["triagist2"]).delete()
    Schild.objects.create(casus=casus, soort="adres").lezers.set([regio.accounts["triagist2"]])
    Belangenconflict.objects.create(
        casus=casus, account=regio.accounts["proces"], reden="achternaam in de kring", sinds=regio.at
    )
    return casus


def stand(casus: Casus) -> list[object]:
    enter(SYSTEM)
    shares = Deelbesluit.objects.filter(casus=casus).values_list("pk", "tot")
    readers = Schild.objects.filter(casus=casus).values_list("soort", "lezers")
    team = Teamlid.objects.filter(casus=casus).values_list("account_id", "tot")
    return [*shares, *readers, *team, *Belangenconflict.objects.filter(casus=casus).values_list("pk")]


def test_the_number_of_something_in_another_case_does_nothing_there(zaak: Zaak) -> None:
    """A lead posts it to the page of a case that is his: his own case opens the form, never the thing that it names."""
    other, regio = vreemd(zaak), zaak.regio
    before, lead = stand(other), als(zaak, "lead")
    share = Deelbesluit.objects.get(casus=other)
    conflict = Belangenconflict.objects.get(casus=other)
    with clock.at(regio.at):
        for given in ({"besluit": "delen_einde"}, {"besluit": "delen_langer", "tot": "2026-05-20"}):
            assert lead.post(zaak.pad, {**given, "wat": share.pk}).status_code == 404
        assert lead.post(f"{zaak.pad}/geen-bekende/{conflict.pk}", {"reden": "Niet dezelfde."}).status_code == 404
        reader = {"besluit": "lezer_erbij", "soort": "adres", "wie": regio.accounts["lead"].pk}
        assert lead.post(f"/werk/casus/{other.pk}/toegang", reader).status_code == 404
        for rest in ("", "/herverdelen", "/besloten", "/open", "/schild-af"):
            assert lead.get(f"/werk/casus/{other.pk}/toegang{rest}").status_code == 404, rest
    assert stand(other) == before


@pytest.mark.parametrize("wie", ["school", "agent", "regisseur", "beleid", "fg", "beheer"])
def test_no_other_role_decides_at_the_address_of_a_colleague(zaak: Zaak, wie: str) -> None:
    before, client = stand(zaak.casus), als(zaak, wie)
    share, me = zaak.school.pk, zaak.regio.accounts[wie].pk
    with clock.at(zaak.regio.at):
        for given in (
            {"besluit": "team_erbij", "wie": me}, {"besluit": "delen_langer", "wat": share, "tot": "2026-05-20"},
            {"besluit": "lezer_erbij", "soort": "adres", "wie": me},
        ):  # fmt: skip
            assert client.post(zaak.pad, given).status_code == 404
        for rest in ("besloten", "open", "schild", "herverdelen"):
            assert client.post(f"{zaak.pad}/{rest}", {"reden": "Zo.", "lezers": [me]}).status_code == 404, rest
    assert stand(zaak.casus) == before


def test_a_purpose_in_the_session_opens_nothing_that_was_not_shared(zaak: Zaak) -> None:
    """Chosen for another case or function, or written by hand: the policy weighs it, and shuts when it does not fit."""
    client, path = als(zaak, "school"), f"/partner/casus/{zaak.casus.pk}"
    with clock.at(zaak.regio.at):
        assert client.get(path).status_code == 200
        assert client.post(f"{path}/doel", {"doel": "veiligheid"}).status_code == 404
        for doel in ("veiligheid", "strafrecht", "toezicht", "alles", "", None, 7):
            session = client.session
            place = zaak.regio["school"].organisation_id
            session[CHOSEN] = {f"{place} zorgpartner {zaak.casus.pk}": doel, f"{place} vt_lead {zaak.casus.pk}": doel}
            session.save()
            assert b"Proefstraat" not in client.get(path).content, doel
    with clock.at(zaak.regio.at + timedelta(days=31)):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("where", ELSEWHERE)
def test_logging_in_leads_nowhere_else(regio: Regio, where: str) -> None:
    client = Client()
    answer = client.post(f"/account/login/?next={where}", {"login": "casus", "password": PASSWORD, "next": where})
    assert answer.status_code == 302
    assert "elders" not in answer["Location"]
    assert answer["Location"].startswith("/")
    assert "elders" not in client.post(f"/account/logout/?next={where}", {"next": where})["Location"]


def test_a_session_that_somebody_laid_ready_is_not_the_one_that_logs_in(regio: Regio) -> None:
    thief, victim = Client(), Client()
    thief.get("/account/login/")
    laid = thief.session.session_key
    assert laid
    victim.cookies["sessionid"] = laid
    victim.post("/account/login/", {"login": "casus", "password": PASSWORD})
    assert victim.get("/werk/").status_code == 200
    assert victim.session.session_key != laid
    thief.cookies["sessionid"] = laid
    assert thief.get("/werk/").status_code == 302


def test_misbruik_25_a_letter_an_emergency_and_a_line_of_the_log_that_are_not_his_are_not_there(zaak: Zaak) -> None:
    """Status, bytes and headers are those of a number that nobody has, for every role that may be at that door."""
    regio, other = zaak.regio, vreemd(zaak)
    row = open_nood(Sleutel("nummer", zaak.casus.nummer), "Agenten staan voor de deur.", by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    Belangenconflict.objects.create(
        casus=zaak.casus, account=regio.accounts["lead"], reden="zelfde adres", sinds=regio.at
    )
    letter = Brief.objects.create(
        casus=other, soort="melder", aan_soort="melder", gemaakt_op=regio.at, kanaal="digitaal",
        organisatie=regio.organisations["school"], stand="verzonden", verzonden_op=regio.at, sha256="0" * 64, pdf=b"x",
        verzonden_door=regio.accounts["triagist2"],
    )  # fmt: skip
    line = LogLine.objects.filter(casus_id=zaak.casus.pk).latest("pk")
    tried = [
        ("/werk/nood/{}", row.pk, ("lead", "triagist")), ("/werk/logboek/{}", line.pk, ("lead", "beheer")),
        ("/werk/brief/{}", letter.pk, ("triagist", "casus", "lead", "fg", "beheer")),
        ("/werk/brief/{}/pdf", letter.pk, ("triagist", "lead")), ("/partner/brief/{}", letter.pk, ("agent", "ander")),
        ("/partner/brief/{}/pdf", letter.pk, ("agent", "regisseur")),
    ]  # fmt: skip
    with clock.at(regio.at):
        for path, pk, people in tried:
            for wie in people:
                client = als(zaak, wie)
                here, absent = (client.get(path.format(key)) for key in (pk, pk + 9999))
                assert (here.status_code, absent.status_code) == (404, 404), (path, wie)
                assert page(here) == page(absent), (path, wie)
                assert here.headers == absent.headers, (path, wie)
