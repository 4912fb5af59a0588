"""The levels of a bottleneck, who decides there and in what time, and what kinds there are. Pure Python."""

from enum import StrEnum
from itertools import pairwise

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow

BEHANDELAARS = frozenset({Role.PROCESREGISSEUR, Role.VT_LEAD})
AANBRENGERS = frozenset(
    {Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD, Role.REGISSEUR, Role.ZORGPARTNER, Role.JUSTITIE}
)  # fmt: skip
TEKST_MAX = 1500


class Stand(StrEnum):
    """How high a bottleneck lies (S2 5.2), or that it is done."""

    AANGEBRACHT = "aangebracht"
    OPERATIONEEL = "operationeel"
    TACTISCH = "tactisch"
    STRATEGISCH = "strategisch"
    REGIEGROEP = "regiegroep"
    COMMISSIE_VT = "commissie_vt"
    BESLOTEN = "besloten"
    INGETROKKEN = "ingetrokken"

    @property
    def naam(self) -> str:
        """The word on the screen."""
        return {"commissie_vt": "commissie Veilig Thuis"}.get(self.value, self.value)


NIVEAUS = (Stand.OPERATIONEEL, Stand.TACTISCH, Stand.STRATEGISCH, Stand.REGIEGROEP, Stand.COMMISSIE_VT)
OPEN = (Stand.AANGEBRACHT, *NIVEAUS)


def _term(niveau: Stand) -> str:
    return f"knelpunt_{niveau}"


def _hoger(van: Stand, naar: Stand) -> Transition:
    return Transition(
        "leg_hoger", van, naar, by=BEHANDELAARS, within=_term(naar), label=f"Leg voor: {naar.naam}",
        refusal="Dit knelpunt ligt niet op een niveau dat het hoger kan leggen.",
    )  # fmt: skip


COURSE = Workflow(
    name="knelpunt",
    noun="het knelpunt",
    start=Stand.AANGEBRACHT,
    transitions=(
        Transition(
            "pak_op", Stand.AANGEBRACHT, Stand.OPERATIONEEL, by=BEHANDELAARS,
            within=_term(Stand.OPERATIONEEL), label="Oppakken",
        ),
        *(_hoger(van, naar) for van, naar in pairwise(NIVEAUS)),
        Transition(
            "besluit", NIVEAUS, Stand.BESLOTEN, by=BEHANDELAARS, label="Besluit terugmelden",
            refusal="Pak het knelpunt eerst op; een besluit valt op een niveau, en één keer.",
        ),
        Transition(
            "trek_in", Stand.AANGEBRACHT, Stand.INGETROKKEN, by=AANBRENGERS, label="Intrekken",
            refusal="Het knelpunt is al opgepakt. Bel de eigenaar als het vanzelf is opgelost.",
        ),
    ),
)  # fmt: skip

RULES = (
    RuleDefault("knelpunt_aangebracht", "Knelpunt oppakken", 2, "WD", "domain 3.17; termijn [D]", sure=False),
    RuleDefault("knelpunt_operationeel", "Knelpunt operationeel", 10, "WD", "S2 5.2; termijn [D]", sure=False),
    RuleDefault("knelpunt_tactisch", "Knelpunt tactisch", 6, "W", "S2 5.2: tactisch overleg elke 6 weken", sure=False),
    RuleDefault(
        "knelpunt_strategisch", "Knelpunt strategisch", 6, "M", "S2 5.2: strategisch overleg 2 tot 3 keer per jaar",
        sure=False,
    ),
    RuleDefault("knelpunt_regiegroep", "Knelpunt bij de regiegroep", 3, "M", "S2 5.2; termijn [D]", sure=False),
    RuleDefault("knelpunt_commissie_vt", "Knelpunt bij de commissie VT", 3, "M", "S2 5.2; termijn [D]", sure=False),
)  # fmt: skip
TERMIJNEN = tuple(rule.key for rule in RULES)


def hoger(stand: str) -> Stand | None:
    """The next level; None at the last one, and when it lies at none."""
    level = Stand(stand)
    after = NIVEAUS.index(level) + 1 if level in NIVEAUS else len(NIVEAUS)
    return NIVEAUS[after] if after < len(NIVEAUS) else None


class Soort(StrEnum):
    """What kind of thing keeps a family from help, as a code for the region's figures."""

    WACHTLIJST = "wachtlijst"
    GEEN_PLEK = "geen_plek"
    WEIGERING_PARTNER = "weigering_partner"
    GEEN_ANTWOORD = "geen_antwoord"
    GEGEVENSDELING = "gegevensdeling"
    GEEN_PASSEND_AANBOD = "geen_passend_aanbod"
    FINANCIERING = "financiering"
    SAMENWERKING = "samenwerking"
    ANDERS = "anders"

    @property
    def naam(self) -> str:
        """The words on the screen."""
        return self.value.replace("_", " ").capitalize()


class Uitkomst(StrEnum):
    """What came of it."""

    OPGELOST = "opgelost"
    DEELS = "deels"
    NIET_OPGELOST = "niet_opgelost"

    @property
    def naam(self) -> str:
        """The words on the screen."""
        return {"deels": "Voor een deel opgelost"}.get(self.value, self.value.replace("_", " ").capitalize())


# What the machine writes when nobody answered an offer (product D4); who answers is among the organisations.
GEEN_ANTWOORD_TEKST = "Op een aangeboden overdracht is niet binnen de afgesproken termijn geantwoord."
GEEN_ANTWOORD_WENS = "Zorg dat er een antwoord komt, of een andere ontvanger."
