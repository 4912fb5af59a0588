"""Who gets the direction of a household, with the reason (domain 4.4), and its course. Pure Python."""

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Transition, Workflow

VT_TOEWIJZERS = frozenset({Role.VT_CASUS, Role.VT_LEAD})
REGISSEUR = frozenset({Role.REGISSEUR})

COURSE = Workflow(
    name="regie",
    noun="de regie",
    start="geen",
    transitions=(
        Transition("wijs_toe", "geen", "toegewezen", by=VT_TOEWIJZERS, label="Regisseur toewijzen"),
        Transition("wissel", "toegewezen", "toegewezen", by=VT_TOEWIJZERS | REGISSEUR, label="Regisseur wisselen"),
        Transition("beeindig", "toegewezen", "beeindigd", by=VT_TOEWIJZERS, label="Regie beëindigen"),
    ),
)
