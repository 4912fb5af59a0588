"""Negation, other clauses and other times in plain Dutch: what is denied is no signal, what stands beside it is.

Every sentence was written for this test.
"""

import pytest

from eenplan.keten.triage.signalen.ontkenning import ontkend
from eenplan.keten.triage.signalen.tekst import normaal, zinnen
from eenplan.keten.triage.signalen.woordenboek import GEVAAR, PATROON, WOORDENBOEK
from eenplan.keten.triage.signalen.zoeken import zoek

# one statement per signal, and ways to deny it
STELLIG: dict[str, tuple[str, tuple[str, ...]]] = {
    "geweld": (
        "Hij slaat haar.",
        (
            "Hij slaat haar niet.",
            "Hij slaat haar nooit.",
            "Niemand slaat haar.",
            "Ik zie niet dat hij haar slaat.",
            "Het is niet zo dat hij haar slaat.",
            "Er zijn geen aanwijzingen dat hij haar slaat.",
            "Er is geen reden om te denken dat hij haar slaat.",
            "Wij hebben nooit gemerkt dat hij haar slaat.",
            "Vader ontkent dat hij haar slaat.",
        ),
    ),
    "wapen": (
        "Hij heeft een pistool.",
        (
            "Hij heeft geen pistool.",
            "Wij zagen geen mes.",
            "Er is nooit een mes gezien.",
            "Hij was zonder mes.",
            "Ik heb niet gezien dat hij een mes had.",
        ),
    ),
    "letsel": (
        "Ze heeft een blauw oog.",
        ("Ze heeft geen blauw oog.", "Er was geen bloed.", "Ik zag nergens bloed.", "Zonder striemen of bloed."),
    ),
    "doodsbedreiging": (
        "Hij zegt dat hij haar gaat vermoorden.",
        ("Hij heeft nooit gezegd haar te vermoorden.", "Ik geloof niet dat hij haar gaat vermoorden."),
    ),
    "dreiging": (
        "Hij bedreigt haar.",
        ("Hij bedreigt haar niet.", "Zij wordt niet bedreigd.", "Ze is nooit bedreigd.", "Niemand bedreigt haar."),
    ),
    "stalking": (
        "Hij stalkt haar.",
        ("Hij stalkt haar niet.", "Ik denk niet dat hij haar stalkt.", "Er is geen sprake van stalking."),
    ),
    "verwaarlozing": (
        "Het kind is verwaarloosd.",
        ("Het kind is niet verwaarloosd.", "Er is geen verwaarlozing.", "Wij zagen geen verwaarlozing."),
    ),
    "seksueel": (
        "Zij is misbruikt door haar oom.",
        ("Zij is niet misbruikt.", "Er is geen misbruik.", "Er is geen aanwijzing voor misbruik."),
    ),
    "suicidaal": (
        "Zij wil niet meer leven.",
        ("Zij is niet suicidaal.", "Er is geen sprake van suicidale gedachten."),
    ),
    "middelen": (
        "Hij was dronken.",
        ("Hij was niet dronken.", "Er was geen drank in huis.", "Hij is nooit dronken."),
    ),
    "angst": ("Ze is bang voor hem.", ("Ze is niet bang.", "Zij is nooit bang geweest.", "Niemand is bang.")),
    "ruzie": ("Er is ruzie.", ("Er is geen ruzie.", "Er was nooit ruzie.", "Wij hoorden geen geschreeuw.")),
}
ONTKEND = [(zin, signaal) for signaal, (_, zinnen_) in STELLIG.items() for zin in zinnen_]


def gevonden(tekst: str) -> set[str]:
    return {vondst.sleutel for vondst in zoek(tekst, WOORDENBOEK)}


@pytest.mark.parametrize(("signaal", "zin"), [(signaal, zin) for signaal, (zin, _) in STELLIG.items()])
def test_what_is_said_is_found(signaal: str, zin: str) -> None:
    assert signaal in gevonden(zin)


@pytest.mark.parametrize(("zin", "signaal"), ONTKEND)
def test_what_is_denied_is_not(zin: str, signaal: str) -> None:
    assert signaal not in gevonden(zin)


@pytest.mark.parametrize(("zin", "signaal"), ONTKEND)
@pytest.mark.parametrize("vorm", ["upper", "title"])
def test_capitals_change_nothing(zin: str, signaal: str, vorm: str) -> None:
    assert signaal not in gevonden(getattr(zin, vorm)())


@pytest.mark.parametrize(("zin", "signaal"), ONTKEND)
def test_a_denial_does_not_reach_the_next_sentence(zin: str, signaal: str) -> None:
    assert signaal in gevonden(f"{zin} {STELLIG[signaal][0]}")


BUITEN_BEREIK = [
    ("Hij heeft geen werk, maar hij slaat haar.", "geweld"),
    ("Ze kon niet weg want hij had een mes.", "wapen"),
    ("Hij luistert niet, hij schopt de kinderen.", "geweld"),
    ("Het is niet de eerste keer dat hij haar slaat.", "geweld"),
    ("Het is niet alleen ruzie, hij slaat haar ook.", "geweld"),
    ("Zij durft niet te vertellen hoe vaak hij haar slaat.", "geweld"),
    ("Ik wil niet zeggen wie het deed: hij sloeg haar.", "geweld"),
    ("Hij had geen jas aan toen hij haar sloeg.", "geweld"),
    ("Er was niemand thuis, en hij heeft haar geslagen.", "geweld"),
    ("Moeder zei niets terwijl hij het kind sloeg.", "geweld"),
    ("De politie kwam niet, dus hij bedreigt haar nog steeds.", "dreiging"),
    ("Ze heeft nooit geklaagd, maar ze heeft een blauw oog.", "letsel"),
    ("Hij is geen lieve man: hij bedreigt haar.", "dreiging"),
    ("Zonder reden begon hij haar te slaan, zij heeft een blauw oog.", "letsel"),
    ("Ik weet niet waarom, maar ze is bang voor hem.", "angst"),
]


