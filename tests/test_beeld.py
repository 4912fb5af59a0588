"""Looking at the product: how addresses, links and pages are read, and the pages of who sees no family."""

import pytest

from eenplan.core.handleiding.bladen import BLADEN, bladen
from tests.beeld import scherm
from tests.beeld.adressen import bij, paginas, vorm
from tests.beeld.oordeel import bekijk, gebreken
from tests.beeld.wandeling import Wandeling, links
from tests.regio import Regio
from tests.repo.deuren import LIMITED, Address, site

GOOD = '<html lang="nl"><head><title>T</title></head><body><main><a href="/" data-uitleg>Uitleg</a><h1>Kop</h1></main>'
HEAVY = '<button class="utrecht-button utrecht-button--primary-action">Doe</button>'
ALLE = paginas(
    [
        Address("werk/", "werk", "werk"),
        Address("werk/casus/<int:casus_id>", "casus", "werk"),
        Address("werk/casus/<int:casus_id>/stap/<slug:naam>", "stap", "werk"),
        Address("werk/casus/nieuw", "nieuw", "werk"),
        Address("api/v1/x", "api", "api"),
    ]
)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/werk/", "werk"), ("/werk/casus/12", "casus"), ("/werk/casus/12/stap/zorg-advies", "stap"),
        ("/werk/casus/nieuw", "nieuw"), ("/werk/casus/a", ""), ("/werk/casus/12/", ""), ("/api/v1/x", ""), ("/", ""),
    ],
)  # fmt: skip
def test_an_address_belongs_to_one_page(path: str, name: str) -> None:
    found = bij(path, ALLE)
    assert (found.naam if found else "") == name


def test_the_fewest_holes_win() -> None:
    both = paginas([Address("x/<str:a>", "hole", "werk"), Address("x/a", "whole", "werk")])
    assert [found.naam for path in ("/x/a", "/x/b") if (found := bij(path, both))] == ["whole", "hole"]
    assert not vorm("x/<int:a>").fullmatch("/x/1/2")


def test_links_stay_in_the_house() -> None:
    mine = [("/a", "link"), ("/f", "formulier")]
    html = '<a href="/a?b=1#c">A</a><a href="https://elders.invalid/">B</a><a href="//elders.invalid/">C</a>'
    assert links(html + '<a href="?d">D</a>' + '<form action="/f" method="post"></form><form></form>') == mine


def test_a_walk_goes_everywhere_once_and_tells_where_a_dead_link_was() -> None:
    pages = {"/werk/": '<a href="/werk/casus/1">1</a><a href="/werk/casus/2">2</a><a href="/werk/casus/3/stap/a">x</a>',
             "/werk/casus/1": '<a href="/werk/">terug</a>', "/werk/casus/2": ""}  # fmt: skip
    asked: list[str] = []

    def halen(path: str) -> tuple[int, str]:
        asked.append(path)
        return (200, pages[path]) if path in pages else (404, "")

    found = Wandeling("x", halen, ALLE, hooguit=1).loop("/werk/")
    assert asked == ["/werk/", "/werk/casus/1", "/werk/casus/3/stap/a"]
    assert [(one.path, one.vanaf) for one in found if one.status == 404] == [("/werk/casus/3/stap/a", "/werk/")]


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        (GOOD, []),
        (GOOD + "<h1>Nog een</h1>", ["2 keer h1"]),
        (GOOD.replace("h1", "h2"), ["0 keer h1"]),
        (GOOD.replace(" data-uitleg", ""), ["geen Uitleg"]),
        (GOOD + HEAVY, []),
        (GOOD + 2 * HEAVY, ["2 zware knoppen"]),
        (GOOD + HEAVY + f"<details><summary>Meer</summary>{HEAVY}</details>", []),
        (GOOD + HEAVY + f"<details open><summary>Meer</summary>{HEAVY}</details>", ["2 zware knoppen"]),
    ],
)
def test_what_the_html_shows(html: str, faults: list[str]) -> None:
    assert gebreken(html) == faults


def test_the_phone_sees_what_is_too_wide_and_what_axe_sees() -> None:
    block = "<div style='width:{}px'>breed</div>"
    pages = {"/goed": GOOD, "/breed": GOOD + block.format(600), "/breder": GOOD + block.format(900)}
    wide, zoomed, both, image = scherm.oordeel(pages | {"/beeld": GOOD + "<img src=x>"})
    assert (wide.split()[0], wide.split()[-1]) == ("/breed:", "390")
    assert [(line.split()[0], line.split()[-1]) for line in (zoomed, both)] == [
        ("/breder:", "720"),
        ("/breder:", "390"),
    ]
    assert image.startswith("/beeld: image-alt")
    assert scherm.oordeel({}) == []


@pytest.mark.django_db(databases=["default", "beleid"])
@pytest.mark.parametrize(
    ("wie", "begin", "pages"),
    [
        (
            "beheer",
            "/werk/regels",
            {"regels", "regel-wijzig", "koppelingen", "token-nieuw", "instrument"},
        ),
        ("proces", "/werk/", {"plichten", "samenwerkingsafspraak-nieuw", "knelpunten", "beleid"}),
        ("beleid", "/beleid/", {"beleid", "beleid-uitleg-blad"}),
    ],
)
def test_every_page_of_who_sees_no_family(regio: Regio, wie: str, begin: str, pages: set[str]) -> None:
    assert bekijk(regio, wie, begin) >= pages


def test_every_leaf_of_the_manual_belongs_to_a_page() -> None:
    names = [one.name.removeprefix("partner-") for one in site() if one.door in LIMITED or one.path[:8] == "account/"]
    assert set(BLADEN.values()) == set(bladen()), "a leaf without a page, or a page without its leaf"
    unused = [begin for begin in BLADEN if not any(name.startswith(begin) for name in names)]
    assert unused == []
