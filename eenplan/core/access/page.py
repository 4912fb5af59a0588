"""Writes `docs/access.md` from the policy: rules in plain Dutch, and tables that `decide` itself filled in.

`python -m eenplan.core.access.page > docs/access.md`; a test fails when the page and the policy differ.
"""

import sys
from math import prod

from eenplan.core.access.policy import (
    Action,
    DataClass,
    Purpose,
    Question,
    Relation,
    Role,
    Shield,
    decide,
)

RULES = {
    "R0": "Dicht, tenzij een regel opent. Beleid, functionaris gegevensbescherming, beheer en wie niet is "
    "ingelogd zien nooit de inhoud van een zaak.",
    "R1": "Belangenconflict sluit alles, ook bij nood: zelf opgegeven, of berekend (zelfde adres, zelfde "
    "postcode en nummer, achternaam in de kring, de eigen zaak van een medewerker).",
    "R2": "De rol moet de soort gegevens toestaan.",
    "R3": "Het doel moet de soort gegevens toestaan. Per geopende zaak geldt één doel tegelijk.",
    "R4": "Binnen de bronhouder ziet alleen het casusteam de zaak. Dezelfde werkgever is niet genoeg.",
    "R5": "Een andere organisatie werkt alleen mee met een lopend deelbesluit op naam, soort, doel en "
    "einddatum. De ontvanger geeft niets door. Wie alleen is uitgenodigd, leest; schrijven mag pas na een "
    "ja, en dat antwoord heeft een eigen poort. Gegevens van de melder en van justitie deelt niemand, "
    "ook niet met een deelbesluit.",
    "R6": "Een schild gaat boven R4 en R5: alleen lezers op naam. Een besloten zaak en een afgeschermde "
    "melder blijven ook bij nood dicht.",
    "R7": "Niemand voert dossiers uit.",
    "R8": "De cliënt leest eigen gegevens en het eigen kijklogboek. Nooit de melder, een afgeschermde plek "
    "of anderen, en niets in een besloten zaak.",
    "R9": "Nood opent voor intake, leiding en justitie die dienst hebben: alleen lezen, vijf soorten "
    "gegevens, ook een afgeschermd adres, hoogstens vier uur, achteraf beoordeeld door iemand anders.",
    "R10": "Elke beslissing, ja of nee, is een regel in het logboek, in dezelfde transactie als de gegevens. "
    "Geen regel, geen gegevens. Niet gevonden en niet toegestaan zien er hetzelfde uit.",
    "R11": "Het einde van betrokkenheid, baan, deelbesluit of doel werkt bij de volgende klik.",
}
ORDER = (
    "R1, R8, R0 (rollen zonder inhoud), R2, R3, R6 (besloten zaak, afgeschermde melder), R7, R5 (niet "
    "doorgeven), R6 (afgeschermd adres; nood kan openen), R4, R5, R9, anders R0 (of R11 na een einde)."
)
MODEL = """\
# Wie mag wat zien

Deze pagina is gemaakt uit `eenplan/core/access/policy.py` met `python -m eenplan.core.access.page`. Pas
de pagina niet met de hand aan.

## Het model op één pagina

- **Bronhouder**: de organisatie die een gegeven vastlegde. Zij blijft eigenaar.
- **Casusteam**: mensen van de bronhouder die op naam aan de zaak werken.
- **Deelbesluit**: het besluit om één zaak te delen met één functie of persoon van een andere organisatie.
  Het noemt de soorten gegevens, het doel, de grond (artikel), de einddatum, wie besloot, en of de cliënt
  het weet of waarom niet.
- **Schild**: bescherming van een plek, van de melder of van de hele zaak, met lezers op naam.

Elke vraag is één cel uit een eindig veld. Eén zuivere functie, `decide`, beantwoordt alle cellen; het
filter van lijsten wordt uit dezelfde functie gemaakt (`openrows.py`). Een waarde die niemand kent, sluit.
"""
AXES = {
    "Rol": Role,
    "Relatie tot de zaak": Relation,
    "Doel": Purpose,
    "Soort gegevens": DataClass,
    "Schild": Shield,
    "Handeling": Action,
}
YES_NO = ("eigen organisatie", "gedekt door deelbesluit", "lezer op naam", "nood", "belangenconflict")
LETTERS = {Action.LEZEN: "l", Action.SCHRIJVEN: "s", Action.DELEN: "d", Action.EXPORTEREN: "e"}


