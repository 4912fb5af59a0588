"""Expressions -> signals, negations and freshness; sentences written for this test."""

import re

import pytest

from eenplan.keten.triage.signalen.tekst import normaal, zinnen
from eenplan.keten.triage.signalen.woordenboek import ADVIES, CONTEXT, GEVAAR, PATROON
from eenplan.keten.triage.signalen.zoeken import zoek

ALLES = {**GEVAAR, **PATROON, **CONTEXT, **ADVIES}

GEVONDEN = [
    ("Hij heeft haar proberen te wurgen.", "wurging"),
    ("Ze werd bij haar keel gegrepen en tegen de kast gezet", "wurging"),
    ("hij had zn handen om haar nek, ze kreeg geen lucht meer", "wurging"),
    ("Verdachte probeerde slachtoffer te smoren met een kussen", "wurging"),
    ("Er lag een broodmes op tafel waar hij mee zwaaide", "wapen"),
    ("MIJN BROER HEEFT EEN PISTOOL LATEN ZIEN", "wapen"),
    ("Zij is met een schaar in de hand gestoken", "wapen"),
    ("Hij stond met een hamer voor de slaapkamerdeur", "voorwerp"),
    ("Ik maak je dood, riep hij door de telefoon", "doodsbedreiging"),
    ("Hij zei dat hij haar gaat vermoorden", "doodsbedreiging"),
    ("hij zegt dat ie tegen een boom gaat rijden met de kinderen", "doodsbedreiging"),
    ("als ik jou niet krijg dan krijgt niemand je", "doodsbedreiging"),
    ("Ze wordt al dagen bedreigd via facebook", "dreiging"),
    ("hij bedrijgt mij en de kids", "dreiging"),
    ("Zijn schoonvader heeft de ruiten ingegooid", "dreiging"),
    ("Hij gooit borden door de keuken", "dreiging"),
    ("mn stiefvader slaat mij", "geweld"),
    ("Moeder slaat Finn met de pollepel", "geweld"),
    ("Hij heeft haar geschopt en aan haar haren getrokken", "geweld"),
    ("Mijn dochter wordt mishandeld door haar vriend", "geweld"),
    ("vader knijpt haar in de arm als ze huilt", "geweld"),
    ("Hij duwt haar van de trap", "geweld"),
    ("De baby is door elkaar geschud", "geweld"),
    ("ze kreeg een klap in haar gezicht", "geweld"),
    ("Hij sleurde haar over de stoep", "geweld"),
    ("Zij heeft een blauw oog en een gebroken pols", "letsel"),
    ("Er liep bloed uit zijn neus", "letsel"),
    ("Cliënt had striemen op haar rug", "letsel"),
    ("Het kind heeft brandwondjes op de handpalm", "letsel"),
    ("Kleine blauwe plekken op de knieën", "letsel_licht"),
    ("Ze is misbruikt door haar oom", "seksueel"),
    ("mijn opa zit aan mij", "seksueel"),
    ("Hij dwong haar tot seks", "seksueel"),
    ("Haar broer komt 's nachts op haar kamer", "seksueel"),
    ("Er worden naaktfoto's van haar gemaakt", "seksueel"),
    ("Ze moet trouwen met haar neef", "eer"),
    ("Het gaat mogelijk om eerwraak", "eer"),
    ("De familie spreekt van schande", "eer"),
    ("Het meisje is bang voor besnijdenis in de vakantie", "eer"),
    ("Hij stalkt haar al sinds de zomer", "stalking"),
    ("63 gemiste oproepen op een avond", "stalking"),
    ("Hij overtreedt steeds het straatverbod", "stalking"),
    ("Mijn ex laat mij niet met rust", "stalking"),
    ("Hij probeert uit te vinden waar zij woont", "opsporing"),
    ("Er zat een airtag onder haar auto", "opsporing"),
    ("Het meisje zegt dat ze liever dood wil", "suicidaal"),
    ("Zij heeft een zelfmoordpoging gedaan", "suicidaal"),
    ("Onze zoon snijdt zich in zijn armen", "suicidaal"),
    ("Hij heeft haar drie dagen opgesloten in de schuur", "opgesloten"),
    ("Mevrouw zit vastgebonden aan het bed", "opgesloten"),
    ("Hij durft niet naar huis", "niet_naar_huis"),
    ("Het kind rende op blote voeten de straat op", "niet_naar_huis"),
    ("Ze is met de kinderen gevlucht", "niet_naar_huis"),
    ("Het meisje van 15 is sinds gisteren spoorloos", "vermist"),
    ("Vader is psychotisch en gebruikt niets meer", "psychose"),
    ("Opa krijgt geen eten als hij lastig is", "acute_zorg"),
    ("Hij komt morgen vrij", "komt_vrij"),
    ("Dit gebeurt elke zaterdag na het stappen", "herhaling"),
    ("Het is al jaren mis daar", "herhaling"),
    ("telkens als hij gedronken heeft", "herhaling"),
    ("voor de vierde keer dit jaar", "herhaling"),
    ("Het speelt sinds 2019", "herhaling"),
    ("Er zijn zes mutaties op dit adres", "herhaling"),
    ("De kinderen komen zonder ontbijt op school", "verwaarlozing"),
    ("het huis is vervuild en het stinkt er naar urine", "verwaarlozing"),
    ("ze laat de kinderen 's avonds alleen thuis", "verwaarlozing"),
    ("Er is vaak geen eten", "verwaarlozing"),
    ("Hij heeft haar telefoon afgepakt", "controle"),
    ("Ze mag niemand meer zien van hem", "controle"),
    ("Hij scheldt haar de hele dag uit", "controle"),
    ("De dochter gebruikt de pinpas van haar moeder", "financieel"),
    ("Het spaargeld is verdwenen", "financieel"),
    ("Een vechtscheiding waar de kinderen onder lijden", "scheiding_strijd"),
    ("We horen elke avond geschreeuw en gebonk", "ruzie"),
    ("Hij was stomdronken", "middelen"),
    ("ik ben zo bang", "angst"),
    ("Hij houdt zich niet aan de afspraken", "afspraak_geschonden"),
    ("Mijn ex-man stond weer voor de deur", "ex"),
    ("Moeder is hoogbejaard en dementerend", "zorgafhankelijk"),
    ("Wij stonden voor een dichte deur", "geen_toegang"),
    ("Ze laten niemand binnen", "geen_toegang"),
    ("Er is vorig jaar een huisverbod opgelegd", "huisverbod"),
    ("De gezinsvoogd is op vakantie", "ots"),
    ("Zij verblijft in de vrouwenopvang", "weg_uit_huis"),
    ("Ik wil geen melding doen", "wil_niet_melden"),
    ("Ik heb alleen een vraag", "wil_niet_melden"),
    ("Wat kan ik het beste doen?", "vraagt"),
    ("Hierbij doe ik een melding over mijn buren", "wil_melden"),
]