@pytest.mark.parametrize(("zin", "signaal"), BUITEN_BEREIK)
def test_a_denial_of_something_else_leaves_the_signal(zin: str, signaal: str) -> None:
    assert signaal in gevonden(zin)


GEWONE_WOORDEN = [
    "Moeder houdt van fietsen en van koken.",
    "De fiets staat voor het raam.",
    "Wij gingen samen boodschappen halen.",
    "Het is mooi weer en de tuin staat in bloei.",
    "Zij werkt op kantoor en hij in de bouw.",
    "De juf leest voor uit een boek.",
    "Opa komt op zondag taart brengen.",
    "Er is een nieuwe buurvrouw komen wonen.",
]


@pytest.mark.parametrize("zin", GEWONE_WOORDEN)
def test_a_plain_sentence_is_no_danger(zin: str) -> None:
    assert gevonden(zin) & set(GEVAAR) == set()


@pytest.mark.parametrize(
    "zin",
    [
        "Ik kom al jaren bij dit gezin.",
        "Wij zien haar elke week op de poli.",
        "Zij wonen al drie jaar samen.",
        "Hij werkt al jaren bij de gemeente.",
        "Wij kennen het gezin al jaren.",
    ],
)
def test_how_long_one_knows_a_family_is_no_pattern(zin: str) -> None:
    assert "herhaling" not in gevonden(zin)


@pytest.mark.parametrize(
    "zin",
    [
        "Hij slaat haar al jaren.",
        "Er is elke week ruzie.",
        "Het gebeurt steeds weer.",
        "Dit is de derde keer dat hij schreeuwt.",
        "De ruzies zijn regelmatig.",
        "Er waren meerdere incidenten.",
    ],
)
def test_how_often_it_happens_is(zin: str) -> None:
    assert "herhaling" in gevonden(zin)


@pytest.mark.parametrize(
    ("tekst", "vers", "verleden"),
    [
        ("Vandaag heeft hij haar geslagen.", True, False),
        ("Vannacht heeft hij haar geslagen.", True, False),
        ("Zojuist heeft hij haar geslagen.", True, False),
        ("Vroeger heeft hij haar geslagen.", False, True),
        ("Jaren geleden heeft hij haar geslagen.", False, True),
        ("Destijds heeft hij haar geslagen.", False, True),
        ("Vorige maand heeft hij haar geslagen.", False, False),
        ("Hij heeft haar geslagen.", False, False),
        ("Dit was niet vandaag. Hij heeft haar geslagen.", False, False),
    ],
)
def test_today_and_long_ago_are_told_apart(tekst: str, vers: bool, verleden: bool) -> None:
    found = zoek(tekst, {"geweld": GEVAAR["geweld"]})
    assert {(vondst.vers, vondst.verleden) for vondst in found} == {(vers, verleden)}


@pytest.mark.parametrize(
    ("zin", "woord", "is_ontkend"),
    [
        ("hij heeft geen mes", "mes", True),
        ("hij heeft een mes", "mes", False),
        ("geen man maar een mes", "mes", False),
        ("mes was er niet", "mes", True),
        ("mes lag op tafel", "mes", False),
        ("ik denk niet dat hij een mes had", "mes", True),
        ("zij zegt dat hij een mes had", "mes", False),
        ("niet alleen een mes", "mes", False),
    ],
)
def test_the_place_of_the_denial_counts(zin: str, woord: str, is_ontkend: bool) -> None:
    begin = zin.index(woord)
    assert ontkend(zin, begin, begin + len(woord)) is is_ontkend


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("", []),
        ("een zin", ["een zin"]),
        ("een. twee! drie; vier\nvijf", ["een", "twee", "drie", "vier", "vijf"]),
        ("mw. b. de toets belde. ze huilde.", ["mw b de toets belde", "ze huilde"]),
        ("om 10.30 uur. daarna", ["om 10.30 uur", "daarna"]),
    ],
)
def test_sentences(tekst: str, delen: list[str]) -> None:
    assert zinnen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "plat"),
    [
        ("Él  Niño", "el nino"),
        ("JAAAAA", "jaa"),
        ("‘s avonds", "'s avonds"),
        ("“Hou op”", "hou op"),
        ("Łukasz Øst", "lukasz ost"),
        ("\tregel", "regel"),
    ],
)
def test_spelling_falls_away(tekst: str, plat: str) -> None:
    assert normaal(tekst) == plat


@pytest.mark.parametrize("signaal", sorted(WOORDENBOEK))
def test_every_signal_stands_in_one_list_only_and_a_region_can_switch_it_off(signaal: str) -> None:
    rest = {name: words for name, words in WOORDENBOEK.items() if name != signaal}
    tekst = " ".join(zin for zin, _ in STELLIG.values())
    assert {item.sleutel for item in zoek(tekst, rest)} == gevonden(tekst) - {signaal}
    assert not (signaal in GEVAAR and signaal in PATROON)
