"""The page of the policy door: numbers with their meaning, a table beside the picture, no name, no way further."""

import re

import pytest
from django.test import Client

from eenplan.sturing.beleidsmonitor.tests.conftest import Zet
from tests.regio import PEOPLE, Regio

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "beleid"]),
    pytest.mark.voorziening(98),
]


def page(regio: Regio, key: str = "beleid", path: str = "/beleid/") -> tuple[int, str]:
    client = Client()
    client.force_login(regio.accounts[key], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(path)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_who_comes_in(regio: Regio, key: str) -> None:
    code, _ = page(regio, key)
    assert code == (200 if key in {"beleid", "proces", "lead"} else 404)


def test_a_visitor_logs_in_first(regio: Regio) -> None:
    assert Client().get("/beleid/").status_code == 302


def test_every_figure_has_n_target_and_definition(regio: Regio) -> None:
    _, text = page(regio)
    cards = re.findall(r'<article class="ep-card ep-cijfer">.*?</article>', text, re.S)
    assert len(cards) == 9
    for card in cards:
        assert "aantal: " in card
        assert "Doel: " in card or "Geen doel afgesproken." in card
    assert text.count("&lt;10") > 6


def test_the_picture_has_a_table_twin_and_words(regio: Regio, zet: Zet) -> None:
    for number in range(14):
        zet("melding_ontvangen", regio.at.replace(month=2, day=3), number)
    _, text = page(regio)
    assert 'role="img"' in text
    assert "februari: 15" in text
    assert '<caption class="utrecht-table__caption">Meldingen per gemeente en maand</caption>' in text
    assert "Toetsdorp" in text


def test_another_quarter(regio: Regio) -> None:
    assert "Cijfers over het 4e kwartaal 2025" in page(regio, path="/beleid/?kwartaal=2025-K4")[1]
    assert "Dit kwartaal loopt nog" not in page(regio, path="/beleid/?kwartaal=2025-K4")[1]


@pytest.mark.parametrize("asked", ["", "2031-K1", "1999-K1", "onzin", "2026-K9", "%00"])
def test_an_odd_choice_gives_the_running_quarter(regio: Regio, asked: str) -> None:
    code, text = page(regio, path=f"/beleid/?kwartaal={asked}")
    assert code == 200
    assert "Cijfers over het 1e kwartaal 2026" in text
    assert "Dit kwartaal loopt nog" in text


def test_no_link_leads_to_a_case(regio: Regio) -> None:
    _, text = page(regio)
    main = text[text.index("<main") :]
    assert {href.partition("?")[0] for href in re.findall(r'href="([^"]*)"', main)} == {""}


def test_nothing_inline_that_the_content_policy_refuses(regio: Regio) -> None:
    _, text = page(regio)
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


def test_the_menu_of_policy(regio: Regio) -> None:
    _, text = page(regio)
    assert ">Cijfers</a>" in re.sub(r"\s+", " ", text)
    assert "/werk/" not in text