ONTKEND = [
    ("Er zijn geen wapens in de woning.", "wapen"),
    ("Geen mes of pistool gezien", "wapen"),
    ("Niemand heeft een mes gezien", "wapen"),
    ("Hij heeft haar niet geslagen.", "geweld"),
    ("vader slaat hem niet", "geweld"),
    ("Moeder heeft haar nooit geschopt", "geweld"),
    ("Ik denk niet dat hij haar slaat", "geweld"),
    ("Wij hebben geen aanwijzingen voor seksueel misbruik", "seksueel"),
    ("Hij wordt nooit agressief", "geweld"),
    ("Geen letsel en geen bloed", "letsel"),
    ("zonder letsel aangetroffen", "letsel"),
    ("Zij is niet bedreigd", "dreiging"),
    ("Er is geen sprake van eerwraak", "eer"),
    ("Ze is niet suïcidaal", "suicidaal"),
    ("geen eerdere meldingen bekend", "herhaling"),
    ("Er is nog nooit een huisverbod opgelegd", "huisverbod"),
    ("Hij is niet opgesloten geweest", "opgesloten"),
    ("Geen kinderen", "kind"),
    ("Het gezin heeft geen OTS", "ots"),
    ("Hij was niet dronken", "middelen"),
]

TOCH = [  # words of denial near a find that do not deny it
    ("Hij slaat niet alleen haar maar ook de kinderen", "geweld"),
    ("Ze durft niet te zeggen dat hij haar slaat", "geweld"),
    ("Het is niet de eerste keer dat hij haar bedreigt", "dreiging"),
    ("Zij wil geen aangifte doen maar hij heeft haar geslagen", "geweld"),
    ("Hij heeft geen werk en hij slaat de kinderen", "geweld"),
    ("Er waren geen getuigen, wel lag er een mes", "wapen"),
    ("Ze zegt niets omdat hij haar bedreigt", "dreiging"),
]

