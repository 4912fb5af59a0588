"""What kind of contact it is: advice, first report, follow-up or re-report (domain 4.1, 6.10)."""

import re

from eenplan.keten.triage.signalen.lezing import Lezing, lopend
from eenplan.keten.triage.signalen.voorstel import Reden


def is_advies(x: Lezing) -> tuple[bool, list[Reden]]:
    """A "report" that is a request for advice: says so itself, or only asks and names nobody (4.1)."""
    zegt = x.heeft("wil_niet_melden")
    vraagt = x.heeft("vraagt")
    herkenbaar = [p for p in x.invoer.genoemd if _herkenbaar(p.naam) or p.adres]
    if x.heeft("wil_melden") and not (zegt and not herkenbaar):
        return False, []
    if (zegt and not herkenbaar) or (vraagt and not x.invoer.genoemd):
        zin = "De vrager wil raad en maakt geen melding: vastleggen als advies, zonder gezin."
        return True, [Reden("soort_contact", zin, "domain 4.1", x.woorden("wil_niet_melden", "vraagt"))]
    return False, []


def _herkenbaar(naam: str) -> bool:
    """More than a first name or a role: at least a capital after the first word."""
    return bool(re.search(r"\S+ .*[A-Z]", naam)) or bool(re.search(r"[A-Z]\.", naam))


def eerder(x: Lezing) -> tuple[str, str | None, list[Reden]]:
    """First report, follow-up (with phase) or re-report (domain 3.2, 6.10)."""
    op = x.invoer.ontvangen.date()
    open_ = lopend(x)
    if open_:
        fase = max(open_, key=lambda c: c.geopend_op).fase_op(op)
        zin = f"Er loopt al een casus van dit gezin ({fase.replace('_', ' ')})."
        return "vervolgmelding", fase, [Reden("eerste_of_vervolg_of_her", zin, "domain 6.10")]
    if x.bekend.casussen:
        zin = "De eerdere casus van dit gezin is gesloten."
        return "hermelding", None, [Reden("eerste_of_vervolg_of_her", zin, "domain 6.10")]
    return "eerste", None, [Reden("eerste_of_vervolg_of_her", "Het gezin is nog niet bekend.", "domain 6.10")]
