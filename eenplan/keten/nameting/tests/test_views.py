"""The queue, the call card and the pages around it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.keten.nameting import plugs
from eenplan.keten.nameting.actions import laat_vervallen, leg_vast
from eenplan.keten.nameting.models import Aanvulling, Gesprek, Ronde
from eenplan.keten.nameting.tests.conftest import Gezin, fresh


def _in(client: Client, gezin: Gezin, who: str) -> Client:
    client.force_login(gezin.regio.accounts[who])
    return client


def _text(response: Any) -> str:
    return str(response.content.decode())


def _antwoorden(gezin: Gezin, resultaat: str, **changes: str) -> dict[str, str]:
    """The mother and the child say that it is safe; the father was not reached."""
    given = {"resultaat": resultaat, "waarom": "", "regisseur": "ja"}
    for rol, pk in gezin.mensen.items():
        spoken = rol != "pleger"
        given |= {f"gesproken_{pk}": "ja" if spoken else "nee", f"woorden_{pk}": f"Woorden van {rol}"}
        given |= {f"veilig_{pk}": "ja"} if spoken else {}
    return given | changes


def test_the_queue_by_due_date_with_a_count_in_the_menu(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    _in(client, gezin, "casus")
    with clock.at(gezin.later(days=80)):
        response = client.get("/werk/nametingen")
    groups = [(words, len(rows)) for words, rows in response.context["groepen"]]
    assert groups == [("Komende twee weken", 1), ("Later", 1)]
    assert [item.count for item in response.context["menu"] if item.label == "Nametingen"] == [1]
    assert reverse("nameting", args=[drie.pk]) in _text(response)
    with clock.at(gezin.later(days=100)):
        assert client.get("/werk/nametingen").context["groepen"][0][0] == "Te laat"


def test_an_empty_queue_says_so(client: Client, gezin: Gezin) -> None:
    assert "geen nametingen gepland" in _text(_in(client, gezin, "triagist").get("/werk/nametingen"))


@pytest.mark.parametrize(
    ("resultaat", "woorden"), [("onveilig", "wordt opnieuw beoordeeld"), ("twijfel", "staat vast")]
)
def test_unsafe_says_what_happens_now(client: Client, gezin: Gezin, resultaat: str, woorden: str) -> None:
    drie, _ = gezin.rondes()
    given = _antwoorden(gezin, resultaat, waarom="Hij is terug.", versie=str(drie.versie))
    with clock.at(gezin.later(days=90)):
        response = _in(client, gezin, "triagist").post(reverse("nameting", args=[drie.pk]), given, follow=True)
    assert [woorden in str(item) for item in response.context["messages"]] == [True]


def test_rounds_of_a_closed_case_wait_for_nobody(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    assert laat_vervallen(gezin.casus_id, by=SYSTEM, at=gezin.at) == 2
    assert fresh(drie).stand == "vervallen"
    assert laat_vervallen(gezin.casus_id, by=SYSTEM, at=gezin.at) == 0
    assert _in(client, gezin, "casus").get("/werk/nametingen").context["groepen"] == []
    assert "Vervallen" in _text(client.get(reverse("nameting", args=[drie.pk])))


@pytest.mark.parametrize("who", ["regisseur", "ander", "agent", "school", "beleid", "fg", "beheer", "proces"])
def test_the_queue_and_the_card_are_for_veilig_thuis(client: Client, gezin: Gezin, who: str) -> None:
    drie, _ = gezin.rondes()
    _in(client, gezin, who)
    assert client.get("/werk/nametingen").status_code == 404
    assert client.get(reverse("nameting", args=[drie.pk])).status_code == 404
    assert client.get(reverse("nameting-extra", args=[gezin.casus_id])).status_code == 404


def test_a_round_that_is_not_there(client: Client, gezin: Gezin) -> None:
    assert _in(client, gezin, "casus").get("/werk/nameting/999999").status_code == 404


def test_the_card_asks_each_adult_and_child(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    text = _text(_in(client, gezin, "casus").get(reverse("nameting", args=[drie.pk])))
    assert [text.count(words) for words in ("Voelt u zich nu veilig", "Voel jij je nu veilig")] == [2, 1]
    assert "Bram de Toets" in text
    assert "terug naar beoordeling" in text


def test_a_safe_round_is_saved_and_shown(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.aan_de_beurt()
    url = reverse("nameting", args=[drie.pk])
    _in(client, gezin, "casus")
    response = client.post(url, _antwoorden(gezin, "veilig", versie=str(drie.versie)))
    assert response.headers["Location"] == reverse("casus", args=[gezin.casus_id])
    ronde = fresh(drie)
    assert (ronde.resultaat, ronde.regisseur_gesproken) == ("veilig", True)
    rows = Gesprek.objects.filter(ronde=drie).values_list("persoon_id", "gesproken", "veilig")
    assert set(rows) == {
        (gezin.mensen["slachtoffer"], True, True),
        (gezin.mensen["kind"], True, True),
        (gezin.mensen["pleger"], False, None),
    }  # fmt: skip
    text = _text(client.get(url))
    assert "Woorden van kind" in text
    assert "niet bereikt" in text
    assert "<form class" not in text


@pytest.mark.parametrize(
    ("resultaat", "changes", "status", "message"),
    [
        ("onveilig", {}, 409, "waarom u dit vindt"),
        ("niet_bereikt", {"waarom": "Gebeld"}, 409, "U sprak wel iemand"),
        ("", {}, 422, "Maak een keuze"),
        ("prima", {}, 422, "resultaat"),
    ],
)
def test_what_was_typed_stays(
    client: Client, gezin: Gezin, resultaat: str, changes: dict[str, str], status: int, message: str
) -> None:
    drie, _ = gezin.aan_de_beurt()
    response = _in(client, gezin, "casus").post(
        reverse("nameting", args=[drie.pk]), _antwoorden(gezin, resultaat, **changes)
    )
    assert response.status_code == status
    assert message in _text(response)
    assert "Woorden van kind" in _text(response)
    assert fresh(drie).stand == "gepland"


def test_who_was_spoken_said_something(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.aan_de_beurt()
    child = gezin.mensen["kind"]
    _in(client, gezin, "casus")
    url = reverse("nameting", args=[drie.pk])
    response = client.post(url, _antwoorden(gezin, "veilig", **{f"veilig_{child}": ""}))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [f"veilig_{child}"])
    assert client.post(url, _antwoorden(gezin, "veilig", **{f"veilig_{child}": "onbekend"})).status_code == 302
    enter(SYSTEM)
    assert Gesprek.objects.get(persoon_id=child).veilig is None


def test_too_early_is_told_and_what_was_typed_stays(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    url = reverse("nameting", args=[drie.pk])
    page = _text(_in(client, gezin, "casus").get(url))
    assert "Deze nameting kan vanaf 6 juni 2026" in page
    assert reverse("nameting-extra", args=[gezin.casus_id]) in page
    response = client.post(url, _antwoorden(gezin, "veilig"))
    assert response.status_code == 409
    assert "Dit is te vroeg: deze nameting na 3 maanden kan vanaf 6 juni 2026" in _text(response)
    assert "Woorden van kind" in _text(response)
    assert fresh(drie).stand == "gepland"
    with clock.at(gezin.op_de_dag):
        assert "kan vanaf" not in _text(client.get(url))


def test_unsafe_sends_the_case_back(client: Client, gezin: Gezin) -> None:
    """With the chain's own route behind it: a case under monitoring is assessed again."""
    drie, _ = gezin.rondes()
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="in_monitoring")
    child = gezin.mensen["kind"]
    given = _antwoorden(gezin, "onveilig", waarom="Bram is bang", **{f"veilig_{child}": "nee"})
    assert _in(client, gezin, "casus").post(reverse("nameting", args=[drie.pk]), given).status_code == 302
    enter(SYSTEM)
    assert Casus.objects.get(pk=gezin.casus_id).stand == "in_beoordeling"


