"""Somebody who stops working today still has cases: the functional manager hears how many, never which."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.sockets import Event
from eenplan.core.workflow import Refused
from eenplan.keten.regie.vertrokken import zonder_regisseur, zonder_verantwoordelijke


def weiger_met_casussen(event: Event) -> None:
    """Refused while open cases stand on his name at that organisation; asked after his function ended in this act."""
    person, place = int(event.ids["account_id"] or 0), int(event.ids["organisation_id"] or 0)
    enter(SYSTEM)
    answers = zonder_verantwoordelijke(event.at).filter(
        verantwoordelijke_id=person, verantwoordelijke_organisatie_id=place
    )
    directs = zonder_regisseur(event.at).filter(account_id=person, organisatie_id=place)
    cases = {*answers.values_list("pk", flat=True), *directs.values_list("casus_id", flat=True)}
    enter(event.by)
    if cases:
        open_cases = "1 open casus" if len(cases) == 1 else f"{len(cases)} open casussen"
        raise Refused(
            f"Op deze naam staat nog {open_cases}. Laat die eerst overdragen, of kies een latere laatste werkdag. Moet"
            " het nu? Blokkeer dan het account: alles gaat meteen naar een collega."
        )
