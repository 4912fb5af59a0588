"""What invented reporters write, put together from sentences. Pure Python."""

from random import Random

from eenplan.site.genereer.gezin import Gezin

INLEIDING = {
    "Politie": (
        "Wij kwamen ter plaatse na een melding van geluidsoverlast bij {naam}.",
        "De meldkamer stuurde ons naar de woning van {naam} na een telefoontje van de buren.",
        "Betrokkene {naam} kwam aan het bureau om te vertellen wat er thuis is gebeurd.",
    ),
    "Onderwijs": ("Op school zien wij al een tijd dat het met het gezin van {naam} niet goed gaat.",),
    "Burger": ("Ik woon in de buurt van {naam} en ik maak mij zorgen.",),
    "": (
        "Ik ken het gezin van {naam} vanuit mijn werk en maak mij zorgen.",
        "In een gesprek met {naam} kwam naar voren dat het thuis niet veilig is.",
    ),
}
KERN = {
    "KM": (
        "{kind} komt vaak zonder ontbijt en in dezelfde kleren, en schrikt van harde stemmen.",
        "{kind} vertelde dat er thuis hard wordt geslagen als iets misgaat.",
        "{kind} is veel alleen thuis en kookt voor de jongere kinderen.",
        "Er wordt veel geschreeuwd tegen de kinderen; zij gaan dan naar boven en blijven daar.",
    ),
    "PG": (
        "Tijdens een ruzie over geld werd {slachtoffer} door {pleger} geduwd en geslagen.",
        "{pleger} stuurt {slachtoffer} tientallen berichten per dag en staat onverwacht voor de deur.",
        "{slachtoffer} had een blauwe plek op de arm en vertelde dat dit vaker gebeurt.",
    ),
    "GTO": ("{pleger} slaat deuren kapot en heeft {slachtoffer} twee keer geschopt.",),
    "OM": ("{slachtoffer} is afhankelijk van {pleger}, valt af en mag niet alleen met ons praten.",),
    "HGO": ("Er waren klappen tussen broers; {slachtoffer} durft niet meer naar huis.",),
    "AND": ("Er is veel ruzie, schulden en drank in huis. Van slaan is niets gezien.",),
}
SLOT = (
    "Er is afgesproken dat wij morgen opnieuw contact hebben.", "Het gezin weet dat wij dit melden.",
    "{pleger} ontkent en zegt dat het meevalt.", "De buren hoorden dit jaar vaker geschreeuw.",
    "Er was op dat moment niemand gewond.", "Wij weten niet of er al hulp in het gezin is.",
)  # fmt: skip


def schrijf(rng: Random, gezin: Gezin, melder: str, aard: tuple[str, ...]) -> str:
    """Three to five sentences about this family, by such a reporter."""
    wie = {mens.rol: mens.voornaam for mens in reversed(gezin.mensen)}
    words = {
        "naam": gezin.mensen[0].naam, "slachtoffer": wie.get("slachtoffer", "mevrouw"),
        "pleger": wie.get("pleger", "meneer"), "kind": wie.get("kind", "Het kind"),
    }  # fmt: skip
    lines = [rng.choice(INLEIDING.get(melder, INLEIDING[""]))]
    lines += [rng.choice(KERN[item]) for item in aard[:2]]
    lines += rng.sample(SLOT, 2)
    return " ".join(lines).format(**words)
