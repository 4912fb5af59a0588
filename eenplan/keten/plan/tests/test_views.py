"""The pages of the plan at both doors."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.keten.plan import plugs, queries
from eenplan.keten.plan.actions import controleer, naar_fase, voeg_afspraak_toe
from eenplan.keten.plan.models import Afspraak, Plan
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer
from eenplan.keten.tests.rollen import bladzijden, plat

AFSPRAAK = {
    "tekst": "Oma belt elke avond", "soort": "veiligheid", "persoon": "", "door": "oma", "controleur": "de wijkagent",
    "controle_op": "2026-03-27", "gevolg": "Veilig Thuis wordt gebeld",
}  # fmt: skip
DOORS = [("casus", ""), ("regisseur", ""), ("regisseur", "partner-")]


def _in(client: Client, gezin: Gezin, who: str) -> Client:
    client.force_login(gezin.regio.accounts[who])
    return client


def _url(gezin: Gezin, name: str = "plan", *args: int) -> str:
    return reverse(name, args=[gezin.casus_id, *args])


def _text(response: Any) -> str:
    return str(response.content.decode())


def test_addresses_are_as_agreed(gezin: Gezin) -> None:
    assert _url(gezin) == f"/werk/casus/{gezin.casus_id}/plan"
    assert _url(gezin, "partner-plan") == f"/partner/casus/{gezin.casus_id}/plan"


@pytest.mark.parametrize(("who", "deur"), [("casus", ""), ("regisseur", "partner-")])
def test_a_closed_case_offers_nothing_to_do_on_its_plan(client: Client, gezin: Gezin, who: str, deur: str) -> None:
    gezin.actief()
    doen = [_url(gezin, f"{deur}{name}", *keys) for name, keys in (
        ("plan-controle", (Afspraak.objects.get().pk,)), ("plan-intrekken", (Afspraak.objects.get().pk,)),
        ("plan-afspraak", ()), ("plan-fase", ()), ("plan-doel", ()),
    )]  # fmt: skip
    _in(client, gezin, who)
    page = _text(client.get(_url(gezin, f"{deur}plan")))
    assert [url for url in doen if f'href="{url}"' not in page] == []
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="afgesloten", afgesloten_op=gezin.regio.at, sluitreden="toets")
    page = _text(client.get(_url(gezin, f"{deur}plan")))
    assert "Deze casus is gesloten" in page
    assert "Nog nodig voor" not in page
    assert [url for url in doen if f'href="{url}"' in page] == []


@pytest.mark.parametrize(("who", "deur"), DOORS)
def test_from_nothing_to_a_settled_plan(client: Client, gezin: Gezin, who: str, deur: str) -> None:
    _in(client, gezin, who)
    assert "Er is nog geen plan" in _text(client.get(_url(gezin, f"{deur}plan")))
    assert client.post(_url(gezin, f"{deur}plan-maak")).headers["Location"] == _url(gezin, f"{deur}plan")
    page = client.get(_url(gezin, f"{deur}plan-afspraak"))
    given = {**AFSPRAAK, "versie": page.context["form"].initial["versie"]}
    assert client.post(_url(gezin, f"{deur}plan-afspraak"), given).status_code == 302
    assert "nog niet vastgesteld" in _text(client.get(_url(gezin, f"{deur}plan")))
    answers = {f"persoon_{pk}": "akkoord" for pk in gezin.mensen.values()}
    assert client.post(_url(gezin, f"{deur}plan-vaststellen"), answers).status_code == 302
    text = _text(client.get(_url(gezin, f"{deur}plan")))
    assert "Oma belt elke avond" in text
    assert "is nog niet gecontroleerd" in text
    enter(SYSTEM)
    assert Plan.objects.get(casus_id=gezin.casus_id).stand == "actief"


def test_who_has_no_part_gets_the_same_page_as_for_nothing(gezin: Gezin) -> None:
    gezin.actief()
    urls = {name: _url(gezin, name) for name in ("plan", "partner-plan", "plan-afspraak", "partner-plan-fase")}
    nobody = dict.fromkeys(("ander", "collega", "agent", "school", "beleid", "fg", "beheer", "proces"), 404)
    assert plat(bladzijden(gezin.regio, urls, nobody)) == plat(dict.fromkeys(urls, nobody))


def test_only_a_post_makes_a_plan(client: Client, gezin: Gezin) -> None:
    assert _in(client, gezin, "casus").get(_url(gezin, "plan-maak")).status_code == 405


def test_a_second_draft_is_explained_on_the_page(client: Client, gezin: Gezin) -> None:
    gezin.concept()
    response = _in(client, gezin, "casus").post(_url(gezin, "plan-maak"))
    assert response.status_code == 409
    assert "al een concept" in _text(response)


@pytest.mark.parametrize("name", ["plan-afspraak", "plan-vaststellen", "plan-fase", "plan-afronden"])
def test_no_plan_no_form(client: Client, gezin: Gezin, name: str) -> None:
    assert _in(client, gezin, "casus").get(_url(gezin, name)).status_code == 404


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"tekst": ""}, "nog niet ingevuld"),
        ({"door": ""}, "Kies iemand uit het gezin"),
        ({"soort": "x"}, "soort"),
        ({"controle_op": "2026-03-01"}, "al voorbij"),
    ],
)
def test_what_was_typed_stays(client: Client, gezin: Gezin, changes: dict[str, str], message: str) -> None:
    gezin.concept()
    response = _in(client, gezin, "regisseur").post(_url(gezin, "plan-afspraak"), {**AFSPRAAK, **changes})
    assert response.status_code in {409, 422}
    assert message in _text(response)
    assert "Veilig Thuis wordt gebeld" in _text(response)
    enter(SYSTEM)
    assert Afspraak.objects.count() == 1


def test_a_person_of_the_family_can_be_the_one_who_does_it(client: Client, gezin: Gezin) -> None:
    plan = gezin.concept()
    given = {**AFSPRAAK, "door": "", "persoon": gezin.mensen["pleger"]}
    assert _in(client, gezin, "regisseur").post(_url(gezin, "plan-afspraak"), given).status_code == 302
    row = nummer(plan, 2)
    assert (row.persoon_id, row.door) == (gezin.mensen["pleger"], "Peter de Toets")


def test_someone_was_first_and_the_next_try_works(client: Client, gezin: Gezin) -> None:
    plan = gezin.concept()
    _in(client, gezin, "regisseur")
    response = client.post(_url(gezin, "plan-afspraak"), {**AFSPRAAK, "versie": plan.versie - 1})
    assert response.status_code == 409
    assert "intussen gewijzigd" in _text(response)
    assert f'name="versie" value="{plan.versie}"' in _text(response)
    assert client.post(_url(gezin, "plan-afspraak"), {**AFSPRAAK, "versie": plan.versie}).status_code == 302


@pytest.mark.parametrize(("who", "deur"), DOORS)
def test_a_draft_is_rewritten(client: Client, gezin: Gezin, who: str, deur: str) -> None:
    plan = gezin.concept()
    url = _url(gezin, f"{deur}plan-wijzigen", nummer(plan).pk)
    _in(client, gezin, who)
    assert url in _text(client.get(_url(gezin, f"{deur}plan")))
    start = client.get(url).context["form"].initial
    assert (start["tekst"], start["door"], start["versie"]) == ("Peter slaapt elders", "Peter", plan.versie)
    given = {**AFSPRAAK, "persoon": gezin.mensen["pleger"], "door": "", "versie": plan.versie}
    assert client.post(url, given).headers["Location"] == _url(gezin, f"{deur}plan")
    row = nummer(plan)
    assert (row.tekst, row.door, row.persoon_id) == ("Oma belt elke avond", "Peter de Toets", gezin.mensen["pleger"])
    start = client.get(url).context["form"].initial
    assert (start["persoon"], start["door"]) == (str(gezin.mensen["pleger"]), "")
    assert client.post(url, {**given, "tekst": ""}).status_code == 422


def test_on_a_stale_edit_the_typed_words_stay_beside_what_it_says_now(client: Client, gezin: Gezin) -> None:
    plan = gezin.concept()
    url = _url(gezin, "plan-wijzigen", nummer(plan).pk)
    response = _in(client, gezin, "regisseur").post(url, {**AFSPRAAK, "versie": plan.versie - 1})
    text = _text(response)
    assert response.status_code == 409
    assert "intussen gewijzigd" in text
    assert ("Oma belt elke avond</textarea>" in text, "Afspraak 1: Peter slaapt elders" in text) == (True, True)
    assert f'name="versie" value="{plan.versie}"' in text
    assert client.post(url, {**AFSPRAAK, "versie": plan.versie}).status_code == 302


def test_what_is_settled_is_not_rewritten(client: Client, gezin: Gezin) -> None:
    plan = gezin.actief()
    url = _url(gezin, "plan-wijzigen", nummer(plan).pk)
    assert url not in _text(_in(client, gezin, "regisseur").get(_url(gezin)))
    response = client.post(url, AFSPRAAK)
    assert (response.status_code, nummer(plan).tekst) == (409, "Peter slaapt elders")
    assert "al vastgesteld" in _text(response)


@pytest.mark.parametrize("who", ["ander", "collega", "agent", "school"])
def test_nobody_else_rewrites(client: Client, gezin: Gezin, who: str) -> None:
    plan = gezin.concept()
    for deur in ("", "partner-"):
        url = _url(gezin, f"{deur}plan-wijzigen", nummer(plan).pk)
        assert _in(client, gezin, who).post(url, AFSPRAAK).status_code == 404
    assert nummer(plan).tekst == "Peter slaapt elders"


@pytest.mark.parametrize(("who", "deur"), DOORS)
def test_settling_shows_what_is_settled(client: Client, gezin: Gezin, who: str, deur: str) -> None:
    plan = gezin.actief()
    voeg_afspraak_toe(plan.pk, afspraak("Oma slaapt hier"), by=gezin.regio["casus"], at=gezin.at)
    page = _text(_in(client, gezin, who).get(_url(gezin, f"{deur}plan-vaststellen")))
    assert ("Oma slaapt hier" in page, "Peter slaapt elders" in page) == (True, False)
    assert "Dit stelt u vast" in page
    refused = client.post(_url(gezin, f"{deur}plan-vaststellen"), {})
    assert (refused.status_code, "Oma slaapt hier" in _text(refused)) == (409, True)


def test_kept_or_not_kept(client: Client, gezin: Gezin) -> None:
    plan = gezin.actief()
    url = _url(gezin, "plan-controle", nummer(plan).pk)
    _in(client, gezin, "regisseur")
    assert "Peter slaapt elders" in _text(client.get(url))
    refused = client.post(url, {"nagekomen": "nee", "toelichting": "Hij stond voor de deur"})
    assert refused.status_code == 409
    assert "wanneer u opnieuw kijkt" in _text(refused)
    assert "Hij stond voor de deur" in _text(refused)
    assert client.post(url, {"nagekomen": "ja"}).status_code == 302
    assert "direct veilig blijven tot en met 27 maart 2026" in _text(client.get(_url(gezin)))
    with clock.at(gezin.later(days=8)):
        assert "Het gezin kan naar de volgende fase" in _text(client.get(_url(gezin)))


def test_an_agreement_of_another_case_is_not_there(client: Client, gezin: Gezin) -> None:
    plan = gezin.actief()
    enter(SYSTEM)
    url = reverse("plan-controle", args=[gezin.casus_id, nummer(plan).pk + 1000])
    assert _in(client, gezin, "regisseur").get(url).status_code == 404


def test_withdrawn_with_a_reason(client: Client, gezin: Gezin) -> None:
    plan = gezin.actief()
    url = _url(gezin, "plan-intrekken", nummer(plan).pk)
    _in(client, gezin, "casus")
    assert client.post(url, {"reden": ""}).status_code == 422
    assert client.post(url, {"reden": "Peter woont elders"}).status_code == 302
    assert "ingetrokken op 20 maart 2026: Peter woont elders" in _text(client.get(_url(gezin))).replace("mrt", "maart")


def test_the_phase_page_says_what_still_blocks(client: Client, gezin: Gezin) -> None:
    plan = gezin.actief()
    _in(client, gezin, "regisseur")
    refused = client.post(_url(gezin, "plan-fase"), {"fase": "stabiel_veilig", "reden": "Het gaat goed"})
    assert refused.status_code == 409
    assert "is nog niet gecontroleerd" in _text(refused)
    controleer(nummer(plan).pk, True, by=gezin.regio["regisseur"], at=gezin.at)
    early = client.post(_url(gezin, "plan-fase"), {"fase": "stabiel_veilig"})
    assert early.status_code == 409
    assert "waarom het eerder kan" in _text(early)
    reason = {"fase": "stabiel_veilig", "eerder": "Peter woont elders"}
    assert client.post(_url(gezin, "plan-fase"), reason).status_code == 302
    assert "Eerder, want: Peter woont elders" in _text(client.get(_url(gezin)))
    assert "eerder" not in client.get(_url(gezin, "plan-fase")).context["form"].fields
    back = client.post(_url(gezin, "plan-fase"), {"fase": "direct_veilig"})
    assert (back.status_code, fresh(plan).fase) == (422, "stabiel_veilig")
    assert client.post(_url(gezin, "plan-fase"), {"fase": "direct_veilig", "reden": "Klap"}).status_code == 302


def test_completing_too_early_is_explained(client: Client, gezin: Gezin) -> None:
    gezin.actief()
    response = _in(client, gezin, "lead").post(_url(gezin, "plan-afronden"), {"toelichting": "Klaar"})
    assert response.status_code == 409
    assert "nog in de fase directe veiligheid" in _text(response)


def test_the_family_page_shows_the_plan_in_the_middle(client: Client, gezin: Gezin) -> None:
    gezin.actief()
    text = _text(_in(client, gezin, "casus").get(reverse("casus", args=[gezin.casus_id])))
    assert "Peter slaapt elders" in text
    assert _url(gezin) in text
    partner = _text(_in(client, gezin, "regisseur").get(reverse("partner-casus", args=[gezin.casus_id])))
    assert "Peter slaapt elders" in partner


def test_the_panel_knows_nothing_a_draft_and_a_plan(gezin: Gezin) -> None:
    viewer = gezin.regio["casus"]

    def kort() -> queries.Kort:
        enter(viewer)
        panel = plugs.paneel(viewer, gezin.casus_id)
        assert panel is not None
        return panel.context["kort"]

    assert (kort().actief, kort().concept) == (None, None)
    gezin.concept()
    assert kort().concept is not None


def test_the_timeline_shows_each_phase_as_a_bar(gezin: Gezin) -> None:
    plan = gezin.actief()
    controleer(nummer(plan).pk, True, by=gezin.regio["regisseur"], at=gezin.later(days=1))
    naar_fase(plan.pk, "stabiel_veilig", eerder="Rust", by=gezin.regio["regisseur"], at=gezin.later(days=2))
    viewer = gezin.regio["casus"]
    enter(viewer)
    items = list(plugs.tijdlijn(viewer, gezin.casus_id))
    assert [(item.label, item.start, item.end) for item in items if item.lane == "fase"] == [
        ("Werken aan directe veiligheid", gezin.at, gezin.later(days=2)),
        ("Werken aan stabiele veiligheid", gezin.later(days=2), None),
    ]
    assert [item.label for item in items if item.lane == "besluiten"] == ["Plan vastgesteld"]


@pytest.mark.parametrize(("who", "deur"), [("casus", ""), ("regisseur", "")])
def test_a_term_leads_to_its_agreement(gezin: Gezin, who: str, deur: str) -> None:
    pk = nummer(gezin.actief()).pk
    viewer = gezin.regio[who]
    enter(viewer)
    found = sockets.describe(viewer, "plan_afspraak", [pk, -1])
    assert found == {pk: ("Afspraak 1 controleren", _url(gezin, f"{deur}plan-controle", pk))}


@pytest.mark.parametrize(("who", "place"), [("casus", "plan"), ("regisseur", "plan"), ("ander", "")])
def test_the_term_to_make_a_plan_leads_to_its_page(gezin: Gezin, who: str, place: str) -> None:
    viewer = gezin.regio[who]
    enter(viewer)
    found = sockets.describe(viewer, "plan_maken", [gezin.casus_id])
    assert found == ({gezin.casus_id: ("Plan maken", _url(gezin, place))} if place else {})


def test_the_plan_goes_with_its_case(gezin: Gezin) -> None:
    gezin.actief()
    enter(SYSTEM)
    assert plugs.vernietig(gezin.casus_id) == 7
    assert not Plan.objects.exists()
    assert plugs.vernietig(gezin.casus_id) == 0
