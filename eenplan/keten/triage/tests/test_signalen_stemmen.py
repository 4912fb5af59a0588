"""More whole reports, in more voices; same rows as `test_signalen_gevallen`. All written for this test."""

import pytest

from eenplan.keten.triage.tests.test_signalen_gevallen import Omstandigheden, oordeel

GEVALLEN: list[tuple[str, Omstandigheden, tuple[str, str, bool]]] = [
    (
        (
            "De nieuwe vriend van moeder heeft Tess (6) in de schuur gezet met de deur op slot omdat ze "
            "jokte. Ze heeft er de hele middag gezeten."
        ),
        ("telefoon", "Burger", ("Tess (6)", "moeder", "vriend van moeder"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Jongen van 15 is door zijn ouders uit huis gezet omdat hij op jongens valt. Zijn ooms hebben "
            "gezegd dat ze hem wel zullen genezen. Hij slaapt nu bij een vriend."
        ),
        ("telefoon", "Onderwijs", ("jongen van 15", "zijn ouders"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        (
            "Ouders schreeuwen tegen elkaar tijdens de wissel, kind van 7 plast in zijn broek. Rechtszaak "
            "loopt al drie jaar."
        ),
        ("formulier", "Jeugdhulp/zorg", ("kind van 7", "ouders"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Mijn zus is door haar man opgenomen terwijl ze douchte en hij dreigt dat online te zetten als "
            "ze bij hem weggaat."
        ),
        ("formulier", "Burger", ("mijn zus", "haar man"), (), None),
        ("onduidelijk", "specialist", True),
    ),
    (
        ("Wil alleen even melden dat moeder en kind goed zijn aangekomen, alles rustig, geen bijzonderheden."),
        ("telefoon", "Maatschappelijk werk", ("moeder", "kind"), (), None),
        ("geen", "lokaal", False),
    ),
    (
        (
            "Ik hoorde vannacht 'niet doen niet doen' en daarna was het stil. De politie is niet gekomen. "
            "Nummer 12 hoog."
        ),
        ("chat", "Burger", ("nummer 12",), (), None),
        ("onduidelijk", "lokaal", False),
    ),
    (
        (
            "De man verkeert in een psychose, denkt dat zijn vrouw vergiftigd eten geeft en loopt 's nachts "
            "met een hamer door het huis. Er zijn twee tieners."
        ),
        ("telefoon", "GGZ", ("de man", "zijn vrouw"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Oma past op maar ze is zo in de war dat ze het gas aan liet staan, twee kleinkinderen van 3 en "
            "5 waren binnen. Ouders vinden dat wij overdrijven."
        ),
        ("formulier", "Kinderopvang", ("oma", "kleinkind 3", "kleinkind 5"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Tijdens huisbezoek bleek dat moeder de tweeling van 8 maanden met een fles op de bank laat "
            "liggen en zelf op haar kamer met de deur dicht zit. De kinderen zijn slap en huilen niet meer."
        ),
        ("telefoon", "Preventieve basisvoorzieningen", ("moeder", "tweeling van 8 maanden"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        ("Vorig jaar is er geslagen, daarna is het rustig geworden met hulp. Nu alleen nog wat spanning."),
        ("formulier", "Maatschappelijk werk", ("moeder", "vader"), (), None),
        ("onduidelijk", "lokaal", True),
    ),
    (
        ("ze word geslagen dr vriend doet da elke keer as ie gezope heb"),
        ("chat", "Burger", ("buurvrouw", "dr vriend"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Omstreeks 01.15 uur kwamen wij op een melding van geschreeuw. De man deed open met bebloede "
            "knokkels. De vrouw zat in de badkamer met een gezwollen kaak. Zoontje (6) zat naast haar. Man "
            "aangehouden."
        ),
        ("politie", "Politie", ("man", "vrouw", "zoontje (6)"), ("partnergeweld", "getuige van geweld"), True),
        ("acuut", "lokaal", True),
    ),
    (
        (
            "Mijn vader van 79 wordt door mijn broer, die bij hem inwoont, uitgescholden en geduwd. Hij moet "
            "zijn broer elke week geld geven."
        ),
        ("formulier", "Burger", ("vader van 79", "mijn broer"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        ("Zij vertelt dat haar vader haar in de zomervakantie in Somalie wil laten besnijden. Ze vertrekken zaterdag."),
        ("telefoon", "Huisarts", ("meisje (9)", "haar vader"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        ("Haar ex plaatst haar adres op internet, belt aan bij haar ouders en heeft gisteren haar banden lekgestoken."),
        ("formulier", "Maatschappelijk werk", ("mevrouw", "haar ex"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        (
            "De ouders vechten elkaar de tent uit, gisteravond is er met een pan gegooid en kreeg de jongste "
            "die tegen haar hoofd."
        ),
        ("telefoon", "Jeugdhulp/zorg", ("ouders", "de jongste"), (), None),
        ("acuut", "lokaal", True),
    ),
    (
        ("ik hoor me buurmeisje elke nacht huilen en haar stiefpa schelden"),
        ("chat", "Burger", ("buurmeisje", "stiefpa"), (), None),
        ("structureel", "lokaal", True),
    ),
    (
        (
            "Cliënt heeft zijn partner drie weken geleden met een ketting geslagen, zegt er spijt van te "
            "hebben. Zij wonen weer samen. Kinderen zijn er niet."
        ),
        ("formulier", "GGZ", ("cliënt", "zijn partner"), (), None),
        ("onduidelijk", "lokaal", True),
    ),
    (
        (
            "Het is stil bij de buren sinds hij weg is. Ik wilde alleen zeggen dat het nu goed gaat met haar "
            "en de kinderen."
        ),
        ("telefoon", "Burger", ("buurvrouw",), (), None),
        ("geen", "lokaal", False),
    ),
    (
        (
            "Een vrouw heeft zich bij de balie gemeld, op de vlucht voor haar echtgenoot, met twee kleine "
            "kinderen en een plastic tas. Ze heeft blauwe plekken in haar nek."
        ),
        ("telefoon", "Beroepsmatig overig", ("een vrouw", "haar echtgenoot", "twee kleine kinderen"), (), None),
        ("acuut", "specialist", True),
    ),
    (
        ("Hoe weet ik of ik verplicht ben om te melden als een collega zijn kind slaat?"),
        ("formulier", "Onderwijs", (), (), None),
        ("onduidelijk", "geen", False),
    ),
    (
        (
            "Vader heeft gezegd dat als de rechter hem geen omgang geeft, hij zichzelf en de kinderen wat "
            "aandoet. Morgen is de uitspraak."
        ),
        ("telefoon", "Justitie en veiligheid excl. politie", ("vader", "moeder", "kinderen"), (), None),
        ("acuut", "specialist", True),
    ),
]


@pytest.mark.parametrize(("tekst", "rond", "verwacht"), GEVALLEN)
def test_geval(tekst: str, rond: Omstandigheden, verwacht: tuple[str, str, bool]) -> None:
    assert oordeel(tekst, rond) == verwacht
