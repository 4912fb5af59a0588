"""The meldcode for a professional in doubt: five steps, five weighing questions, four ends. Pure Python.

The order and what follows on yes or no are the norm (Besluit verplichte meldcode 2-2; domain 4.2); the words are
ours, for the wording differs per profession and the framework of one's own profession comes first. Where one goes
next follows from the page alone, so the guide has nothing to remember and no field in which a name could stand.
"""

from dataclasses import dataclass

TWIJFEL = "advies"  # in doubt one always asks Veilig Thuis


@dataclass(frozen=True, slots=True)
class Stap:
    """One of the five steps."""

    nummer: int
    titel: str
    doen: tuple[str, ...]
    kindcheck: str = ""


@dataclass(frozen=True, slots=True)
class Weegvraag:
    """One weighing question; `ja` and `nee` name the end they lead to, empty means on to the next question."""

    nummer: int
    vraag: str
    uitleg: str
    ja: str
    nee: str


@dataclass(frozen=True, slots=True)
class Einde:
    """Where the guide ends: what to do now."""

    naam: str
    titel: str
    doen: tuple[str, ...]


KINDCHECK = (
    "Zorgt uw cliënt of patiënt voor kinderen, of is er een kind op komst? Kijk dan ook of die kinderen veilig zijn, "
    "ook als u ze niet kent. Denk ook aan broers en zussen."
)
STAPPEN = (
    Stap(
        1, "Breng de signalen in kaart",
        ("Schrijf op wat u zelf zag en hoorde, met de dag erbij.",
         "Schrijf apart op wat u denkt of vermoedt.",
         "Vertelde iemand anders het u? Schrijf op wie dat was."),
        KINDCHECK,
    ),
    Stap(
        2, "Overleg met een collega",
        ("Bespreek de signalen met een collega of met de aandachtsfunctionaris.",
         "U kunt ook Veilig Thuis om advies vragen. U noemt dan geen namen.",
         "Ziet u letsel en twijfelt u? Vraag iemand die letsel kan duiden."),
    ),
    Stap(
        3, "Praat met wie het aangaat",
        ("Vertel wat u ziet en vraag wat de ander daarvan vindt.",
         "Praat zo mogelijk ook met het kind zelf.",
         "Kan het gesprek gevaar geven voor iemand of voor uzelf? Begin er dan niet aan. Vraag eerst Veilig Thuis."),
        KINDCHECK,
    ),
    Stap(
        4, "Weeg wat u weet",
        ("U krijgt vijf vragen, één voor één.",
         "Het afwegingskader van uw eigen beroep gaat voor. Houd dat ernaast.",
         "Twijfelt u bij een vraag? Vraag dan altijd Veilig Thuis."),
    ),
    Stap(
        5, "Besluit",
        ("Besluit eerst: is melden nodig?",
         "Besluit daarna: kunt u (ook) zelf hulp geven of regelen?",
         "Schrijf uw besluit op in uw eigen dossier, met de reden."),
    ),
)  # fmt: skip
VRAGEN = (
    Weegvraag(
        1, "Vermoedt u nog steeds huiselijk geweld of kindermishandeling?",
        "Na de stappen 1 tot en met 3. Ook dreiging telt mee, en ook verwaarlozing.", "", "klaar",
    ),
    Weegvraag(
        2, "Is iemand nu in gevaar, of gaat het steeds weer mis?",
        "Acuut onveilig: iemand loopt nu of de komende dagen lichamelijk gevaar, of krijgt niet de zorg die nodig is. "
        "Structureel onveilig: het gebeurt vaker of het duurt voort. Ook als iemand het u zelf vertelt en hulp vraagt, "
        "is het antwoord ja.", "melden", "",
    ),
    Weegvraag(
        3, "Kunt u zelf goede hulp geven of regelen?",
        "Hulp die het geweld of de verwaarlozing stopt, voor iedereen in het gezin.", "", "melden",
    ),
    Weegvraag(
        4, "Willen de mensen om wie het gaat deze hulp?",
        "Zij zeggen ja en zij werken mee.", "", "melden",
    ),
    Weegvraag(
        5, "Werkt de hulp, binnen de tijd die u hebt afgesproken?",
        "Het is nu veilig en het gaat beter met iedereen. Weet u het nog niet? Spreek een dag af en beantwoord deze "
        "vraag dan.", "volgen", "melden",
    ),
)  # fmt: skip
EINDES = {
    "melden": Einde(
        "melden", "Meld bij Veilig Thuis",
        ("Bel Veilig Thuis, of meld met uw account.",
         "Gaat het om gevaar nu, of gaat het steeds weer mis? Beantwoord de andere vragen samen met Veilig Thuis.",
         "Vertel het gezin dat u meldt, als dat veilig kan.",
         "Blijf zelf doen wat u kunt. Spreek met Veilig Thuis af wie wat doet."),
    ),
    "advies": Einde(
        "advies", "Vraag advies aan Veilig Thuis",
        ("Bel Veilig Thuis, of stel uw vraag zonder namen op deze site.",
         "Leg uit wat u zag en hoorde, en bij welke vraag u twijfelt.",
         "Een advies wordt alleen een melding als u dat zelf wilt."),
    ),
    "volgen": Einde(
        "volgen", "Blijf volgen",
        ("Spreek af wie wat doet, en wie kijkt of het veilig blijft.",
         "Noteer een dag waarop u vraag 5 opnieuw beantwoordt.",
         "Gaat het eerder mis? Meld dan, en wacht niet op die dag."),
    ),
    "klaar": Einde(
        "klaar", "U hoeft nu niet te melden",
        ("Schrijf op wat u hebt onderzocht en waarom u geen vermoeden meer hebt.",
         "Is er een andere zorg? Bied daar hulp voor aan.",
         "Ziet u later weer iets? Begin dan opnieuw bij stap 1."),
    ),
}  # fmt: skip


def stap(nummer: int) -> Stap | None:
    """The step of this number, or None."""
    return STAPPEN[nummer - 1] if 0 < nummer <= len(STAPPEN) else None


def vraag(nummer: int) -> Weegvraag | None:
    """The question of this number, or None."""
    return VRAGEN[nummer - 1] if 0 < nummer <= len(VRAGEN) else None


def teksten() -> list[str]:
    """Every sentence of the guide, for the translation."""
    found = [text for item in STAPPEN for text in (item.titel, *item.doen, item.kindcheck) if text]
    found += [text for item in VRAGEN for text in (item.vraag, item.uitleg)]
    found += [text for item in EINDES.values() for text in (item.titel, *item.doen)]
    return list(dict.fromkeys(found))
