"""Whether someone of the chain stands too close to this household (domain 10.7)."""

import re

from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.tekst import normaal
from eenplan.keten.triage.signalen.voorstel import Reden


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
