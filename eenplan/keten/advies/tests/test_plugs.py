"""What advice offers to the house: a menu entry and the words of its term, for its own people only."""

import pytest
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import ANONYMOUS, SYSTEM
from eenplan.keten.advies import burger, plugs
from eenplan.keten.advies.models import Advies
from tests.regio import Regio


@pytest.fixture
def vraag_id(regio: Regio) -> int:
    burger.stel_vraag("Wat kan ik doen?", at=regio.at)
    enter(SYSTEM)
    return Advies.objects.get().pk


@pytest.mark.parametrize("who", ["triagist", "triagist2", "casus", "lead"])
def test_own_people_see_the_menu_and_the_term(regio: Regio, vraag_id: int, who: str) -> None:
    enter(regio[who])
    (item,) = plugs.menu(regio[who])
    assert (item.door, item.label, item.url, item.count) == ("werk", "Adviezen", reverse("adviezen"), 1)
    words = sockets.describe(regio[who], "advies", [vraag_id, vraag_id + 1])
    assert set(words) == {vraag_id}
    text, url = words[vraag_id]
    assert text.startswith("Beantwoord de vraag A-2026-")
    assert url == reverse("advies", args=[vraag_id])


@pytest.mark.parametrize("who", ["proces", "fg", "beheer", "regisseur", "ander", "agent", "school", "beleid"])
def test_nobody_else_does(regio: Regio, vraag_id: int, who: str) -> None:
    enter(regio[who])
    assert list(plugs.menu(regio[who])) == []
    assert sockets.describe(regio[who], "advies", [vraag_id]) == {}


def test_a_visitor_has_no_menu(regio: Regio, vraag_id: int) -> None:
    enter(ANONYMOUS)
    assert list(plugs.menu(ANONYMOUS)) == []


def test_fact_is_declared_with_its_definition() -> None:
    assert "zonder gezin" in sockets.facts()["advies_gevraagd"]
