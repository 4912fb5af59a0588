"""One reading of a report: what stands in it, who is a child, what is fresh."""

from dataclasses import dataclass, field
from datetime import timedelta

from eenplan.keten.triage.signalen.bekend import Bekend, Eerdere
from eenplan.keten.triage.signalen.invoer import Invoer
from eenplan.keten.triage.signalen.tekst import normaal
from eenplan.keten.triage.signalen.zoeken import Vondst

GEWELD = frozenset({"geweld", "wurging", "wapen", "voorwerp", "seksueel", "dreiging", "doodsbedreiging", "opgesloten"})
NADEEL = GEWELD | {
    "letsel",
    "letsel_licht",
    "verwaarlozing",
    "controle",
    "financieel",
    "stalking",
    "ruzie",
    "acute_zorg",
}
BEROEP_INCIDENT = ("geweld", "mishandel", "bedreig", "misbruik", "stalking", "vrijheid", "seksu")


@dataclass(frozen=True, slots=True)
class Lezing:
    """What was read: finds per signal, ages, children."""

    invoer: Invoer
    bekend: Bekend
    vondsten: tuple[Vondst, ...]
    leeftijden: tuple[int | None, ...]
    kinderen: tuple[int, ...]
    uit: frozenset[str] = field(default_factory=frozenset)

    def heeft(self, *sleutels: str) -> bool:
        return any(v.sleutel in sleutels for v in self.vondsten)

    def nu(self, *sleutels: str) -> bool:
        """Found and not told as something of the past."""
        return any(v.sleutel in sleutels and not v.verleden for v in self.vondsten)

    def vers(self, *sleutels: str) -> bool:
        return any(v.sleutel in sleutels and v.vers and not v.verleden for v in self.vondsten)

    def samen(self, een: str, andere: frozenset[str]) -> bool:
        """Two signals in one sentence: 'vaak' + 'schreeuwt'."""
        plekken = {v.zin for v in self.vondsten if v.sleutel == een}
        return any(v.zin in plekken for v in self.vondsten if v.sleutel in andere)

    def aantal(self, sleutel: str) -> int:
        return len({v.woorden for v in self.vondsten if v.sleutel == sleutel})

    def woorden(self, *sleutels: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v.woorden for v in self.vondsten if v.sleutel in sleutels))[:5]

    @property
    def sleutels(self) -> frozenset[str]:
        return frozenset(v.sleutel for v in self.vondsten)

    @property
    def politie(self) -> bool:
        return "politie" in normaal(self.invoer.kanaal) or normaal(self.invoer.melder_soort) == "politie"

    @property
    def burger(self) -> bool:
        return normaal(self.invoer.melder_soort) in ("burger", "onbekend", "")

    @property
    def met_kinderen(self) -> bool:
        incident = self.invoer.incident
        if self.kinderen or (incident is not None and incident.kinderen_aanwezig):
            return True
        if incident is not None and incident.kinderen_aanwezig is False:
            return False
        oud = any(n is not None and n >= 60 for n in self.leeftijden)
        return not oud and any(v.sleutel == "kind" and not self._volwassen_kind(v) for v in self.vondsten)

    def _volwassen_kind(self, vondst: Vondst) -> bool:
        """'zoon Kai, 18' or the son of a parent in need of care: the role word belongs to an adult."""
        if vondst.woorden not in ("zoon", "dochter"):
            return False
        if self.heeft("zorgafhankelijk", "ouderenmishandeling"):
            return True
        namen = zip(self.invoer.genoemd, self.leeftijden, strict=True)
        return any(vondst.woorden in normaal(p.naam) and (n or 0) >= 18 for p, n in namen)

    @property
    def baby(self) -> bool:
        return any(n is not None and n < 2 for n in self.leeftijden) or self.heeft("baby")

    @property
    def vers_incident(self) -> bool:
        """An incident with violence of today or yesterday, seen by police or ambulance."""
        incident = self.invoer.incident
        if incident is None or incident.datum is None or not self.politie:
            return False
        soort = " ".join(incident.soorten).lower()
        jong = self.invoer.ontvangen.date() - incident.datum <= timedelta(days=1)
        return jong and any(s in soort for s in BEROEP_INCIDENT)


def lopend(x: Lezing) -> list[Eerdere]:
    return [c for c in x.bekend.casussen if c.loopt_op(x.invoer.ontvangen.date())]