def test_two_people_one_round(client: Client, gezin: Gezin) -> None:
    drie, _ = gezin.aan_de_beurt()
    leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["lead"], at=gezin.at)
    response = _in(client, gezin, "casus").post(reverse("nameting", args=[drie.pk]), _antwoorden(gezin, "veilig"))
    assert response.status_code == 409
    assert "heeft al een resultaat" in _text(response)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"op": "2026-04-01", "aanleiding": "Oma belde"}, 302),
        ({"op": "2026-03-01", "aanleiding": "Oma belde"}, 409),
        ({"op": "2026-04-01", "aanleiding": ""}, 422),
    ],
)
def test_one_more_round(client: Client, gezin: Gezin, given: dict[str, str], status: int) -> None:
    url = reverse("nameting-extra", args=[gezin.casus_id])
    _in(client, gezin, "casus")
    assert client.get(url).status_code == 200
    assert client.post(url, given).status_code == status
    enter(SYSTEM)
    assert Ronde.objects.filter(soort="extra", gepland_op=date(2026, 4, 1)).exists() is (status == 302)


@pytest.mark.parametrize(
    ("who", "deur", "page"),
    [("regisseur", "", "casus"), ("regisseur", "partner-", "partner-casus"), ("casus", "", "casus")],
)
def test_adding_what_one_knows(client: Client, gezin: Gezin, who: str, deur: str, page: str) -> None:
    drie, _ = gezin.rondes()
    url = reverse(f"{deur}nameting-aanvulling", args=[drie.pk])
    _in(client, gezin, who)
    assert "Veilig Thuis doet de nameting" in _text(client.get(url))
    assert client.post(url, {"tekst": ""}).status_code == 422
    response = client.post(url, {"tekst": "Oma ziet ze elke dag"})
    assert response.headers["Location"] == reverse(page, args=[gezin.casus_id])
    enter(SYSTEM)
    assert Aanvulling.objects.get().door == gezin.regio.accounts[who]
    assert "Oma ziet ze elke dag" in _text(_in(client, gezin, "lead").get(reverse("nameting", args=[drie.pk])))


