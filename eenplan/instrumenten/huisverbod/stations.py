"""The stations of the ten days: who sees to each, and when it is there. Pure Python."""

from dataclasses import dataclass
from datetime import datetime, timedelta

GEDAAN, TE_DOEN, GEMIST, LATER = "gedaan", "te_doen", "gemist", "later"
WOORD = {GEDAAN: "gedaan", TE_DOEN: "nu te doen", GEMIST: "gemist", LATER: "later"}


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of station: its term in the rule table, who sees to it, and when it is there at all."""

    sleutel: str
    label: str
    regel: str
    wie: str
    bij: str = "altijd"  # altijd, hovj (imposed by mandate), kind (child abuse), vraag (begins on request)
    regionaal: bool = False

    @property
    def doen(self) -> str:
        """What is to be done, as on a button."""
        return DOEN.get(self.sleutel, self.label)


SOORTEN = (
    Soort("burgemeester", "Burgemeester ingelicht", "huisverbod_burgemeester", "hulpofficier", bij="hovj"),
    Soort("besluit_pleger", "Besluit uitgereikt aan de uithuisgeplaatste", "huisverbod_verzenden", "hulpofficier"),
    Soort("besluit_huisgenoten", "Huisgenoten kennen de inhoud", "huisverbod_verzenden", "hulpofficier"),
    Soort("besluit_instantie", "Instantie voor hulp kent de inhoud", "huisverbod_verzenden", "burgemeester"),
    Soort("besluit_vt", "Veilig Thuis kent de inhoud", "huisverbod_verzenden", "burgemeester", bij="kind"),
    Soort("adres", "Uithuisgeplaatste gaf een adres op", "huisverbod_adres", "politie"),
    Soort("systeemgesprek", "Systeemgesprek gehouden", "huisverbod_systeemgesprek", "Veilig Thuis", regionaal=True),
    Soort("zorgadvies", "Zorg- en veiligheidsplan in concept", "huisverbod_zorgadvies", "Veilig Thuis", regionaal=True),
    Soort("verlengadvies", "Advies over verlengen bij de burgemeester", "huisverbod_vooraf", "Veilig Thuis",
          regionaal=True),
    Soort("verlengbesluit", "Besluit over verlengen", "huisverbod_verlengbesluit", "burgemeester"),
    Soort("hulp", "Hulp gestart", "huisverbod_hulp", "Veilig Thuis", regionaal=True),
    Soort("nazicht", "Wie kijkt vanaf morgen mee?", "huisverbod_nazicht", "Veilig Thuis"),
    Soort("dag_erna", "Contact op de dag erna", "huisverbod_dag_erna", "wie meekijkt", bij="vraag"),
    Soort("besluit_verlenging", "Verlenging uitgereikt, huisgenoten kennen de inhoud", "huisverbod_verzenden",
          "burgemeester", bij="vraag"),
    Soort("einde_verteld", "Huisgenoten weten dat het eerder eindigt", "huisverbod_einde_verteld", "burgemeester",
          bij="vraag"),
    Soort("raadsman", "Raadsman voor de uithuisgeplaatste", "huisverbod_raadsman", "burgemeester", bij="vraag"),
    Soort("zitting", "Zitting van de rechter", "huisverbod_zitting", "rechtbank", bij="vraag"),
    Soort("uitspraak", "Uitspraak van de rechter", "huisverbod_uitspraak", "rechtbank", bij="vraag"),
    Soort("afschrift", "Afschrift van de uitspraak verzonden", "huisverbod_afschrift", "rechtbank", bij="vraag"),
)  # fmt: skip
# What someone has to do, for the button; what is not here is decided on a page of its own.
DOEN = {
    "burgemeester": "Burgemeester informeren", "besluit_pleger": "Besluit uitreiken",
    "besluit_huisgenoten": "Huisgenoten inlichten", "besluit_instantie": "Instantie voor hulp inlichten",
    "besluit_vt": "Veilig Thuis inlichten", "adres": "Adres van de uithuisgeplaatste vastleggen",
    "systeemgesprek": "Systeemgesprek vastleggen", "zorgadvies": "Zorg- en veiligheidsplan klaarmaken",
    "verlengadvies": "Advies over verlengen geven", "hulp": "Start van hulp vastleggen",
}  # fmt: skip
SOORT = {soort.sleutel: soort for soort in SOORTEN}
REGELS = [soort.regel for soort in SOORTEN]
OP_VERZOEK = ("raadsman", "zitting", "uitspraak", "afschrift")  # anyone may begin these; each follows something said
NA_AFLOOP = frozenset({"uitspraak", "afschrift"})  # a judge may rule, or write it down, after the last day
VRAAG = {
    "raadsman": "De uithuisgeplaatste wil een raadsman",
    "zitting": "Er is een voorlopige voorziening gevraagd",
    "uitspraak": "De zitting is geweest",
    "afschrift": "De rechter heeft uitspraak gedaan",
}
# What only its own act can finish, so that the strip never says what was not decided.
EIGEN_HANDELING = frozenset({"verlengbesluit", "nazicht", "systeemgesprek"})


def standaard(*, door_hovj: bool, kind: bool) -> list[Soort]:
    """The stations that begin when the order is imposed."""
    met = {"altijd", *(["hovj"] if door_hovj else []), *(["kind"] if kind else [])}
    return [soort for soort in SOORTEN if soort.bij in met]


def stand_van(due_at: datetime, gedaan_op: datetime | None, nu: datetime, afgeschreven: bool = False) -> str:
    """Done, missed (its time is over, or it was said that it will not be), due within a day, or later."""
    if gedaan_op is not None:
        return GEDAAN
    if due_at < nu or afgeschreven:
        return GEMIST
    return TE_DOEN if due_at - nu <= timedelta(hours=24) else LATER
