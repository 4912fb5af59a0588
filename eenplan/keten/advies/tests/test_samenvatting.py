"""What the asker takes along, piece by piece: what is left out, in which order, and for whom it is there."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.papier.rules import Alinea, Kop, Lijst
from eenplan.feiten.models import Feit
from eenplan.keten.advies import actions
from eenplan.keten.advies.herkenning import HINT, LEFT_OUT, Soort, hint, vindplaatsen, zonder_namen
from eenplan.keten.advies.onderwerpen import MELDCODE, ONDERWERPEN, OOK_GESCHREVEN, lees_tags
from eenplan.keten.advies.rules import GESLOTEN, LONGEST_FIELD, LONGEST_TEXT, OPEN, NieuwAdvies, Van, fouten_in_tekst
from eenplan.keten.advies.samenvatting import INFORMATIE, Samenvatting, samenvatting
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(2)
TODAY = date(2026, 3, 20)
OP = datetime(2026, 3, 20, 9, tzinfo=UTC)


# --- what looks like a person ----------------------------------------------------------------------------------------

PERSONEN = {
    "Meneer Jansen sloeg haar.": Soort.NAAM,
    "Zij heet Fatima el Amrani.": Soort.NAAM,
    "De buurvrouw van Kees de Boer belde.": Soort.NAAM,
    "Het gaat om familie Yilmaz.": Soort.NAAM,
    "Zij woont Kerkstraat 4a.": Soort.ADRES,
    "Postcode 6811 KL.": Soort.ADRES,
    "Bel 06 12345678 na vijven.": Soort.TELEFOON,
    "BSN 999000019.": Soort.BSN,
    "Het kind is geboren op 3-4-2019.": Soort.GEBOORTEDATUM,
    "Geboortedatum: 03/04/2019.": Soort.GEBOORTEDATUM,
    "Jarig op 3 april 2019.": Soort.GEBOORTEDATUM,
}
NIEMAND = (
    "Bel morgen het lokaal team in Den Haag.", "Gisteren, 19-03-2026, ging het mis.", "Het kostte 123456789 euro.",
    "Vraag de Raad voor de Kinderbescherming.", "Zij is 34 en hij is 36.", "Bel 112 of 0800-2000.", "",
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), PERSONEN.items())
def test_this_is_left_out_of_the_paper_and_warned_about(text: str, kind: Soort) -> None:
    found = vindplaatsen(text, TODAY)
    assert kind in {item.soort for item in found}
    kept = zonder_namen(text, TODAY)
    assert LEFT_OUT in kept
    assert not any(item.tekst in kept for item in found)
    assert hint(text, TODAY).startswith(HINT)
    assert kind.value in hint(text, TODAY)


@pytest.mark.parametrize("text", NIEMAND)
def test_this_stays_as_it_was_said(text: str) -> None:
    assert (zonder_namen(text, TODAY), hint(text, TODAY)) == (text, "")


def test_what_was_cleaned_once_is_clean() -> None:
    text = " ".join(PERSONEN)
    once = zonder_namen(text, TODAY)
    assert once.count(LEFT_OUT) >= len(PERSONEN)
    assert zonder_namen(once, TODAY) == once


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ""), ("x" * LONGEST_TEXT, ""), ("x" * (LONGEST_TEXT + 1), "Houd het kort"), ("a\x00b", "tekens"),
        ("BSN 999000019", "burgerservicenummer"), ("BSN 9990.00.019", "burgerservicenummer"), ("nummer 999000018", ""),
        ("mevrouw Jansen", ""),
    ],
)  # fmt: skip
def test_only_what_may_never_be_kept_is_refused(text: str, fault: str) -> None:
    found = fouten_in_tekst("vraag", text)
    assert bool(found) is bool(fault)
    assert fault in found.get("vraag", "")


@pytest.mark.parametrize(("consent", "naam", "contact"), list(product((True, False), ("", " ", "Roos"), ("", "06"))))
def test_the_asker_is_named_with_his_consent_only(consent: bool, naam: str, contact: str) -> None:
    found = NieuwAdvies("Een vraag", toestemming=consent, naam=naam, contact=contact).fouten()
    assert ("toestemming" in found) is (not consent and bool(naam.strip() or contact.strip()))


@pytest.mark.parametrize("field", ["gemeente", "naam", "contact", "codewoord"])
def test_a_small_field_is_no_place_for_a_story(field: str) -> None:
    for length, good in ((LONGEST_FIELD, True), (LONGEST_FIELD + 1, False)):
        found = NieuwAdvies("Een vraag", toestemming=True, **{field: "x" * length}).fouten()  # type: ignore[arg-type]  # one field per row
        assert (field not in found) is good


# --- subjects --------------------------------------------------------------------------------------------------------


def test_every_subject_is_found_by_its_own_word_and_every_other_spelling_leads_to_one() -> None:
    for code in ONDERWERPEN:
        assert lees_tags(f"Zie #{code}.").codes == (code,)
    for word, code in OOK_GESCHREVEN.items():
        assert lees_tags(f"#{word.upper()}").codes == (code,), word
        assert word not in ONDERWERPEN
    assert set(MELDCODE) == {f"stap{number}" for number in range(1, 6)} <= set(ONDERWERPEN)


# --- the document as data --------------------------------------------------------------------------------------------

SAID = ((TODAY, "Praat met een collega."),)


@pytest.mark.parametrize(
    ("subjects", "said", "steps"), list(product(((), ("Stalking",)), ((), SAID), ((), ("Meldcode stap 2: overleg",))))
)
def test_a_heading_stands_only_above_something(
    subjects: tuple[str, ...], said: tuple[tuple[date, str], ...], steps: tuple[str, ...]
) -> None:
    paper = Samenvatting("A-2026-000001", OP, subjects, said, steps, weggelaten=False).papier("0800-2000")
    heads = [block.tekst for block in paper.blokken if isinstance(block, Kop)]
    expected = [("Waar het over ging", subjects), ("Wat Veilig Thuis adviseerde", True), ("De meldcode", steps),
                ("Goed om te weten", True)]  # fmt: skip
    assert heads == [text for text, there in expected if there]
    told = [block.tekst for block in paper.blokken if isinstance(block, Alinea)]
    assert told[0] == "Veilig Thuis, 0800-2000. Is er nu gevaar? Bel 112."
    assert told[1:] == (["20 maart 2026: Praat met een collega."] if said else ["Nog niet vastgelegd."])
    assert isinstance(paper.blokken[-1], Lijst)
    assert paper.blokken[-1].regels == INFORMATIE
    assert paper.kenmerk.startswith("A-2026-000001")


# --- from what was noted ---------------------------------------------------------------------------------------------


def noteer(regio: Regio, **given: object) -> int:
    row = actions.noteer(NieuwAdvies(**{"vraag": "Sanne de Toets #stap2", **given}), by=regio["triagist"], at=regio.at)  # type: ignore[arg-type]  # tests vary fields
    return row.pk


def test_only_what_veilig_thuis_said_goes_along_in_the_order_of_the_days(regio: Regio) -> None:
    key = noteer(regio, gegeven="Bel ons.", codewoord="Anker")
    for days, van in ((2, Van.VEILIG_THUIS), (1, Van.VRAGER), (1, Van.VEILIG_THUIS)):
        at = regio.at + timedelta(days=days)
        actions.voeg_contact_toe(key, f"Dag {days}, {van.value}.", by=regio["casus"], at=at, van=van)
    enter(regio["casus"])
    found = samenvatting(regio["casus"], key)
    assert [text for _, text in found.gezegd] == ["Bel ons.", "Dag 1, veilig_thuis.", "Dag 2, veilig_thuis."]
    assert [day.day for day, _ in found.gezegd] == [20, 21, 22]
    assert (found.onderwerpen, len(found.stappen), found.weggelaten) == ((), 1, False)
    assert "Sanne" not in str(found)
    assert "Anker" not in str(found)


@pytest.mark.parametrize("stand", [*OPEN, *GESLOTEN])
def test_it_can_be_taken_along_in_every_state_and_changes_nothing(regio: Regio, client: Client, stand: str) -> None:
    key = noteer(regio, gegeven="", codewoord="Anker" if stand == "ondersteuning" else "")
    who = {"by": regio["triagist"], "at": regio.at}
    if stand == "afgesloten":
        actions.sluit(key, **who)  # type: ignore[arg-type]  # the two that every act takes
    if stand == "melding_geworden":
        actions.wordt_melding(key, beller_wil_melden=True, **who)  # type: ignore[arg-type]  # as above
        actions.is_melding_geworden(key, "M-1", **who)  # type: ignore[arg-type]  # as above
    client.force_login(regio.accounts["lead"])
    page = client.get(f"/werk/advies/{key}/samenvatting").content.decode()
    assert "Nog niet vastgelegd." in page
    assert "Sanne" not in page
    enter(SYSTEM)
    assert not Feit.objects.exclude(naam="advies_gevraagd").exists()
    line = LogLine.objects.get(verb="advies.samenvatting")
    assert (line.object_id, line.casus_id, line.persoon_id, line.allowed) == (key, None, None, True)


def test_a_look_that_was_refused_has_its_line_too(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["triagist"])
    for page in ("samenvatting", "samenvatting.pdf"):
        assert client.get(f"/werk/advies/999999/{page}").status_code == 404
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="advies.samenvatting", object_id=999999, allowed=False).count() == 2
