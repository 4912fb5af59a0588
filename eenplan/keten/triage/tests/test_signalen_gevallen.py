"""Whole reports of many kinds and voices, as a regression table; all written for this test.

Row: text; (channel, kind of reporter, persons as named, kinds of the incident, children present);
(safety, direction, consultation duty).
"""

from datetime import datetime

import pytest

from eenplan.keten.triage.signalen.publiek import Genoemd, Incident, Invoer, beoordeel

OP = datetime.fromisoformat("2026-09-08T20:00")
Omstandigheden = tuple[str, str, tuple[str, ...], tuple[str, ...], bool | None]

GEVALLEN: list[tuple[str, Omstandigheden, tuple[str, str, bool]]] = [
    (
        (
            "Te 19.10 uur ter plaatse Kerkpad 3. Mevrouw stond buiten op sokken, haar partner had haar de "
            "deur uit gezet en haar jas nagegooid. Bloedneus. Partner zat binnen met twee kinderen van 4 en "
            "7. Hij zei dat zij begon."
        ),
        (
            "politie",
            "Politie",
            ("mevrouw", "partner", "kind (4)", "kind (7)"),
            ("partnergeweld", "getuige van geweld"),
            True,
        ),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "hallo ik ben 13 en me pa wordt steeds zo boos dan moet ik op me kamer en dan hoor ik ma huilen "
            "en soms gooit ie dingen kapot. vandaag niet maar zaterdag wel. ik heet Levi Smits"
        ),
        ("chat", "Burger", ("Levi Smits, 13", "me pa", "ma"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Mevrouw van 91 woont bij haar dochter. Wij treffen haar al weken aan in bed, uitgedroogd, met "
            "doorligwonden. De dochter zegt dat het niet onze zaak is en laat ons niet meer binnen."
        ),
        ("telefoon", "Overig gezondheidszorg", ("mevrouw, 91", "dochter"), (), None),
        ("beide", "lokaal", True),
    ),
    (
        (
            "Bij intake vertelt cliente dat haar man haar dwingt tot seks en haar nooit alleen de deur uit "
            "laat. Dit duurt al het hele huwelijk, zeven jaar. Er zijn geen kinderen."
        ),
        ("formulier", "GGZ", ("cliente", "haar man"), (), None),
        ("structureel", "specialist", True),
    ),
    (
        (
            "Onze leerling van 16 heeft een veel oudere vriend die haar cadeaus geeft en haar naar hotels "
            "brengt waar ze met andere mannen naar bed moet. Vannacht is ze niet thuisgekomen."
        ),
        ("telefoon", "Onderwijs", ("leerling, 16",), (), None),
        ("acuut", "specialist", True),
    ),
    (
        ("Naast mij is het iedere zondag raak, gebonk, gevloek, kinderen die gillen. Meestal na het voetbal."),
        ("formulier", "Burger", ("de buren",), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Wij zien een jongetje van 5 dat nog luiers draagt, zwarte tanden heeft en nooit warme kleding. "
            "Moeder reageert niet op brieven van school."
        ),
        ("formulier", "Onderwijs", ("jongetje van 5", "moeder"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Vanmiddag kwam een moeder met een baby van 3 maanden met een gebroken bovenbeen. Het verhaal "
            "klopt niet bij de breuk. De baby blijft vannacht in het ziekenhuis."
        ),
        ("telefoon", "Overig gezondheidszorg", ("baby van 3 maanden", "moeder"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Mijn ex-vrouw zet de kinderen tegen mij op, ze mogen mij niet bellen. Mijn advocaat zegt dat ik "
            "dit moet melden."
        ),
        ("formulier", "Burger", ("mijn ex-vrouw", "de kinderen"), (), None),
        ("onduidelijk", "lokaal", False),
    ),
    (
        (
            "Mevrouw wordt sinds de breuk in mei door haar ex gevolgd, hij duikt op bij haar sportschool, "
            "stuurt bloemen naar haar werk en heeft een nepprofiel gemaakt. Ze heeft haar nummer al twee "
            "keer veranderd."
        ),
        ("formulier", "Maatschappelijk werk", ("mevrouw", "haar ex"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "De oudste dochter, 19, moet van haar ouders na de zomer trouwen met een achterneef. Zij wil dat "
            "niet. Haar zus is twee jaar geleden ook zo getrouwd."
        ),
        ("telefoon", "Maatschappelijk werk", ("dochter, 19", "ouders"), (), None),
        ("structureel", "specialist", True),
    ),
    (
        ("man slaat vrouw"),
        ("chat", "Burger", ("buurman",), (), None),
        ("onduidelijk", "lokaal", True),
    ),
    (
        (
            "Meneer heeft haar gisternacht geprobeerd te verstikken met een kussen. Zij is naar haar zus "
            "gegaan. Hij weet niet waar die woont."
        ),
        ("telefoon", "Huisarts", ("meneer", "mevrouw"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        (
            "Opa, 82, geeft al zijn geld aan een nieuwe vriendin die hem via internet heeft leren kennen. "
            "Hij heeft geen geld meer voor boodschappen."
        ),
        ("formulier", "Burger", ("opa, 82",), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Wij melden dat het kind, 9 jaar, in een jaar tijd bij elf artsen is geweest voor klachten die "
            "niemand kan vinden. Moeder wil steeds nieuwe onderzoeken en houdt het kind thuis van school."
        ),
        ("brief", "Overig gezondheidszorg", ("het kind, 9 jaar", "moeder"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Gisteren verteld door Mees (8) in de klas: papa heeft een geweer onder het bed en zegt dat hij "
            "het gaat gebruiken als mama weggaat."
        ),
        ("telefoon", "Onderwijs", ("Mees (8)", "papa", "mama"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        ("Hij scheldt, hij kleineert, hij pakt mijn bankpas af. Slaan doet hij niet. Ik ben al zo lang bang."),
        ("formulier", "Burger", ("hij",), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Moeder (38) was vanmiddag zo dronken dat ze haar peuter van 2 van school wilde halen en omviel "
            "op het plein. Buurvrouw heeft het kind nu."
        ),
        ("telefoon", "Kinderopvang", ("moeder (38)", "peuter van 2"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Graag uw advies. Ik ben tandarts en zie een kind met erge gaatjes, ouders komen afspraken niet "
            "na. Is dat verwaarlozing en moet ik melden?"
        ),
        ("telefoon", "Overig gezondheidszorg", (), (), None),
        ("onduidelijk", "geen", False),
    ),
    (
        (
            "Kindcheck: cliënte, alleenstaand, heeft vannacht een overdosis genomen. Haar zoontje van 6 "
            "heeft haar gevonden. Hij is nu bij opa."
        ),
        ("telefoon", "GGZ", ("cliënte", "zoontje van 6"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Patiente (29, 20 weken zwanger) kwam met buikklachten. Haar vriend heeft haar eergisteren in de "
            "buik gestompt omdat hij het kind niet wil. Ze woont bij hem en kan nergens heen."
        ),
        ("telefoon", "Overig gezondheidszorg", ("patiente (29)", "haar vriend"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Dit weekend heeft buurman zijn vrouw weer buitengezet, in haar ondergoed. De hele straat zag "
            "het. Dat doet ie vaker."
        ),
        ("formulier", "Burger", ("buurman", "zijn vrouw"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Wij, agenten, troffen in de woning een zwaar vervuilde situatie aan, hondenpoep, schimmel, geen "
            "verwarming. Drie kinderen sliepen op een bank. Ouders onder invloed van GHB. Spoedhulp gebeld."
        ),
        ("politie", "Politie", ("vader", "moeder", "kind (2)", "kind (5)", "kind (9)"), ("verwaarlozing",), True),
        ("beide", "lokaal", True),
    ),
    (
        (
            "Kind van 4 heeft op de opvang seksueel spel laten zien dat niet past bij haar leeftijd en zei "
            "dat opa dat ook doet."
        ),
        ("telefoon", "Kinderopvang", ("kind van 4", "opa"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        ("Vader belt ons op school huilend op, zijn vrouw slaat hem al jaren en nu is zij ook met de oudste begonnen."),
        ("formulier", "Onderwijs", ("vader", "zijn vrouw", "de oudste"), (), None),
        ("structureel", "lokaal", True),
    ),
]


def oordeel(tekst: str, rond: Omstandigheden) -> tuple[str, str, bool]:
    kanaal, soort, namen, soorten, kinderen = rond
    incident = Incident(OP.date(), soorten, kinderen) if soorten else None
    genoemd = tuple(Genoemd(n) for n in namen)
    uit = beoordeel(Invoer(tekst, OP, kanaal, soort, "X", "", genoemd, incident))
    return uit.veiligheid, uit.casusregie, uit.consultatieplicht_lokaal_team


@pytest.mark.parametrize(("tekst", "rond", "verwacht"), GEVALLEN)
def test_geval(tekst: str, rond: Omstandigheden, verwacht: tuple[str, str, bool]) -> None:
    assert oordeel(tekst, rond) == verwacht
