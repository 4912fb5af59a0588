"""What cannot be, with the reason in Dutch: age, moment of imposing, end of an extension. Pure Python."""

from datetime import datetime, timedelta

from eenplan.core.calendar import AMSTERDAM

LAATSTE_UREN = timedelta(hours=24)


def leeftijd_fout(leeftijd: int | None, volledig: bool, minimum: int, bevestigd: str) -> str:
    """Why the age does not allow it (Wth 2-2: adults only), in Dutch; an unsure age asks how it was established."""
    if leeftijd is not None and leeftijd < minimum:
        return (
            f"Een huisverbod kan alleen voor iemand van {minimum} jaar of ouder (Wth 2 lid 2). Overleg met de politie."
        )
    if not volledig and not bevestigd.strip():
        return "De geboortedatum is niet volledig bekend. Schrijf op hoe u weet dat deze persoon volwassen is."
    return ""


def moment_fout(op: datetime, nu: datetime, begonnen: datetime) -> str:
    """Why this cannot be the moment of imposing, in Dutch; it is written down afterwards, not ahead."""
    if op > nu:
        return "Dit moment moet nog komen. Vul in wanneer het huisverbod is opgelegd."
    if op < begonnen - LAATSTE_UREN:
        return "Dit moment ligt te ver voor het begin van dit huisverbod. Kijk de dag en de tijd na."
    return ""


def tot_fout(tot: datetime, einde: datetime, uiterlijk: datetime) -> str:
    """Why it cannot be extended until then, in Dutch. Four weeks IN TOTAL, from imposing (Wth 9)."""
    local = uiterlijk.astimezone(AMSTERDAM)
    if tot > uiterlijk:
        return f"Een huisverbod duurt samen ten hoogste vier weken: tot en met {local:%d-%m-%Y %H:%M} uur (Wth 9)."
    return "" if tot > einde else "Kies een moment na het einde van de eerste tien dagen."
