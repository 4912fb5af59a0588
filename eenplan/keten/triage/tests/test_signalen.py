"""Whole reports in small: what is proposed, with which reason. All reports are written for this test."""

from datetime import date, datetime

import pytest

from eenplan.keten.triage.signalen.publiek import Bekend, Eerdere, Genoemd, Incident, Invoer, Voorstel, beoordeel

DINSDAG = datetime.fromisoformat("2026-09-08T20:00")


def melding(
    tekst: str,
    bekend: Bekend | None = None,
    *,
    op: datetime = DINSDAG,
    kanaal: str = "formulier",
    soort: str = "Onderwijs",
    naam: str | None = "A. Melder",
    functie: str = "",
    genoemd: tuple[str, ...] = ("Jansen (34)",),
    incident: Incident | None = None,
    uit: tuple[str, ...] = (),
) -> Voorstel:
    personen = tuple(Genoemd(n) for n in genoemd)
    invoer = Invoer(tekst, op, kanaal, soort, naam, functie, personen, incident)
    return beoordeel(invoer, bekend or Bekend(), uit=uit)


def casus(**meer: object) -> Eerdere:
    return Eerdere(**{"id": "c1", "geopend_op": date(2026, 3, 2), **meer})


VEILIGHEID = [
    ("Hij houdt haar vast bij de keel, dat heeft de dochter gezien.", "acuut"),
    ("Vanavond is moeder geslagen door haar man.", "acuut"),
    ("Hij heeft gezegd dat hij haar gaat vermoorden als ze weggaat.", "acuut"),
    ("Het meisje durft niet naar huis.", "acuut"),
    ("Ze zegt dat ze niet meer wil leven.", "acuut"),
    ("Mevrouw wordt door haar zoon in de slaapkamer opgesloten.", "acuut"),
    ("Ze moet deze zomer trouwen in Pakistan en wordt bedreigd door haar oom.", "acuut"),
    ("Mijn ex staat weer voor de deur en hij bedreigt mij.", "acuut"),
    ("De kinderen zijn sinds vanmiddag vermist.", "acuut"),
    ("Lisa van 9 vertelde dat haar oom haar misbruikt.", "acuut"),
    ("Er is elke week ruzie waarbij hij haar slaat.", "structureel"),
    ("De kinderen komen vaak zonder ontbijt en in vieze kleren.", "structureel"),
    ("Haar dochter neemt al maanden geld op met de pinpas van moeder.", "structureel"),
    ("Hij controleert haar telefoon en ze mag niet werken.", "structureel"),
    ("Al jaren scheldt vader de kinderen uit.", "structureel"),
    ("De veiligheidsafspraken worden niet nagekomen en er is weer geslagen.", "structureel"),
    ("Hij slaat haar al jaren en vannacht heeft hij een mes gepakt.", "beide"),
    ("Telkens na het drinken slaat hij. Gisteravond lag ze bebloed op de gang, hij had haar geschopt.", "beide"),
    ("Sinds de scheiding stalkt hij haar elke dag en hij dreigt haar iets aan te doen.", "beide"),
    ("Ik hoorde iets bij de buren.", "onduidelijk"),
    ("help", "onduidelijk"),
    ("", "onduidelijk"),
    ("Ik maak me zorgen om een jongen in mijn team.", "onduidelijk"),
    ("Het kind had een blauwe plek op het been.", "onduidelijk"),
    ("Er was gezegd dat hij slaat, maar dat bleek een misverstand. Alles gaat goed, een vrolijk kind.", "geen"),
]


@pytest.mark.parametrize(("tekst", "verwacht"), VEILIGHEID[:-1])
def test_veiligheid(tekst: str, verwacht: str) -> None:
    assert melding(tekst).veiligheid == verwacht


def test_geruststellende_melding_zonder_gevaar_is_geen() -> None:
    assert melding("Wij zien geen zorgen meer. Het gaat goed, de kinderen zijn goed verzorgd.").veiligheid == "geen"


def test_wie_in_een_geschil_staat_wordt_gewogen_en_niet_afgedaan() -> None:
    tekst = "Mijn ex brengt onze zoon steeds te laat. Volgende week is de zitting over de omgang."
    voorstel = melding(tekst, soort="Burger", functie="vader")
    assert voorstel.veiligheid == "onduidelijk"
    assert any("wegen" in r.zin for r in voorstel.redenen)


