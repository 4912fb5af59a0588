"""The page "Wie mag dit zien": who reads what, and its small buttons."""

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.models import Deelbesluit, Schild
from eenplan.dossier.toegang.tests.conftest import Zaak


def als(zaak: Zaak, wie: str) -> Client:
    client = Client()
    client.force_login(zaak.regio.accounts[wie])
    return client


def test_the_page_says_who_looks_why_and_until_when(zaak: Zaak, django_assert_max_num_queries: object) -> None:
    client = als(zaak, "lead")
    with django_assert_max_num_queries(27):  # type: ignore[operator]  # the fixture of pytest-django
        page = client.get(zaak.pad).content.decode()
    for words in (
        "Toets Triagist</strong>, triagist", "verantwoordelijk", "Toets School, Basisschool De Toets",
        "wie het zijn; veiligheid", "regie en hulp", "Wmo 4.1.1", "Weet het gezin het?", "19 april 2026",
        "Beëindig nu", "Niets is extra afgeschermd", "Casus besloten maken", "Ik ken deze mensen",
    ):  # fmt: skip
        assert words in page, words
    assert LogLine.objects.filter(verb="toegang.lees", casus_id=zaak.casus.pk, allowed=True).count() == 1
    assert "Uit het team" not in als(zaak, "casus").get(zaak.pad).content.decode()


def test_a_receiver_reads_his_own_share_and_nobody_of_the_team(zaak: Zaak) -> None:
    client = als(zaak, "school")
    page = client.get(f"/partner/casus/{zaak.casus.pk}/toegang").content.decode()
    assert "Wat met u is gedeeld" in page
    assert "Casusteam" not in page
    assert "Toets Lead" not in page
    assert client.get(f"/partner/casus/{zaak.casus.pk + 99}/toegang").status_code == 404
    assert als(zaak, "agent").get(f"/partner/casus/{zaak.casus.pk}/toegang").status_code == 404
    assert als(zaak, "proces").get(zaak.pad).status_code == 404


def test_the_case_page_says_it_in_one_line(zaak: Zaak) -> None:
    page = als(zaak, "triagist").get(f"/werk/casus/{zaak.casus.pk}").content.decode()
    assert "Het casusteam, en Basisschool De Toets (verzonnen)." in page
    shared = als(zaak, "school").get(f"/partner/casus/{zaak.casus.pk}").content.decode()
    assert "Met u gedeeld tot en met 19 april 2026" in shared


@pytest.mark.parametrize(("post", "status", "words"), [
    ({"besluit": "team_erbij", "wie": "proces"}, 302, ""), ({"besluit": "team_eraf", "wie": "casus"}, 302, ""),
    ({"besluit": "team_eraf", "wie": "triagist"}, 409, "verantwoordelijk"),
    ({"besluit": "delen_einde", "wat": "school"}, 302, ""),
    ({"besluit": "delen_langer", "wat": "school", "tot": "2026-05-20"}, 302, ""),
    ({"besluit": "delen_langer", "wat": "school", "tot": "morgen"}, 409, "welke dag"),
    ({"besluit": "lezer_erbij", "soort": "adres", "wie": "casus"}, 302, ""),
    ({"besluit": "lezer_eraf", "soort": "adres", "wie": "lead"}, 302, ""),
    ({"besluit": "lezer_erbij", "soort": "alles", "wie": "casus"}, 409, "Kies wat"), ({}, 409, "Kies wat"),
])  # fmt: skip
def test_each_button_does_its_act_and_a_refusal_stays_on_the_page(
    zaak: Zaak, post: dict[str, str], status: int, words: str
) -> None:
    if "soort" in post:
        with act("toets.schild", by=SYSTEM, at=zaak.regio.at) as a:
            shield(a, zaak.casus, "adres", [zaak.regio.accounts[key].pk for key in ("triagist", "lead")])
        enter(SYSTEM)
    given = dict(post)
    if "wie" in given:
        given["wie"] = str(zaak.regio.accounts[given["wie"]].pk)
    if "wat" in given:
        given["wat"] = str(zaak.school.pk)
    answer = als(zaak, "lead").post(zaak.pad, given)
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_the_pages_with_a_reason_do_their_act(zaak: Zaak) -> None:
    regio, client = zaak.regio, als(zaak, "lead")
    readers = [str(regio.accounts[key].pk) for key in ("triagist", "lead")]
    for page, given in (
        ("schild", {"lezers": readers, "reden": "Zij is gevlucht."}), ("schild-af", {"reden": "Niet meer nodig."}),
        ("besloten", {"lezers": readers, "reden": "Bekende van een collega."}), ("open", {"reden": "Niet meer nodig."}),
        ("herverdelen", {"collega": str(regio.accounts["casus"].pk)}),
    ):  # fmt: skip
        assert client.get(f"{zaak.pad}/{page}").status_code == 200, page
        assert client.post(f"{zaak.pad}/{page}", {}).status_code == 422, page
        assert client.post(f"{zaak.pad}/{page}", given).status_code == 302, page
    enter(SYSTEM)
    assert not Schild.objects.exists()
    page = client.get(zaak.pad).content.decode()
    assert "Zij is gevlucht." in page
    assert "Eerder besloten (5)" in page


def test_a_share_of_another_case_is_not_ended_from_here(zaak: Zaak) -> None:
    """Two tabs, two cases: the case of the share decides, not the page it was sent from."""
    answer = als(zaak, "agent").post(zaak.pad, {"besluit": "delen_einde", "wat": str(zaak.school.pk)})
    assert answer.status_code == 404
    enter(SYSTEM)
    assert Deelbesluit.objects.get().tot > zaak.regio.at
