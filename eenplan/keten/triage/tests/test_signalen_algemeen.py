"""What is told as a habit, who is there, what is only asked: whole families of sentences, written for this test."""

from datetime import date, datetime

import pytest

from eenplan.keten.triage.signalen.leeftijd import leeftijd_op
from eenplan.keten.triage.signalen.publiek import Genoemd, Invoer, Voorstel, beoordeel
from eenplan.keten.triage.signalen.woordenboek import WOORDENBOEK
from eenplan.keten.triage.signalen.zoeken import zoek

OP = datetime.fromisoformat("2027-03-09T15:00")


def gevonden(zin: str) -> set[str]:
    return {v.sleutel for v in zoek(zin, WOORDENBOEK)}


def oordeel(tekst: str, *namen: str) -> Voorstel:
    return beoordeel(Invoer(tekst, OP, "telefoon", "Onderwijs", genoemd=tuple(Genoemd(n) for n in namen)))


@pytest.mark.parametrize(
    "zin",
    [
        "Hij slaat haar als het eten koud is.",
        "Als opa iets laat vallen, krijgt hij een klap van haar.",
        "Zodra moeder drinkt schopt ze de hond en de jongste.",
        "Stiefvader knijpt haar wanneer zij niet luistert.",
        "Zij krijgt slaag als er een onvoldoende op haar rapport staat.",
        "Zij zegt dat hij haar vernedert als er bezoek is.",
    ],
)
def test_a_habit_is_structural(zin: str) -> None:
    assert "gewoonte" in gevonden(zin)
    assert oordeel(zin, "Anna Post").veiligheid in ("structureel", "beide")


@pytest.mark.parametrize(
    "zin",
    [
        "Ik ben bang dat hij haar slaat als hij dit hoort.",
        "Vader zei dat hij haar schopt als zij weggaat.",
        "Hij slaat haar niet als zij tegenspreekt.",
        "Hij slaat haar als een hond.",
    ],
)
def test_a_threat_a_fear_or_a_denial_is_no_habit(zin: str) -> None:
    assert not {"gewoonte", "herhaling"} & gevonden(zin)


@pytest.mark.parametrize(
    ("zin", "sleutel"),
    [
        ("Elke zondagavond is het mis.", "herhaling"),
        ("Dit is de derde aangifte tegen hem.", "herhaling"),
        ("Ze wordt dagelijks gekleineerd.", "herhaling"),
        ("Op de armen zitten oude en verse plekken.", "herhaling"),
        ("De kneuzingen hadden verschillende kleuren.", "herhaling"),
        ("Hij verkocht haar een dreun.", "geweld"),
        ("Ze heeft hem gekrabd.", "geweld"),
        ("Haar enkel was gezwollen.", "letsel"),
        ("Zijn pols is gebroken.", "letsel"),
        ("Er staat een afdruk van een riem op zijn rug.", "letsel"),
        ("Hij had zijn arm om haar keel.", "wurging"),
        ("Er zitten rode vlekken in haar hals.", "wurging"),
        ("Ik maak jou kapot, schreef hij.", "doodsbedreiging"),
        ("Vader was niet wakker te krijgen.", "acute_zorg"),
        ("De zuigeling had nog geen voeding gehad.", "acute_zorg"),
        ("Haar telefoon is door hem uitgelezen.", "controle"),
        ("Ze mag alleen met haar man de deur uit.", "controle"),
        ("Hij bepaalt wat zij aantrekt.", "controle"),
        ("Er is een man voor haar uitgekozen in het dorp.", "eer"),
        ("Zij weigert het huwelijk.", "eer"),
        ("Hij gunt haar niets en zal haar niet met rust laten.", "stalking"),
        ("Zij krijgt tientallen berichten op een dag.", "stalking"),
        ("Hij bracht de kinderen niet terug.", "vermist"),
        ("Zij vertrekt vrijdag met hem naar het buitenland.", "vermist"),
        ("De gesprekken hebben niets opgeleverd.", "hulp_faalt"),
        ("Misbruik is niet uit te sluiten.", "seksueel"),
    ],
)
def test_families_of_words(zin: str, sleutel: str) -> None:
    assert sleutel in gevonden(zin)