def render() -> str:
    """The whole page as Markdown."""
    return "\n".join([MODEL, *_domain(), *_rules(), *_tables(), *_emergency()]) + "\n"


def _domain() -> list[str]:
    size = prod(len(axis) for axis in AXES.values()) * 2 ** len(YES_NO)
    lines = ["| As | Waarden | Aantal |", "|---|---|---|"]
    lines += [f"| {name} | {', '.join(axis)} | {len(axis)} |" for name, axis in AXES.items()]
    lines += [f"| Ja of nee | {', '.join(YES_NO)} | 2 tot de macht {len(YES_NO)} |", ""]
    return [*lines, f"Samen {size:,} cellen. Elke bouw vraagt ze allemaal.".replace(",", "."), ""]


def _rules() -> list[str]:
    rules = [f"- **{rule}** {text}" for rule, text in RULES.items()]
    return ["## De regels", "", *rules, "", f"Volgorde: {ORDER}", ""]


def _tables() -> list[str]:
    lines = [
        "## Wat opent, per doel",
        "",
        "Links van de streep: het casusteam van de bronhouder. Rechts: een deelnemer van een andere",
        "organisatie met een lopend deelbesluit. De betrokkene vraagt over zichzelf. Er is geen schild, geen",
        "nood en geen conflict.",
        "l = lezen, s = schrijven, d = delen, – = dicht, met de regel die sluit.",
        "",
    ]
    shut = []
    for purpose in Purpose:
        rows = [[_pair(role, purpose, data_class) for data_class in DataClass] for role in Role]
        if all(text.startswith("–") for row in rows for text in row):
            shut.append(purpose.value)
            continue
        lines += [f"### Doel {purpose}", "", *_table(rows), ""]
    return [*lines, f"Bij deze doelen gaat voor niemand een zaak open: {', '.join(shut)}.", ""]


def _table(rows: list[list[str]]) -> list[str]:
    head = ["Rol", *DataClass]
    body = [[role.value, *row] for role, row in zip(Role, rows, strict=True)]
    return ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *body)]


def _pair(role: Role, purpose: Purpose, data_class: DataClass) -> str:
    """Inside the bronhouder and outside it."""
    relations = (Relation.ZELF,) * 2 if role is Role.BETROKKENE else (Relation.TEAM, Relation.DEELNEMER)
    own = _question(role, purpose, data_class)._replace(own_organisation=True, relation=relations[0])
    other = own._replace(own_organisation=False, relation=relations[1], covered=True)
    return _joined(own, other)


def _question(role: Role, purpose: Purpose, data_class: DataClass) -> Question:
    return Question(
        role=role,
        own_organisation=False,
        relation=Relation.GEEN,
        purpose=purpose,
        data_class=data_class,
        shield=Shield.GEEN,
        covered=False,
        named_reader=False,
        emergency=False,
        conflict=False,
        action=Action.LEZEN,
    )


def _joined(left: Question, right: Question) -> str:
    texts = [_letters(left), _letters(right)]
    return texts[0] if texts[0] == texts[1] and texts[0].startswith("–") else " / ".join(texts)


def _letters(question: Question) -> str:
    """What may be done, or the rule that closes reading."""
    text = "".join(letter for action, letter in LETTERS.items() if decide(question._replace(action=action)))
    return text or f"– {decide(question).rule}"


def _emergency() -> list[str]:
    rows = []
    for role in Role:
        asked = [_question(role, Purpose.VEILIGHEID, item)._replace(emergency=True) for item in DataClass]
        rows.append([_joined(question, question._replace(shield=Shield.ADRES)) for question in asked])
    return [
        "## Wat nood opent",
        "",
        "Iemand zonder relatie tot de zaak en zonder deelbesluit, doel veiligheid. Links zonder schild,",
        "rechts met een afgeschermd adres.",
        "",
        *_table(rows),
    ]


if __name__ == "__main__":
    sys.stdout.write(render())