def test_geschil_telt_niet_bij_ernstige_feiten() -> None:
    tekst = "Maandag is de zitting, en vanavond heeft hij mij bij de keel gegrepen."
    assert melding(tekst, soort="Burger").veiligheid == "acuut"


def test_politie_bij_geweld_van_vandaag_is_acuut() -> None:
    incident = Incident(DINSDAG.date(), ("partnergeweld",), False)
    voorstel = melding("Ter plaatse een ruzie aangetroffen.", kanaal="politie", soort="Politie", incident=incident)
    assert voorstel.veiligheid == "acuut"


def test_oud_incident_is_niet_vers() -> None:
    incident = Incident(date(2026, 8, 1), ("partnergeweld",), False)
    voorstel = melding("Aangifte opgenomen.", kanaal="politie", soort="Politie", incident=incident)
    assert voorstel.veiligheid == "onduidelijk"


def test_vermoeden_in_de_incidentregel_telt_niet_als_feit() -> None:
    incident = Incident(DINSDAG.date(), ("verwaarlozing (vermoeden)",), True)
    assert "verwaarlozing" not in melding("Ik weet het niet.", incident=incident).signalen


def test_baby_bij_verwarde_ouder_is_acuut() -> None:
    tekst = "Vader is psychotisch en is 's avonds alleen met de baby."
    assert melding(tekst, genoemd=("baby, 3 weken",)).veiligheid == "acuut"


def test_nieuw_geweld_tijdens_monitoring_is_ook_structureel() -> None:
    bekend = Bekend((casus(vb_besluit_op=date(2026, 3, 9), monitoring_vanaf=date(2026, 4, 1)),))
    assert melding("Vanavond heeft hij haar geslagen.", bekend).veiligheid == "beide"
    assert melding("Vanavond heeft hij haar geslagen.").veiligheid == "acuut"


def test_elke_waarde_heeft_reden_en_bron() -> None:
    voorstel = melding("Hij slaat haar al jaren en vannacht had hij een mes.")
    assert {"veiligheid", "consultatieplicht", "casusregie"} <= {r.veld for r in voorstel.redenen}
    assert all(r.zin and r.bron.startswith("domain") for r in voorstel.redenen)
    assert any("mes" in r.woorden for r in voorstel.redenen)


def test_een_regio_kan_een_regel_uitzetten() -> None:
    tekst = "Hij had een mes."
    assert melding(tekst).veiligheid == "acuut"
    assert melding(tekst, uit=("wapen",)).veiligheid == "onduidelijk"


GRONDEN = [
    ("Hij heeft haar bedreigd.", "a", True),
    ("De kinderen zijn druk.", "k", False),
    ("De kinderen zien al maanden ruzie.", "kh", True),
    ("Opa is dementerend en krijgt vaak ruzie met zijn zoon.", "z", False),
    ("Er is al eerder een huisverbod opgelegd en de kinderen zijn stil.", "kv", True),
    ("Hij sloeg haar en ze laten niemand binnen.", "at", True),
    ("Ze laten niemand binnen.", "", False),
    ("Er was wat rumoer.", "", False),
]
LETTER = {"dreiging": "a", "kinderen": "k", "zorgafh": "z", "herhaald": "h", "toegang": "t", "huisverbod": "v"}


@pytest.mark.parametrize(("tekst", "letters", "plicht"), GRONDEN)
def test_consultatiegronden(tekst: str, letters: str, plicht: bool) -> None:
    voorstel = melding(tekst, genoemd=())
    gevonden = {kort for grond in voorstel.consultatiegronden for lang, kort in LETTER.items() if lang in grond}
    assert gevonden == set(letters)
    assert voorstel.consultatieplicht_lokaal_team is plicht


def test_eerder_huisverbod_uit_het_eigen_dossier() -> None:
    bekend = Bekend((casus(maatregelen=("THV",), afgesloten_op=date(2026, 4, 1)),))
    assert any("huisverbod" in g for g in melding("Er was wat rumoer.", bekend).consultatiegronden)


THV = [
    ("Vanavond heeft haar man haar geslagen.", True),
    ("Haar zoon heeft haar vanmiddag opgesloten in huis.", True),
    ("Haar ex heeft haar vanavond geslagen.", False),
    ("Zij verblijft in de vrouwenopvang; vannacht werd zij bedreigd door haar man.", False),
    ("Haar man slaat haar al jaren.", False),
    ("De moeder wil niet meer leven.", False),
]


