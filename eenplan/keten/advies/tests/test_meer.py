"""The log of the front office, the paper for the asker, and that no table here can lead to a family."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.papier.rules import Alinea, Kop, Lijst
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.keten.advies import actions
from eenplan.keten.advies.herkenning import zonder_namen
from eenplan.keten.advies.models import Advies
from eenplan.keten.advies.queries import logboek
from eenplan.keten.advies.rules import NieuwAdvies, Van
from eenplan.keten.advies.samenvatting import INFORMATIE, samenvatting
from eenplan.keten.tests.rollen import alleen, antwoorden, uitkomsten
from eenplan.netwerk.dienst.actions import NieuweDienst, plan
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(2)
ASKED = "Mijn cliënte Sanne van der Toets wordt geslagen. #partnergeweld #stap3"
SAID = "Praat met mevrouw De Toets zonder hem erbij. Bel ons daarna. #kindermishandeling"
DAY = timedelta(days=1)


@pytest.fixture
def advies(regio: Regio) -> Advies:
    """An advice with names in it, that someone should have left out."""
    row = actions.noteer(
        NieuwAdvies(ASKED, SAID, vrager_soort="GGZ", codewoord="Roos"), by=regio["triagist"], at=regio.at
    )
    actions.voeg_contact_toe(row.pk, "Zij durft niet.", by=regio["triagist"], at=regio.at + DAY, van=Van.VRAGER)
    actions.voeg_contact_toe(row.pk, "Neem de tijd.", by=regio["triagist2"], at=regio.at + DAY)
    return row


# --- no way to a family ----------------------------------------------------------------------------------------------

MAY_POINT_AT = {"advies", "accounts"}


def edges() -> Iterator[tuple[str, str]]:
    """Every relation from or to a table of advice: (from, to) as names of packages."""
    for model in apps.get_models(include_auto_created=True):
        for item in model._meta.get_fields():
            if isinstance(item, models.ForeignKey | models.ManyToManyField | models.OneToOneField):
                yield model._meta.app_label, item.related_model._meta.app_label


def test_no_table_of_advice_leads_to_a_person_or_a_household_and_none_leads_here() -> None:
    found = [(here, there) for here, there in edges() if "advies" in (here, there)]
    assert ("advies", "accounts") in found  # the test looks at something
    assert {there for here, there in found if here == "advies"} <= MAY_POINT_AT
    assert {here for here, there in found if there == "advies"} == {"advies"}


def test_no_number_of_a_family_hides_in_a_column() -> None:
    numbers = (models.IntegerField, models.UUIDField, models.JSONField, models.BinaryField)
    found = {
        f"{model.__name__}.{item.name}" for model in apps.get_app_config("advies").get_models()
        for item in model._meta.concrete_fields
        if isinstance(item, numbers) and not item.primary_key and not isinstance(item, models.ForeignKey)
    }  # fmt: skip
    assert found == {"Advies.sleutel", "Advies.versie", "Terugkeer.mislukt"}


def test_an_advice_makes_no_household(regio: Regio, advies: Advies) -> None:
    enter(SYSTEM)
    assert not Huishouden.objects.exists()


def test_a_name_that_was_typed_is_warned_about_on_the_page(regio: Regio, advies: Advies, client: Client) -> None:
    client.force_login(regio.accounts["triagist"])
    assert "Noteer geen namen van het gezin" in client.get(f"/werk/advies/{advies.pk}").content.decode()


# --- the summary -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bel mevrouw Jansen op 06-12345678.", "Bel (weggelaten) op (weggelaten)."),
        ("Woont op Proefstraat 12, 1234 AB.", "Woont op (weggelaten), (weggelaten)."),
        ("Bel het lokaal team.", "Bel het lokaal team."),
    ],
)
def test_what_looks_like_a_person_is_left_out(regio: Regio, text: str, kept: str) -> None:
    assert zonder_namen(text, regio.at.date()) == kept


def test_the_summary_holds_what_was_advised_and_nobody(regio: Regio, advies: Advies) -> None:
    enter(regio["triagist"])
    found = samenvatting(regio["triagist"], advies.pk)
    words = str(found)
    for name in ("Sanne", "Toets", "durft niet", "geslagen", "Roos"):
        assert name not in words
    assert [text for _, text in found.gezegd] == [
        "Praat met mevrouw (weggelaten) zonder hem erbij. Bel ons daarna. kindermishandeling", "Neem de tijd.",
    ]  # fmt: skip
    assert found.onderwerpen == ("(Ex-)partnergeweld", "Kindermishandeling")
    assert found.stappen[0].startswith("Meldcode stap 3")
    assert found.weggelaten
    assert LogLine.objects.filter(verb="advies.samenvatting", object_id=advies.pk, allowed=True).count() == 1


def test_the_paper_has_the_words_of_the_screen(regio: Regio, advies: Advies, client: Client) -> None:
    enter(regio["triagist"])
    blocks = samenvatting(regio["triagist"], advies.pk).papier("0800-2000").blokken
    client.force_login(regio.accounts["triagist"])
    page = client.get(f"/werk/advies/{advies.pk}/samenvatting").content.decode()
    lines = [line for block in blocks if isinstance(block, Lijst) for line in block.regels]
    assert set(INFORMATIE) < set(lines)
    for text in [*lines, *(block.tekst for block in blocks if isinstance(block, Kop | Alinea))]:
        assert text in page
    paper = client.get(f"/werk/advies/{advies.pk}/samenvatting.pdf")
    assert paper.content.startswith(b"%PDF")
    assert 'filename="advies.pdf"' in paper["Content-Disposition"]


# --- the log of the front office -------------------------------------------------------------------------------------


@pytest.mark.voorziening(1)
def test_every_contact_of_a_day_without_names(regio: Regio, advies: Advies) -> None:
    enter(regio["lead"])
    begin = regio.at.replace(hour=0)
    first = logboek(regio["lead"], begin, begin + DAY)
    second = logboek(regio["lead"], begin + DAY, begin + 2 * DAY)
    assert [(line.soort, line.vrager_soort, line.door) for line in first] == [("nieuw", "GGZ", "Toets Triagist")]
    assert [(line.soort, line.door) for line in second] == [
        ("vraag", "Toets Triagist"), ("antwoord", "Toets Triagist2"),
    ]  # fmt: skip
    assert LogLine.objects.filter(verb="advies.logboek", object_id=advies.pk).count() == 2


@pytest.mark.voorziening(1)
def test_the_log_shows_who_had_duty(regio: Regio, advies: Advies, client: Client) -> None:
    duty = NieuweDienst("front_office", regio.accounts["casus"].pk, regio.at, regio.at + timedelta(hours=8))
    plan(duty, by=regio["lead"], at=regio.at)
    client.force_login(regio.accounts["triagist"])
    page = client.get("/werk/adviezen/logboek").content.decode()
    assert advies.nummer in page
    assert "Toets Casus (front office, 09.00 uur tot 17.00 uur)" in page
    assert "Volgende dag" not in page
    for odd in ("2026-03-19", "gisteren", "2099-01-01"):
        assert client.get(f"/werk/adviezen/logboek?dag={odd}").status_code == 200
    assert "geen contact vastgelegd" in client.get("/werk/adviezen/logboek?dag=2026-03-19").content.decode()


@pytest.mark.voorziening(1)
def test_a_duty_over_night_says_on_which_days_it_begins_and_ends(regio: Regio, client: Client) -> None:
    duty = NieuweDienst("front_office", regio.accounts["casus"].pk, regio.at, regio.at + DAY)
    plan(duty, by=regio["lead"], at=regio.at)
    client.force_login(regio.accounts["triagist"])
    page = client.get("/werk/adviezen/logboek").content.decode()
    assert "20 maart 2026, 09.00 uur tot 21 maart 2026, 09.00 uur" in page
    assert "09.00 uur tot 09.00 uur" not in page


@pytest.mark.voorziening(1)
def test_the_card_shows_who_has_duty_and_the_meldcode(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["triagist"])
    assert "Wie heeft dienst?" not in client.get("/werk/advies/nieuw").content.decode()
    duty = NieuweDienst("front_office", regio.accounts["casus"].pk, regio.at, regio.at + timedelta(hours=8), "06 11")
    plan(duty, by=regio["lead"], at=regio.at)
    page = client.get("/werk/advies/nieuw").content.decode()
    for words in ("Wie heeft dienst?", "Toets Casus", 'href="tel:0611"', "niemand heeft dienst", "vijf vragen"):
        assert words in page


def test_who_may(regio: Regio, advies: Advies) -> None:
    vt = ("triagist", "triagist2", "casus", "lead")
    some = ("triagist", "regisseur", "proces")
    seen = uitkomsten(regio, lambda who: samenvatting(who, advies.pk))
    assert seen == {key: "ja" if key in vt else "404" for key in regio.viewers}
    for page in (f"/werk/advies/{advies.pk}/samenvatting", f"/werk/advies/{advies.pk}/samenvatting.pdf",
                 "/werk/adviezen/logboek"):  # fmt: skip
        expected = {key: code for key, code in alleen(("triagist",)).items() if key in some}
        assert antwoorden(regio, lambda client, page=page: client.get(page), some) == expected
    enter(regio["regisseur"])
    assert logboek(regio["regisseur"], regio.at - DAY, regio.at + DAY) == []
    with pytest.raises(NotVisible):
        samenvatting(regio["regisseur"], advies.pk)


def test_key_n_is_on_every_page_of_veilig_thuis_and_on_no_other(regio: Regio, client: Client) -> None:
    link = 'href="/werk/advies/nieuw" data-sneltoets="n"'
    for key, there in (("lead", True), ("proces", False)):
        client.force_login(regio.accounts[key])
        assert (link in client.get("/werk/").content.decode()) is there
    client.force_login(regio.accounts["lead"])
    assert link in client.get("/werk/rooster").content.decode()
