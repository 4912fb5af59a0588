"""Invented reports unlike any other in the house, as a regression table: what the rules make of them."""

from datetime import datetime

import pytest

from eenplan.keten.triage.signalen.publiek import Genoemd, Incident, Invoer, beoordeel

OP = datetime.fromisoformat("2026-09-08T14:00")
Rij = tuple[str, str, tuple[str, ...], bool | None, str, str]

PROEF: tuple[Rij, ...] = (
    # text; kind of reporter; persons; children present; safety; direction
    ("help me nu", "Burger", (), None, "onduidelijk", "lokaal"),
    (
        "In de periode maart tot en met augustus is van de rekening van mevrouw (86) ruim 9.000 euro gepind. Haar neef "
        "heeft de pas. Mevrouw kan niet zeggen waar het geld is gebleven.",
        "Beroepsmatig overig", ("mevrouw, 86", "neef"), False, "structureel", "lokaal",
    ),
    (
        "De bovenburen hadden gisteravond ruzie over de was. Ik hoorde ze hard praten. Het was na tien minuten klaar.",
        "Burger", ("bovenburen",), None, "onduidelijk", "lokaal",
    ),
    (
        "Er was geen mes en er is niet geslagen. Wel schold vader moeder uit waar de kinderen bij waren.",
        "Onderwijs", ("vader", "moeder", "kind (9)"), True, "onduidelijk", "lokaal",
    ),
    (
        "Client is 31 weken zwanger, blauwe plekken op de buik, zegt dat zij gevallen is. Partner bleef bij haar.",
        "Overig gezondheidszorg", ("client", "partner"), None, "acuut", "lokaal",
    ),
    (
        "Tweeling van 14 maanden, drie keer niet verschenen, te laag gewicht. Moeder zegt dat het goed gaat.",
        "Preventieve basisvoorzieningen", ("tweeling 14 maanden", "moeder"), True, "structureel", "lokaal",
    ),
    (
        "Meisje 14 stuurt onder druk naaktfoto's aan haar neef van 22. Hij dreigt ze door te sturen.",
        "Onderwijs", ("meisje 14", "neef 22"), True, "acuut", "specialist",
    ),
    (
        "Hij heeft de hond doodgeschopt en zei: jij bent de volgende. Zij zit nu bij haar zus.",
        "Burger", ("hij", "zij"), False, "acuut", "specialist",
    ),
    (
        "Na een half jaar hulp komt moeder de afspraken niet meer na en vader drinkt weer. De kinderen (6, 10) "
        "zijn bij de buren gaan slapen.",
        "Jeugdhulp/zorg", ("moeder", "vader", "kind 6", "kind 10"), True, "structureel", "lokaal",
    ),
    (
        "Ik zorg al acht jaar voor mijn vader met dementie. Vanmorgen heb ik hem geduwd, hij viel. Ik trek het niet.",
        "Burger", ("vader",), False, "beide", "lokaal",
    ),
)  # fmt: skip


@pytest.mark.parametrize("rij", PROEF, ids=[row[0][:30] for row in PROEF])
def test_a_report_like_no_other(rij: Rij) -> None:
    tekst, melder, mensen, kinderen, veiligheid, regie = rij
    incident = Incident(None, (), kinderen) if kinderen is not None else None
    found = beoordeel(
        Invoer(tekst, OP, "formulier", melder, genoemd=tuple(Genoemd(naam) for naam in mensen), incident=incident)
    )
    assert (found.veiligheid, found.casusregie) == (veiligheid, regie)


@pytest.mark.parametrize(("tekst", "gerust"), [
    ("Moeder zegt dat het goed gaat.", False), ("Volgens hem: hij zei dat alles prima gaat.", False),
    ("Het kind ziet er goed verzorgd uit.", True), ("Op school gaat het goed.", True),
    ("Vader vindt dat het rustig gaat.", False),
])  # fmt: skip
def test_what_the_family_says_of_itself_reassures_nobody(tekst: str, gerust: bool) -> None:
    assert ("geruststellend" in beoordeel(Invoer(tekst, OP)).signalen) is gerust


@pytest.mark.parametrize(("tekst", "signaal", "raak"), [
    ("Hij brak haar pols.", "letsel", True), ("Er brak een discussie los.", "letsel", False),
    ("De kat is vergiftigd.", "dreiging", True), ("De hond blafte.", "dreiging", False),
    ("Jij bent de volgende, zei hij.", "doodsbedreiging", True), ("U bent aan de beurt.", "doodsbedreiging", False),
    ("In de periode 1 mei tot 30 juni gebeurde het.", "herhaling", True),
    ("In de periode 1 mei tot 30 mei gebeurde het.", "herhaling", False),
    ("Hij heeft ondergewicht.", "verwaarlozing", True), ("Zijn gewicht is goed.", "verwaarlozing", False),
    ("Weer niet verschenen op het spreekuur.", "verwaarlozing", True),
])  # fmt: skip
def test_new_expressions(tekst: str, signaal: str, raak: bool) -> None:
    assert (signaal in beoordeel(Invoer(tekst, OP)).signalen) is raak


@pytest.mark.parametrize(("tekst", "acuut"), [
    ("Baby van 4 maanden heeft een blauwe plek op de wang.", True),
    ("Zij is zwanger en heeft schrammen op haar buik.", True),
    ("De baby lachte. Moeder had een zonnebril op.", False), ("De buurman had een blauwe plek.", False),
])  # fmt: skip
def test_a_light_injury_counts_for_a_baby_and_a_belly(tekst: str, acuut: bool) -> None:
    assert (beoordeel(Invoer(tekst, OP)).veiligheid in {"acuut", "beide"}) is acuut