@pytest.mark.parametrize(("tekst", "verwacht"), THV)
def test_thv_overwegen(tekst: str, verwacht: bool) -> None:
    assert melding(tekst).thv_overwegen is verwacht


MDA_TEKST = (
    "Wij zijn al twee jaar betrokken. Gezinsbehandeling is gestopt, verslavingszorg: niet verschenen, de schuldhulp "
    "is vastgelopen. Er wordt elke week geslagen. Wij komen er niet meer uit, vader drinkt en het huis is vervuild."
)


def test_mda_kandidaat_na_veel_hulp_zonder_resultaat() -> None:
    voorstel = melding(MDA_TEKST, soort="Maatschappelijk werk")
    assert voorstel.mda_kandidaat
    assert voorstel.veiligheid == "structureel"


def test_mda_pas_na_de_crisis_en_niet_op_woord_van_een_burger() -> None:
    assert not melding(MDA_TEKST + " Vanavond pakte hij een mes.", soort="Maatschappelijk werk").mda_kandidaat
    assert not melding(MDA_TEKST, soort="Burger").mda_kandidaat


ADVIES = [
    ("Ik wil geen melding doen maar wel weten hoe ik dit bespreek.", (), True),
    ("Wat kan ik doen als mijn buurvrouw geslagen wordt?", (), True),
    ("Mag ik dit met de ouders bespreken? Ik noem nog geen naam.", (), True),
    ("Kunt u mij advies geven? Namen noem ik niet.", ("een jongen",), True),
    ("Hierbij doe ik een melding. Wat kan ik verder doen?", (), False),
    ("Piet de Boer slaat zijn kinderen. Wat kan ik doen?", ("Piet de Boer",), False),
    ("Hij slaat haar.", (), False),
    ("Ik wil niet dat mijn naam genoemd wordt. Mevrouw De Boer wordt geslagen.", ("mevrouw De Boer",), False),
]


@pytest.mark.parametrize(("tekst", "genoemd", "advies"), ADVIES)
def test_advies_of_melding(tekst: str, genoemd: tuple[str, ...], advies: bool) -> None:
    voorstel = melding(tekst, genoemd=genoemd, soort="Burger")
    assert (voorstel.soort_contact == "advies") is advies
    if advies:
        assert voorstel.eerste_of_vervolg_of_her == "advies"
        assert voorstel.casusregie == "geen"
        assert not voorstel.consultatieplicht_lokaal_team


def test_advies_bij_acuut_gevaar_zegt_dat_er_gehandeld_moet_worden() -> None:
    voorstel = melding("Ik wil geen melding, alleen weten wat ik moet doen: hij heeft een pistool.", genoemd=())
    assert voorstel.soort_contact == "advies"
    assert voorstel.acuut_nu


CONFLICT = [
    ("Ik ben de buurvrouw en werk bij het wijkteam.", "Burger", "buurvrouw", True),
    ("Naast ons wonen ze. Ik werk zelf bij de gemeente.", "Burger", "", True),
    ("Ik ben de buurvrouw.", "Burger", "buurvrouw", False),
    ("Ik werk bij het wijkteam en meld dit gezin.", "Maatschappelijk werk", "", False),
    ("Er is ruzie.", "Burger", "tante; werkt bij lokaal team", True),
]


@pytest.mark.parametrize(("tekst", "soort", "functie", "verwacht"), CONFLICT)
def test_belangenconflict(tekst: str, soort: str, functie: str, verwacht: bool) -> None:
    voorstel = melding(tekst, soort=soort, functie=functie, naam="Ans Bol")
    assert voorstel.belangenconflict == ("Ans Bol" if verwacht else None)


def test_eerdere_melder_die_nu_hulpverlener_is() -> None:
    bekend = Bekend((casus(),), eerdere_melders=("Ans Hoekstra",))
    tekst = "Er komt een mevrouw Hoekstra van het wijkteam."
    assert melding(tekst, bekend).belangenconflict == "Ans Hoekstra"
    assert melding(tekst, bekend, naam="A. Hoekstra").belangenconflict is None
    assert melding("Er komt iemand van het wijkteam.", bekend).belangenconflict is None


def test_als_dict_heeft_de_opmaak_van_een_verhaal() -> None:
    uit = melding("Hij sloeg haar vanavond.").als_dict()
    assert uit["casusregie"]["waarde"] == "lokaal"
    assert uit["casusregie"]["rij"] == 1
    assert uit["handle_with_care_voor"] is None
    assert isinstance(uit["signalen"], list)