@pytest.mark.parametrize(
    ("zin", "sleutel"),
    [
        ("Zijn pols is niet gebroken.", "letsel"),
        ("Hij verkocht haar geen klap.", "geweld"),
        ("In elk geval hoor ik niets meer.", "herhaling"),
        ("Er is geen man voor haar uitgekozen.", "eer"),
        ("Wij zagen geen gezwollen knie.", "letsel"),
    ],
)
def test_families_of_words_denied(zin: str, sleutel: str) -> None:
    assert sleutel not in gevonden(zin)


def test_children_who_were_not_seen_are_there() -> None:
    assert "kind" in gevonden("De kinderen heb ik niet gezien.")
    assert "kind" in gevonden("De dochter wilde niet praten.")


@pytest.mark.parametrize("zin", ["Zij hebben geen kinderen.", "Kinderen hebben zij niet.", "Een stel zonder kinderen."])
def test_no_children(zin: str) -> None:
    assert "kind" not in gevonden(zin)


@pytest.mark.parametrize(
    ("naam", "tekst", "jaren"),
    [
        ("ROOS", "Kinderen ROOS (12) en KOEN (9) waren boven.", 12),
        ("Koen", "Kinderen ROOS (12) en KOEN (9) waren boven.", 9),
        ("Jip", "Jip van net zeven, zat onder de tafel.", 7),
        ("Mila", "Mila, 15 jaar, is boos.", 15),
        ("Mila", "Mila kwam 15 keer te laat.", None),
        ("Roos (4)", "Roos (12) was boven.", 4),
    ],
)
def test_an_age_beside_the_name_in_the_text(naam: str, tekst: str, jaren: int | None) -> None:
    assert leeftijd_op(Genoemd(naam), date(2027, 3, 9), tekst=tekst) == jaren


def test_an_asked_event_is_not_acute() -> None:
    vraag = oordeel("Zou het kunnen dat iemand hem vandaag bedreigt met een mes?", "Kees Post")
    feit = oordeel("Iemand heeft hem vandaag bedreigd met een mes.", "Kees Post")
    assert (vraag.veiligheid, feit.veiligheid) == ("onduidelijk", "acuut")
    assert vraag.consultatieplicht_lokaal_team, "asked is not denied: it is weighed"


def test_a_dependent_person_whom_nobody_gets_to_see_is_acute() -> None:
    assert oordeel("Zij is bedlegerig. Haar man doet niet open.", "Greet Post").veiligheid in ("acuut", "beide")
    assert oordeel("Haar man doet niet open.", "Greet Post").veiligheid == "onduidelijk"


@pytest.mark.parametrize(
    ("tekst", "plicht"),
    [
        ("Het huis is zwaar vervuild.", True),
        ("Hij bepaalt met wie zij omgaat en wat zij uitgeeft.", True),
        ("Een vechtscheiding; bij elke overdracht wordt er gescholden.", False),
    ],
)
def test_structural_harm_is_a_serious_threat_but_a_dispute_alone_is_not(tekst: str, plicht: bool) -> None:
    assert any("(a)" in grond for grond in oordeel(tekst, "Anna Post").consultatiegronden) is plicht


def test_who_sleeps_elsewhere_needs_no_order_to_leave() -> None:
    thuis = "Vanmiddag heeft haar man haar geslagen. Hij zit op de bank."
    weg = "Vanmiddag heeft haar man haar geslagen. Hij verblijft nu bij zijn broer."
    assert oordeel(thuis, "Anna Post").thv_overwegen
    assert not oordeel(weg, "Anna Post").thv_overwegen
