"""What kind of contact it is (4.1, 6.10) and whether a professional stands too close (belangenconflict)."""

import re

from .signalen_lezing import Lezing, lopend
from .signalen_tekst import normaal
from .signalen_typen import Reden


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


def belangenconflict(x: Lezing) -> tuple[str | None, list[Reden]]:
    """A hint: someone of the chain lives near, knows or belongs to this household."""
    functie = normaal(x.invoer.melder_functie)
    prive = x.heeft("prive_band") or re.search(r"buur|oma|opa|tante|oom|zus|broer|vriend|familie", functie)
    keten = x.heeft("werkt_in_keten") or re.search(r"werkt bij|wijkteam|lokaal team|veilig thuis", functie)
    if x.burger and prive and keten:
        zin = "De melder kent het gezin privé en werkt in de keten: houd haar of hem weg bij deze casus."
        return x.invoer.melder_naam or "melder", [
            Reden("belangenconflict", zin, "domain 10.7", x.woorden("werkt_in_keten"))
        ]
    return _eerdere_melder_als_hulp(x)


def _eerdere_melder_als_hulp(x: Lezing) -> tuple[str | None, list[Reden]]:
    """A citizen who reported before is now named as helper of this household."""
    tekst = normaal(x.invoer.tekst)
    for naam in x.bekend.eerdere_melders:
        achternaam = normaal(naam).split(" ")[-1]
        if normaal(x.invoer.melder_naam or "").endswith(achternaam) or len(achternaam) < 4:
            continue
        if re.search(rf"\b{re.escape(achternaam)}\b", tekst) and x.heeft("hulp"):
            zin = "Een eerdere melder wordt nu genoemd als hulpverlener van dit gezin: leidinggevende inlichten."
            return naam, [Reden("belangenconflict", zin, "domain 10.7", (achternaam,))]
    return None, []