@pytest.mark.parametrize("who", ["ander", "collega", "agent", "school"])
def test_others_add_nothing(client: Client, gezin: Gezin, who: str) -> None:
    drie, _ = gezin.rondes()
    _in(client, gezin, who)
    for name in ("nameting-aanvulling", "partner-nameting-aanvulling"):
        assert client.post(reverse(name, args=[drie.pk]), {"tekst": "Iets"}).status_code == 404
    enter(SYSTEM)
    assert not Aanvulling.objects.exists()


@pytest.mark.parametrize(
    ("who", "page", "name"),
    [
        ("casus", "casus", "nameting"),
        ("regisseur", "casus", "nameting-aanvulling"),
    ],
)
def test_the_family_page_leads_to_the_round(client: Client, gezin: Gezin, who: str, page: str, name: str) -> None:
    drie, _ = gezin.rondes()
    text = _text(_in(client, gezin, who).get(reverse(page, args=[gezin.casus_id])))
    assert f'href="{reverse(name, args=[drie.pk])}"' in text
    assert ("Extra nameting plannen" in text) is (who == "casus")


@pytest.mark.parametrize(("who", "name"), [("casus", "nameting"), ("regisseur", "nameting-aanvulling")])
def test_a_term_leads_to_its_round(gezin: Gezin, who: str, name: str) -> None:
    drie, _ = gezin.rondes()
    viewer = gezin.regio[who]
    enter(viewer)
    found = sockets.describe(viewer, "ronde", [drie.pk, -1])
    assert found == {drie.pk: ("Nameting na 3 maanden", reverse(name, args=[drie.pk]))}


def test_the_timeline_shows_what_was_and_what_comes(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    leg_vast(drie.pk, "voorwaarden", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=90))
    enter(gezin.regio["casus"])
    items = list(plugs.tijdlijn(gezin.regio["casus"], gezin.casus_id))
    assert [(item.lane, item.kind, item.start, item.label) for item in items] == [
        ("nametingen", "nameting", gezin.later(days=90), "Nameting na 3 maanden: voorwaarden"),
        ("nametingen", "nameting", twaalf.gepland_op, "Nameting na 12 maanden gepland"),
    ]


def test_rounds_go_with_their_case(gezin: Gezin) -> None:
    drie, _ = gezin.aan_de_beurt()
    leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.at)
    enter(SYSTEM)
    assert plugs.vernietig(gezin.casus_id) == 4
    assert not Ronde.objects.exists()


@pytest.mark.parametrize(("most", "full"), [(1, True), (2, True), (3, False), (100, False)])
def test_a_long_queue_shows_what_is_due_first_and_says_so(
    client: Client, gezin: Gezin, monkeypatch: pytest.MonkeyPatch, most: int, full: bool
) -> None:
    monkeypatch.setattr("eenplan.keten.nameting.queries.LONGEST_QUEUE", most)
    gezin.rondes()
    answer = _in(client, gezin, "triagist").get("/werk/nametingen")
    rows = [row for _, rows in answer.context["groepen"] for row in rows]
    assert [row.ronde.soort for row in rows] == ["3_maanden", "12_maanden"][:most]
    assert answer.context["vol"] is full
    assert ("Dit zijn de eerste" in _text(answer)) is full
