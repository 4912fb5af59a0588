"""The words of each letter: constant, B1, with nothing in it that the recipient may not know. Pure Python.

No letter says what was reported, by whom, or anything about another person. What a human adds goes through `keuring`.
"""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier
from eenplan.core.web.words import datum, moment_words
from eenplan.dossier.brieven.rules import SOORTEN, Soort

NUMMER_VT = "0800-2000"  # dag en nacht, gratis
BESTANDSNAAM = "brief"  # the same for every letter: a file name names nobody
BELLEN = "Bel {nummer}. Dat kan dag en nacht en is gratis."
GEVAAR = "Is er nu gevaar? Bel 112."
RECHTEN = (
    "U mag uw gegevens zien en een kopie vragen.",
    "Klopt iets niet? U mag vragen om het te verbeteren. U mag ook uw eigen verhaal toevoegen.",
    "U mag vragen om gegevens weg te halen.",
    "Vindt u dat wij iets niet goed doen? U mag een klacht indienen.",
)
WIE_WIJ_ZIJN = (
    "Wij zijn {van}. Mensen bellen ons als zij zich zorgen maken over de veiligheid thuis. Wij luisteren naar iedereen"
    " en zoeken samen naar wat nodig is."
)
VASTE_TEKST: dict[Soort, tuple[str, ...]] = {
    Soort.INFORMATIE: (
        "Iemand maakt zich zorgen over de veiligheid bij u thuis. Daarom hebben wij gegevens over u opgeschreven. De"
        " wet zegt dat wij u dat vertellen.",
        WIE_WIJ_ZIJN,
        "Wij praten graag met u. Wij willen uw kant van het verhaal horen.",
    ),
    Soort.NA_UITSTEL: (
        "Wij hebben gegevens over u opgeschreven, omdat er zorgen zijn over de veiligheid bij u thuis. De wet zegt dat"
        " wij u dat vertellen. Wij doen dat nu pas: eerder kon niet.",
        WIE_WIJ_ZIJN,
        "Wij praten graag met u. Wij willen uw kant van het verhaal horen.",
    ),
    Soort.ONDERZOEK: (
        "Wij gaan onderzoeken of het bij u thuis veilig is. Dat duurt hooguit tien weken.",
        "Wij praten met u. Soms vragen wij ook iets aan mensen die u kennen, zoals een huisarts of een school. Als het"
        " kan, zeggen wij u dat eerst.",
        "Aan het eind vertellen wij u wat wij vinden en wat er moet gebeuren.",
    ),
    Soort.UITNODIGING: (
        "Wij nodigen u uit voor een gesprek. U mag iemand meenemen die u vertrouwt.",
        "Kunt u niet, of wilt u op een andere plek praten? Bel ons. Wij zoeken dan een andere tijd of plek.",
    ),
    Soort.UITKOMST: (
        "Wij hebben gekeken of het bij u thuis veilig is. Nu is besloten wat er gebeurt.",
        "Bent u het er niet mee eens? Bel ons. Wij praten er graag met u over.",
    ),
    Soort.OVERDRACHT: (
        "Een andere organisatie gaat u verder helpen. Hieronder staat wie dat is.",
        "Deze organisatie neemt contact met u op. Wij kijken na drie maanden en na een jaar nog een keer hoe het gaat.",
    ),
    Soort.AFSLUITING: (
        "Wij stoppen met onze hulp. Dat betekent dat wij nu niets meer van u vragen.",
        "Wij bewaren uw gegevens zo lang als de wet zegt. Daarna gooien wij ze weg.",
        "Is het weer niet veilig? Bel ons, ook als u twijfelt.",
    ),
    Soort.MELDER: (
        "U meldde bij ons een zorg. Dank u wel daarvoor. Wij hebben ernaar gekeken en besloten wat er gebeurt.",
        "Meer mogen wij u niet vertellen. Dat is om iedereen over wie het gaat te beschermen.",
        "Ziet of hoort u weer iets waar u zich zorgen over maakt? Bel ons.",
    ),
    Soort.INFORMANT: (
        "Wij vroegen u om informatie. Dank u wel dat u met ons wilde praten.",
        "Ons onderzoek is klaar. Meer mogen wij u niet vertellen. Dat is om iedereen over wie het gaat te beschermen.",
    ),
}
BEROEPSMATIG = (
    "U meldde bij ons een zorg vanuit uw werk. Dank u wel daarvoor. Wij hebben de veiligheid beoordeeld.",
    "Heeft u een taak in wat nu volgt? Dan hoort u dat van ons of van wie het gezin verder helpt. Meer mogen wij u niet"
    " vertellen.",
    "Ziet u nieuwe zorgen? Doe dan opnieuw een melding of vraag ons om advies.",
)
# What was decided, for the people it is about: no reason, for a reason says what was told (domain 4.8).
UITKOMSTEN = {
    "geen": "Wij doen nu niets meer. Wij sluiten uw dossier.",
    "overdracht": "Een andere organisatie gaat u verder helpen. Welke dat is, hoort u van ons.",
    "vervolg": "Wij gaan zelf met u verder. Wij maken met u afspraken over de veiligheid.",
    "onderzoek": "Wij gaan onderzoeken of het bij u thuis veilig is. Daarover krijgt u een aparte brief.",
    "raad": "Wij hebben de Raad voor de Kinderbescherming gevraagd om onderzoek te doen.",
    "maatwerk": "Wij zoeken samen met u naar hulp die past.",
}
PLEKKEN = {"kantoor": "op ons kantoor", "ergens": "op een plek die wij samen kiezen", "beeld": "via een beeldgesprek"}


