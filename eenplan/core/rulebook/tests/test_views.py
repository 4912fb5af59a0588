"""The rule screen of the functional manager."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.rulebook.actions import change
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import Entry, all_rules, entry, groepen, overview, rule
from tests.regio import PEOPLE, Regio

KEY = "veiligheidsbeoordeling"
TODAY = date(2026, 3, 20)
GOOD = {"waarde": "4", "vanaf": "2026-04-01", "bron": "besluit stuurgroep", "gecontroleerd_door": "J. Jurist"}


def client(regio: Regio, key: str = "beheer") -> Client:
    found = Client()
    found.force_login(regio.accounts[key], "allauth.account.auth_backends.AuthenticationBackend")
    return found


@pytest.mark.parametrize("key", sorted(PEOPLE))
@pytest.mark.parametrize("path", ["/werk/regels", f"/werk/regels/{KEY}"])
def test_only_the_functional_manager(regio: Regio, key: str, path: str) -> None:
    for answer in (client(regio, key).get(path), client(regio, key).post(path, GOOD)):
        assert (answer.status_code == 404) == (key != "beheer")
    assert Rule.objects.filter(key=KEY).count() == (2 if key == "beheer" and path.endswith(KEY) else 1)


def test_every_rule_is_listed_with_its_source(regio: Regio) -> None:
    text = client(regio).get("/werk/regels").content.decode()
    for row in all_rules():
        assert reverse("regel-wijzig", args=[row.key]) in text
    assert not re.search(r"domain|access\.md|\bS\d\b|\[D\]| #\d", text), "notes of builders"
    assert text.count("niet nagekeken") == sum(not row.sure for row in all_rules())


@pytest.mark.parametrize(
    ("zoek", "labels"),
    [
        ("", [["b"], ["a c"], ["a b", "c"]]), ("a", [["a c"], ["a b"]]), ("B", [["b"], ["a b"]]), ("c A", [["a c"]]),
        ("nergens", []),
    ],
)  # fmt: skip
def test_rules_are_folded_by_what_must_be_done(zoek: str, labels: list[list[str]]) -> None:
    def rij(label: str, *, sure: bool, later: bool = False) -> Entry:
        row = Rule(key=label, label=label, sure=sure)
        return Entry(label, row, (row,) if later else (), ())

    entries = [rij("a b", sure=True), rij("a c", sure=False), rij("b", sure=False, later=True), rij("c", sure=True)]
    found = groepen(entries, zoek)
    assert [[item.key for item in rows] for _, rows in found] == labels
    order = ["Gaan veranderen", "Laat nakijken", "Nagekeken"]
    assert sorted((name for name, _ in found), key=order.index) == [name for name, _ in found]


def test_the_list_of_rules_starts_folded_and_opens_for_who_seeks(regio: Regio) -> None:
    rest, sought = (client(regio).get(f"/werk/regels{ask}").content.decode() for ask in ("", "?zoek=beoordeling"))
    assert "<details open>" not in rest
    assert "<details open>" in sought
    assert sought.count('<th scope="row">') < rest.count('<th scope="row">')
    assert "Geen regel met" in client(regio).get("/werk/regels?zoek=xyzzy%00").content.decode()


def test_unsure_is_said_on_the_page_of_the_rule(regio: Regio) -> None:
    Rule.objects.filter(key=KEY).update(sure=False)
    assert "niet nagekeken" in client(regio).get(f"/werk/regels/{KEY}").content.decode()
    Rule.objects.filter(key=KEY).update(sure=True)
    assert "niet nagekeken" not in client(regio).get(f"/werk/regels/{KEY}").content.decode()


def test_the_form_starts_with_today_and_the_value_of_now(regio: Regio) -> None:
    text = client(regio).get(f"/werk/regels/{KEY}").content.decode()
    assert 'value="2026-03-20"' in text
    assert 'value="5"' in text


def test_changing_from_a_day_on(regio: Regio) -> None:
    answer = client(regio).post(f"/werk/regels/{KEY}", GOOD, follow=True)
    assert answer.redirect_chain == [("/werk/regels", 302)]
    text = answer.content.decode()
    assert "4 werkdagen vanaf" in text
    assert "De regel verandert vanaf de gekozen dag." in text
    new = rule(KEY, date(2026, 4, 1))
    assert (new.value, new.source, new.verified_by) == (4, "besluit stuurgroep", "J. Jurist")
    assert rule(KEY, date(2026, 3, 31)).value == 5


REFUSALS = [
    ({"vanaf": "2026-03-19"}, 409, "vanaf vandaag of later"),
    ({"vanaf": "2015-01-01"}, 409, "vanaf vandaag of later"),
    ({"waarde": "-1"}, 422, "minstens 0"),
    ({"waarde": ""}, 422, "nog niet ingevuld"),
    ({"waarde": "vijf"}, 422, "getal"),
    ({"bron": ""}, 422, "nog niet ingevuld"),
    ({"bron": "   "}, 422, "nog niet ingevuld"),
    ({"vanaf": "31-02-2026"}, 422, "datum"),
    ({"waarde": "99999999999"}, 422, "hoogstens 9999"),
]


@pytest.mark.parametrize(("wrong", "code", "words"), REFUSALS)
def test_refusals_are_dutch_and_keep_what_was_typed(regio: Regio, wrong: dict[str, str], code: int, words: str) -> None:
    answer = client(regio).post(f"/werk/regels/{KEY}", {**GOOD, **wrong})
    text = answer.content.decode()
    assert answer.status_code == code
    assert words in text
    assert "J. Jurist" in text
    assert Rule.objects.filter(key=KEY).count() == 1


def test_a_second_version_from_the_same_day(regio: Regio) -> None:
    client(regio).post(f"/werk/regels/{KEY}", GOOD)
    answer = client(regio).post(f"/werk/regels/{KEY}", {**GOOD, "waarde": "3"})
    assert answer.status_code == 409
    assert "begint op die dag al een versie" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_rule_that_is_not_there(regio: Regio, method: str) -> None:
    assert getattr(client(regio), method)("/werk/regels/bestaat-niet", GOOD).status_code == 404


def test_the_menu_shows_it_to_the_manager_only(regio: Regio) -> None:
    assert "/werk/regels" in client(regio).get("/werk/regels").content.decode()
    assert "/werk/regels" not in client(regio, "triagist").get("/werk/").content.decode()


def test_one_rule_with_what_was_and_what_comes(regio: Regio) -> None:
    for value, day in ((4, date(2026, 3, 20)), (3, date(2026, 6, 1))):
        change(KEY, value, valid_from=day, source="b", verified_by="", by=regio["beheer"], at=regio.at)
    found = entry(KEY, TODAY)
    assert found is not None
    assert ([r.value for r in found.eerder], found.nu.value, [r.value for r in found.later]) == ([5], 4, [3])
    text = client(regio).get(f"/werk/regels/{KEY}").content.decode()
    assert text.count("<dt>Eerder</dt>") == text.count("<dt>Gepland</dt>") == 1


def test_the_overview_is_by_label_and_leaves_out_what_does_not_hold(regio: Regio) -> None:
    Rule.objects.create(
        key="toets_later", label="Aaa later", value=1, unit="W", valid_from=date(2027, 1, 1), source="S1"
    )
    labels = [found.nu.label.lower() for found in overview(TODAY)]
    assert labels == sorted(labels)
    assert "aaa later" not in labels
    assert entry("toets_later", TODAY) is None