NIET = [  # ordinary words that look like a signal
    ("Zij eet met mes en vork", "wapen"),
    ("Mijn moeder is zesenzeventig", "wapen"),
    ("Hij bijt op zijn nagels", "geweld"),
    ("Ik kom twee keer per week bij mevrouw", "herhaling"),
    ("Zij wonen al zeven jaar in deze straat", "herhaling"),
    ("Meneer werkt al twintig jaar bij dezelfde baas", "herhaling"),
    ("De trap is steil", "geweld"),
    ("Hij heeft de les overgeslagen", "geweld"),
    ("Zij is geslaagd voor haar examen", "geweld"),
    ("De extra zorg is fijn", "ex"),
]


def sleutels(tekst: str) -> set[str]:
    return {v.sleutel for v in zoek(tekst, ALLES)}


@pytest.mark.parametrize(("tekst", "signaal"), GEVONDEN)
def test_uitdrukking_geeft_signaal(tekst: str, signaal: str) -> None:
    assert signaal in sleutels(tekst)


@pytest.mark.parametrize(("tekst", "signaal"), ONTKEND)
def test_ontkenning_neemt_signaal_weg(tekst: str, signaal: str) -> None:
    assert signaal not in sleutels(tekst)


@pytest.mark.parametrize(("tekst", "signaal"), TOCH)
def test_ontkenning_van_iets_anders_laat_signaal_staan(tekst: str, signaal: str) -> None:
    assert signaal in sleutels(tekst)


@pytest.mark.parametrize(("tekst", "signaal"), NIET)
def test_gewoon_woord_is_geen_signaal(tekst: str, signaal: str) -> None:
    assert signaal not in sleutels(tekst)


def test_normaal_maakt_klein_en_kaal() -> None:
    assert normaal("  Hij  zei: “Zoë” ") == "hij zei: zoe"
    assert normaal("Aydoğmuş") == "aydogmus"
    assert normaal("HEEEEELP") == "heelp"


def test_zinnen_breken_niet_op_voorletter() -> None:
    assert len(zinnen(normaal("Mw. S. Bakker, geb. 1980, belde. Zij huilde."))) == 2


def test_vraagteken_blijft_bij_zijn_zin() -> None:
    assert zinnen("mag ik dat? ja")[0].endswith("?")


@pytest.mark.parametrize(
    ("tekst", "vers"),
    [
        ("Vanavond heeft hij haar geslagen", True),
        ("Vannacht. Er was ruzie. Hij sloeg haar.", True),
        ("Gisteravond sloeg hij haar", True),
        ("Vorige week sloeg hij haar", False),
        ("Vandaag belde ze. In maart, jaren geleden, sloeg hij haar.", False),
        ("Er is geen aanleiding om te denken dat het vandaag misgaat. Hij sloeg haar", False),
        ("Vanmorgen zag ik hem op het spreekuur, hij is geslagen", False),
    ],
)
def test_versheid(tekst: str, vers: bool) -> None:
    assert any(v.vers for v in zoek(tekst, {"geweld": GEVAAR["geweld"]})) is vers


@pytest.mark.parametrize("groep", [GEVAAR, PATROON, CONTEXT, ADVIES])
def test_elke_uitdrukking_is_een_geldig_patroon(groep: dict[str, tuple[str, ...]]) -> None:
    for uitdrukkingen in groep.values():
        assert uitdrukkingen
        for uitdrukking in uitdrukkingen:
            assert not re.compile(uitdrukking).fullmatch("")


def test_lange_tekst_zonder_punten_blijft_snel_en_wordt_gelezen() -> None:
    tekst = normaal("adres zoekt " * 5000 + " hij sloeg haar")
    assert max(len(zin) for zin in zinnen(tekst)) <= 600
    assert "geweld" in {v.sleutel for v in zoek(tekst, {"geweld": GEVAAR["geweld"]})}