@dataclass(frozen=True, slots=True)
class Inhoud:
    """All that is in one letter besides its constant words: of the recipient himself, and of who writes."""

    soort: Soort
    aan: str
    adres: tuple[str, ...]
    van: str
    telefoon: str
    kenmerk: str
    op: datetime
    ondertekenaar: str = ""
    over: str = ""  # first name of the child for whom this person speaks
    kind: bool = False  # the recipient is a child
    beroepsmatig: bool = False
    wanneer: datetime | None = None
    waar: str = ""
    uitkomst: str = ""
    nieuwe_organisatie: str = ""
    nieuwe_telefoon: str = ""
    vrij: str = ""


def brief(inhoud: Inhoud) -> Papier:
    """The letter as data: the same for the screen, the printer and who reads it in Eenplan."""
    plicht = SOORTEN[inhoud.soort]
    blocks: list[Blok] = [Alinea(f"{'Hallo' if inhoud.kind else 'Beste'} {inhoud.aan},")]
    first, *rest = (Alinea(text.format(van=inhoud.van)) for text in vaste_tekst(inhoud.soort, inhoud.beroepsmatig))
    blocks += [first, *_velden(inhoud), *rest]
    if inhoud.over:
        blocks.append(Alinea(f"Deze brief gaat over {inhoud.over}. U krijgt hem omdat u namens {inhoud.over} spreekt."))
    if inhoud.vrij.strip():
        blocks.append(Alinea(inhoud.vrij.strip()))
    if plicht.aan == "persoon":
        blocks += [Kop("Wat mag u van ons vragen?"), Lijst(RECHTEN)]
    blocks += [Kop("Wilt u iets vragen?"), Alinea(f"{BELLEN.format(nummer=inhoud.telefoon or NUMMER_VT)} {GEVAAR}")]
    blocks.append(
        Alinea("\n".join(("Met vriendelijke groet,", inhoud.ondertekenaar, inhoud.van)).replace("\n\n", "\n"))
    )
    kenmerk = f"{inhoud.kenmerk}, {datum(inhoud.op)}"
    return Papier(plicht.titel, kenmerk, inhoud.op, tuple(blocks), zuinig=True, adres=(inhoud.aan, *inhoud.adres))


def vaste_tekst(soort: Soort, beroepsmatig: bool = False) -> tuple[str, ...]:
    """The constant paragraphs of this kind."""
    return BEROEPSMATIG if soort is Soort.MELDER and beroepsmatig else VASTE_TEKST[soort]


def _velden(inhoud: Inhoud) -> list[Blok]:
    """What this kind says besides: when and where, or who goes on."""
    if inhoud.soort is Soort.UITNODIGING and inhoud.wanneer:
        where = PLEKKEN.get(inhoud.waar, "")
        said = f"Het gesprek is op {moment_words(inhoud.wanneer)}"
        return [Alinea(f"{said}, {where}." if where else f"{said}.")]
    if inhoud.soort is Soort.UITKOMST and inhoud.uitkomst:
        return [Alinea(UITKOMSTEN[inhoud.uitkomst])]
    if inhoud.soort is Soort.OVERDRACHT and inhoud.nieuwe_organisatie:
        phone = f", telefoon {inhoud.nieuwe_telefoon}" if inhoud.nieuwe_telefoon else ""
        return [Alinea(f"U krijgt hulp van: {inhoud.nieuwe_organisatie}{phone}.")]
    return []
