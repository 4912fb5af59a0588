"""The meldcode as a guide: what follows on yes and no, in both languages, and that nothing is kept."""

from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.papier.rules import Alinea, Kop, Lijst
from eenplan.keten.advies import meldcode, meldcodedeur
from eenplan.keten.advies.tests.test_burgerdeur import ENGLISH, TEMPLATES, texts_of, title
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(51)
PAGES = [
    "/advies/twijfel", *(f"/advies/twijfel/stap/{number}" for number in range(1, 5)),
    *(f"/advies/twijfel/vraag/{number}" for number in range(1, 6)),
    *(f"/advies/twijfel/einde/{name}" for name in meldcode.EINDES),
    "/advies/twijfel/blad", "/advies/twijfel/meldcode.pdf",
]  # fmt: skip


# domain 4.2, row by row: (question, yes, no); empty is the next question
TABEL = [(1, "", "klaar"), (2, "melden", ""), (3, "", "melden"), (4, "", "melden"), (5, "volgen", "melden")]


def test_the_questions_lead_where_the_table_says() -> None:
    assert [(item.nummer, item.ja, item.nee) for item in meldcode.VRAGEN] == TABEL
    assert meldcode.TWIJFEL == "advies"


def test_there_are_five_steps_with_the_child_check_where_one_looks_and_where_one_talks() -> None:
    assert [item.nummer for item in meldcode.STAPPEN] == [1, 2, 3, 4, 5]
    assert [item.nummer for item in meldcode.STAPPEN if item.kindcheck] == [1, 3]
    assert "is melden nodig" in meldcode.STAPPEN[4].doen[0]  # first this, then one's own help
    assert "zelf hulp" in meldcode.STAPPEN[4].doen[1]


def test_what_is_not_there_is_none() -> None:
    assert [meldcode.stap(number) is None for number in (0, 1, 5, 6)] == [True, False, False, True]
    assert [meldcode.vraag(number) is None for number in (0, 1, 5, 6)] == [True, False, False, True]


def rows() -> dict[str, int]:
    enter(SYSTEM)
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_the_whole_guide_writes_nothing_and_asks_nothing(client: Client, regio: Regio) -> None:
    before = rows()
    for page in PAGES:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert set(answer.cookies) <= {"csrftoken"}, page
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        if not page.endswith("pdf"):
            words = answer.content.decode()
            assert title(answer) == "Informatie"
            assert 'id="nooduitgang"' in words
            assert not any(tag in words for tag in ("<form", "<input", "<textarea")), page
            assert "eenplan.js" not in words
    assert rows() == before


@pytest.mark.parametrize("page", ["/advies/twijfel/stap/5", "/advies/twijfel/stap/0", "/advies/twijfel/vraag/6",
                                  "/advies/twijfel/einde/niets"])  # fmt: skip
def test_a_page_that_is_not_there(client: Client, regio: Regio, page: str) -> None:
    assert client.get(page).status_code == 404


def test_nothing_can_be_sent(client: Client, regio: Regio) -> None:
    assert client.post("/advies/twijfel", {"naam": "Bram"}).status_code == 405


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("/advies/twijfel/stap/4", "/advies/twijfel/vraag/1"),
        ("/advies/twijfel/vraag/1", "/advies/twijfel/einde/klaar"),
        ("/advies/twijfel/vraag/1", "/advies/twijfel/vraag/2"),
        ("/advies/twijfel/vraag/2", "/advies/twijfel/einde/melden"),
        ("/advies/twijfel/vraag/3", "/advies/twijfel/einde/advies"),
        ("/advies/twijfel/vraag/5", "/advies/twijfel/einde/volgen"),
        ("/advies/twijfel/einde/melden", "/partner/melden"),
        ("/advies/", "/advies/twijfel"),
    ],
)
def test_pages_lead_on(client: Client, regio: Regio, page: str, link: str) -> None:
    assert f'href="{link}"' in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("wie", "link"),
    [("triagist", "/werk/melding/nieuw"), ("lead", "/werk/melding/nieuw"), ("school", "/partner/melden")],
)
def test_who_is_logged_in_is_sent_to_the_form_he_may_use(client: Client, regio: Regio, wie: str, link: str) -> None:
    client.force_login(regio.accounts[wie])
    page = client.get("/advies/twijfel/einde/melden").content.decode()
    assert f'href="{link}"' in page
    assert client.get(link).status_code == 200


def test_following_on_proposes_a_day_of_the_regions_rule(client: Client, regio: Regio) -> None:
    assert "vrijdag 17 april" in client.get("/advies/twijfel/einde/volgen").content.decode()  # 4 weeks


def test_every_sentence_has_an_english_twin(client: Client, regio: Regio) -> None:
    known = set(meldcode.teksten())
    for page in Path(TEMPLATES).glob("twijfel*.html"):
        known |= texts_of(page)
    assert len(known) > 50
    with translation.override("en"):
        assert not [item for item in sorted(known) if translation.gettext(item) == item]
    page = client.get("/advies/twijfel/vraag/2", **ENGLISH).content.decode()
    assert "Is someone in danger now" in page
    assert "I am in doubt" in page


def test_the_paper_holds_the_words_of_the_screen(client: Client, regio: Regio) -> None:
    with translation.override("nl"):
        blocks = meldcodedeur.papier().blokken
    headings = [block.tekst for block in blocks if isinstance(block, Kop)]
    assert headings == [f"{item.nummer}. {item.titel}" for item in meldcode.STAPPEN]
    questions = next(block for block in blocks if isinstance(block, Lijst) and block.genummerd)
    assert questions.regels[1].endswith("Ja: Meld bij Veilig Thuis. Nee: Ga naar vraag 3.")
    assert any(isinstance(block, Alinea) and block.tekst.startswith("Kindcheck") for block in blocks)
    answer = client.get("/advies/twijfel/meldcode.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
