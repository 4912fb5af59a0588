"""Every way through the five questions of the meldcode, on paper and with a browser; none of them leaves a trace."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.papier.rules import Alinea, Lijst
from eenplan.keten.advies import meldcode, meldcodedeur
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(51)
LINK = re.compile(r'<a class="utrecht-button-link[^"]*" href="([^"]+)">([^<]+)</a>')

# Every way, as one would tell it: the answers in order, and where one then is (domain 4.2).
WEGEN = {
    "Nee": "klaar",
    "Ik twijfel": "advies",
    "Ja Ja": "melden",
    "Ja Ik twijfel": "advies",
    "Ja Nee Nee": "melden",
    "Ja Nee Ik twijfel": "advies",
    "Ja Nee Ja Nee": "melden",
    "Ja Nee Ja Ik twijfel": "advies",
    "Ja Nee Ja Ja Ja": "volgen",
    "Ja Nee Ja Ja Nee": "melden",
    "Ja Nee Ja Ja Ik twijfel": "advies",
}


def ways(number: int = 1, told: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every way the questions allow from this one on."""
    asked = meldcode.vraag(number)
    assert asked is not None
    for word, end in (("Ja", asked.ja), ("Nee", asked.nee), ("Ik twijfel", meldcode.TWIJFEL)):
        if end:
            yield " ".join((*told, word)), end
        else:
            yield from ways(number + 1, (*told, word))


def links(client: Client, page: str) -> dict[str, str]:
    """The buttons of a page, by what stands on them."""
    return {unescape(words).strip(): url for url, words in LINK.findall(client.get(page).content.decode())}


def rows() -> dict[str, int]:
    enter(SYSTEM)
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


# --- on paper --------------------------------------------------------------------------------------------------------


def test_there_are_these_ways_and_no_others() -> None:
    assert dict(ways()) == WEGEN


def test_every_end_is_reached_and_every_end_is_there() -> None:
    assert set(WEGEN.values()) == set(meldcode.EINDES)
    assert all(name == end.naam for name, end in meldcode.EINDES.items())


def test_in_doubt_one_asks_at_every_question() -> None:
    assert {way for way, end in WEGEN.items() if end == "advies"} == {way for way in WEGEN if "twijfel" in way}
    assert sum("twijfel" in way for way in WEGEN) == len(meldcode.VRAGEN)


def test_danger_is_never_followed_by_waiting() -> None:
    """Who says that somebody is in danger reports; no later answer takes that back."""
    assert [end for way, end in WEGEN.items() if way.startswith("Ja Ja")] == ["melden"]
    assert {end for way, end in WEGEN.items() if way.startswith("Ja") and way.endswith("Nee")} == {"melden"}


def test_the_last_question_leads_nowhere_further() -> None:
    last = meldcode.VRAGEN[-1]
    assert last.ja
    assert last.nee
    assert all({item.ja, item.nee} - {""} <= set(meldcode.EINDES) for item in meldcode.VRAGEN)
    assert all("" in {item.ja, item.nee} for item in meldcode.VRAGEN[:-1])


@pytest.mark.parametrize("text", meldcode.teksten())
def test_a_sentence_is_short_and_whole(text: str) -> None:
    assert text == text.strip()
    assert all(len(part.split()) <= 30 for part in re.split(r"[.?:]", text))
    assert not re.search(r"\b(u dient|teneinde|middels|betrokkene|inzake)\b", text, re.IGNORECASE)


def test_what_one_reads_first_at_each_end() -> None:
    assert {name: end.titel for name, end in meldcode.EINDES.items()} == {
        "melden": "Meld bij Veilig Thuis", "advies": "Vraag advies aan Veilig Thuis", "volgen": "Blijf volgen",
        "klaar": "U hoeft nu niet te melden",
    }  # fmt: skip
    assert all(end.doen[0].startswith("Bel Veilig Thuis") for name, end in meldcode.EINDES.items()
               if name in {"melden", "advies"})  # fmt: skip
    assert "Gaat het eerder mis? Meld dan" in meldcode.EINDES["volgen"].doen[2]
    assert "Begin dan opnieuw bij stap 1." in meldcode.EINDES["klaar"].doen[2]


# --- with a browser --------------------------------------------------------------------------------------------------


def test_every_way_can_be_walked_and_leaves_nothing(client: Client, regio: Regio) -> None:
    before = rows()
    known = {number: links(client, reverse("twijfel-vraag", args=[number])) for number in range(1, 6)}
    for way, end in WEGEN.items():
        page = reverse("twijfel-vraag", args=[1])
        for word in re.findall("Ja|Nee|Ik twijfel", way):
            page = known[int(page.rsplit("/", 1)[1])][word]
        assert page == reverse("twijfel-einde", args=[end]), way
    for name, end in meldcode.EINDES.items():
        answer = client.get(reverse("twijfel-einde", args=[name]))
        assert end.titel in unescape(answer.content.decode())
        assert not [key for key in answer.cookies if key != "csrftoken"]
    assert rows() == before


def test_every_question_leads_back_where_one_came_from(client: Client, regio: Regio) -> None:
    came = [reverse("twijfel-stap", args=[4]), *(reverse("twijfel-vraag", args=[number]) for number in range(1, 5))]
    found = [links(client, reverse("twijfel-vraag", args=[number]))["Terug"] for number in range(1, 6)]
    assert found == came


def test_the_answers_stand_in_the_same_order_and_none_is_heavier(client: Client, regio: Regio) -> None:
    for number in range(1, 6):
        page = client.get(reverse("twijfel-vraag", args=[number])).content.decode()
        assert [words for _, words in LINK.findall(page)][:3] == ["Ja", "Nee", "Ik twijfel"]
        assert "primary-action" not in page  # the guide pushes nobody
        assert f"vraag {number} van 5" in page


@pytest.mark.parametrize("page", ["twijfel/vraag/1", "twijfel/einde/melden", "twijfel/blad", "twijfel/meldcode.pdf"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_anywhere(client: Client, regio: Regio, page: str, method: str) -> None:
    assert getattr(client, method)(f"/advies/{page}", {"naam": "Bram"}).status_code == 405


def test_what_is_typed_in_the_address_is_not_on_the_page(client: Client, regio: Regio) -> None:
    page = client.get("/advies/twijfel/vraag/2?naam=Bram+de+Toets").content.decode()
    assert "Bram" not in page
    assert not set(client.cookies) - {"csrftoken"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_has_every_question_and_no_line_for_a_name(regio: Regio, language: str) -> None:
    with translation.override(language):
        paper = meldcodedeur.papier()
        questions = [translation.gettext(item.vraag) for item in meldcode.VRAGEN]
    lines = next(block.regels for block in paper.blokken if isinstance(block, Lijst) and block.genummerd)
    assert len(lines) == 5
    assert all(line.startswith(asked) for line, asked in zip(lines, questions, strict=True))
    texts = [block.tekst for block in paper.blokken if isinstance(block, Alinea)]
    assert sum("____" in text for text in texts) == 1  # a day, and nothing else
    assert "112" in texts[0]
    assert "naam" not in " ".join(texts).lower()
