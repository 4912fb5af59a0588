"""All duties of an organisation with their owners, and no family for who may not know it."""

from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.casus.termijnen import aantal_te_laat, lijst, tellingen, zonder_termijn
from eenplan.keten.tests.levensloop import opgenomen, overgedragen
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(19)
URL = "/werk/termijnen"


def test_counts_and_the_list_behind_them_agree(regio: Regio) -> None:
    opgenomen(regio)
    opgenomen(regio)
    later = regio.at + timedelta(days=10)
    enter(regio["lead"])
    kinds, owners = tellingen(regio["lead"], now=later)
    by_key = {row.sleutel: (row.lopend, row.te_laat) for row in kinds}
    assert by_key["veiligheidsbeoordeling"] == (2, 2)
    assert by_key["informeren"][1] == 0
    assert sum(row.lopend for row in kinds) == sum(row.lopend for row in owners)
    for row in kinds:
        found = lijst(regio["lead"], now=later, soort=row.sleutel)
        assert sum(item.keer for item in found) == row.lopend
        late = lijst(regio["lead"], now=later, soort=row.sleutel, te_laat=True)
        assert sum(item.keer for item in late) == row.te_laat
    for row in owners:
        assert sum(item.keer for item in lijst(regio["lead"], now=later, eigenaar=row.sleutel)) == row.lopend


def test_informing_each_person_of_a_family_is_one_line(regio: Regio) -> None:
    """The same duty of one case on one day; of another case it stays a line of its own."""
    first, second = opgenomen(regio), opgenomen(regio)
    enter(regio["triagist"])
    rows = [item for item in lijst(regio["triagist"], now=regio.at) if item.termijn.key == "informeren"]
    assert [(item.termijn.casus_id, item.keer) for item in rows] == [(first.casus_id, 3), (second.casus_id, 3)]
    regio.log_in_all()
    page = regio.client("triagist").get(URL).content.decode()
    assert page.count("3 keer") == 2


def test_the_process_controller_sees_duties_and_owners_but_no_family(regio: Regio) -> None:
    opgenomen(regio)
    enter(regio["proces"])
    rows = lijst(regio["proces"], now=regio.at)
    assert rows
    assert {(row.casus, row.naam) for row in rows} == {(None, "")}
    enter(regio["lead"])
    assert {row.naam for row in lijst(regio["lead"], now=regio.at)} == {"de Toets"}


def test_only_the_duties_of_the_own_organisation(regio: Regio) -> None:
    opgenomen(regio)
    enter(regio["regisseur"])
    assert lijst(regio["regisseur"], now=regio.at) == []
    assert aantal_te_laat(regio["regisseur"], now=regio.at) == 0


# case at the team: who sees the duty of its director to make a plan, and the round that Veilig Thuis has to do
ZIET = {
    "regisseur": {"plan_maken"}, "collega": {"plan_maken"}, "ander": set(), "lead": {"plan_maken", "nameting_3"},
    "proces": {"plan_maken", "nameting_3"}, "triagist": {"nameting_3"}, "triagist2": set(), "agent": set(),
}  # fmt: skip


def test_a_duty_of_a_team_is_seen_by_the_team_and_by_who_watches_the_process(regio: Regio) -> None:
    """S2: procesregie watches the process of all cases; a team has no lead, so its people watch each other."""
    overgedragen(regio)
    for who, expected in ZIET.items():
        enter(regio[who])
        found = {item.termijn.key for item in lijst(regio[who], now=regio.at)}
        assert found & {"plan_maken", "nameting_3"} == expected, who


@pytest.mark.parametrize(("who", "url", "label"), [
    ("triagist", "/werk/melding/", "Veiligheidsbeoordeling"), ("triagist2", "", "Veiligheidsbeoordeling"),
])  # fmt: skip
def test_ones_own_duty_has_the_way_to_its_page(regio: Regio, who: str, url: str, label: str) -> None:
    opgenomen(regio)
    enter(regio[who])
    places = [item.url for item in lijst(regio[who], now=regio.at) if item.termijn.label == label]
    assert [place.startswith(url) for place in places] == ([True] if url else [])


def test_the_menu_counts_what_is_late_on_my_name(regio: Regio) -> None:
    opgenomen(regio)
    found = {}
    for who in ("triagist", "triagist2", "agent", "beheer", "fg"):
        enter(regio[who])
        with clock.at(regio.at + timedelta(days=10)):
            found[who] = [item.count for item in sockets.menus(regio[who]) if item.label == "Termijnen"]
    assert found == {"triagist": [3], "triagist2": [None], "agent": [], "beheer": [], "fg": []}


def test_an_open_case_in_which_nothing_runs_is_a_fault_that_is_shown(regio: Regio, client: Client) -> None:
    """It cannot be, and if it is, who watches the process sees it on top of the page."""
    loop = opgenomen(regio)
    enter(regio["lead"])
    assert zonder_termijn(regio["lead"]) == []
    Deadline.objects.filter(casus_id=loop.casus_id).update(done_at=regio.at)
    assert [casus.pk for casus in zonder_termijn(regio["lead"])] == [loop.casus_id]
    enter(regio["triagist"])
    assert zonder_termijn(regio["triagist"]) == []
    for who, shown in (("lead", True), ("proces", True), ("triagist", False)):
        client.force_login(regio.accounts[who])
        assert ("Hier loopt geen termijn" in client.get(URL).content.decode()) is shown, who


@pytest.mark.parametrize("how", ["flag", "shield"])
def test_an_open_case_without_a_term_that_is_secluded_is_shown_to_its_readers_only(regio: Regio, how: str) -> None:
    """R6: the number of a secluded case tells that it is there; a lead of the same organisation is no reader by it."""
    loop = opgenomen(regio)
    enter(SYSTEM)
    Deadline.objects.filter(casus_id=loop.casus_id).update(done_at=regio.at)
    if how == "flag":
        Casus.objects.filter(pk=loop.casus_id).update(besloten=True)
    else:
        Schild.objects.create(casus_id=loop.casus_id, soort="besloten")
    found = {}
    for who in ("lead", "proces"):
        enter(regio[who])
        found[who] = zonder_termijn(regio[who])
    assert found == {"lead": [], "proces": []}
    enter(SYSTEM)
    row, _ = Schild.objects.get_or_create(casus_id=loop.casus_id, soort="besloten")
    row.lezers.add(regio.accounts["lead"])
    enter(regio["lead"])
    assert [casus.pk for casus in zonder_termijn(regio["lead"])] == [loop.casus_id]


def test_the_page(regio: Regio, client: Client) -> None:
    opgenomen(regio)
    client.force_login(regio.accounts["proces"])
    with clock.at(regio.at + timedelta(days=10)):
        page = client.get(URL).content.decode()
        assert "Veiligheidsbeoordeling" in page
        assert "Toets Triagist" in page
        behind = client.get(URL, {"soort": "veiligheidsbeoordeling", "laat": "ja"}).content.decode()
    assert "niet voor u" in behind
    assert "de Toets" not in behind
    assert client.get(URL, {"eigenaar": "x"}).status_code == 200
    for who, code in (("triagist", 200), ("agent", 404), ("beleid", 404), ("beheer", 404)):
        client.force_login(regio.accounts[who])
        assert client.get(URL).status_code == code, who
    for who, code in (("agent", 200), ("regisseur", 200), ("triagist", 404)):
        client.force_login(regio.accounts[who])
        assert client.get("/partner/termijnen").status_code == code, who
