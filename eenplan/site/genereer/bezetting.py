"""Who works where in the region of this database, and whose turn it is."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Appointment, Organisation
from eenplan.core.accounts.queries import veilig_thuis, viewer_of
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.dossier.casus.actions import FRONT_OFFICE
from eenplan.keten.melding.rules import MELDERSOORT_BIJ

VT_ROLLEN = (Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD)
# People in whose work somebody looks at the demo's own stories get few of the others.
RUSTIG = {
    "triage": 0.25, "triage2": 0.25, "casus": 0.2, "leiding": 0.2, "team-zandermeer": 0.5, "gedrag": 0.3, "arts": 0.3,
}  # fmt: skip
NAMETERS = (Role.VT_INTAKE, Role.VT_CASUS)


@dataclass(slots=True)
class Bezetting:
    """The people by role and place; `gemeenten` by weight."""

    vt: Organisation
    mensen: dict[str, list[Viewer]]
    regisseurs: dict[tuple[str, str], list[Viewer]]
    melders: dict[str, list[Viewer]]
    soorten: dict[int, str]
    gemeenten: dict[str, float]
    rust: dict[int, float] = field(default_factory=dict)

    @property
    def voorkant(self) -> list[Viewer]:
        """Who see a case from its first moment (dossier.casus.actions.FRONT_OFFICE)."""
        return [item for role in FRONT_OFFICE for item in self.mensen.get(role, [])]

    def een(self, rng: Random, people: list[Viewer], niet: Viewer | None = None) -> Viewer:
        """One of these people, and not that one; who is shown around in the demo gets less."""
        others = [item for item in people if item != niet] or people
        return rng.choices(others, [self.rust.get(item.account_id or 0, 1.0) for item in others])[0]

    def van_vt(self, rng: Random, *rollen: Role, niet: Viewer | None = None) -> Viewer:
        """Someone of Veilig Thuis in one of these roles, else in any."""
        people = [item for role in rollen for item in self.mensen.get(role, [])]
        return self.een(rng, people or [item for role in VT_ROLLEN for item in self.mensen.get(role, [])], niet)

    def regisseur(self, rng: Random, soort: str, gemeente: str) -> Viewer:
        """A director of such an organisation; the local team of the municipality when there is none."""
        people = self.regisseurs.get((soort, "")) or self.regisseurs.get((Kind.LOKAAL_TEAM, gemeente))
        return self.een(rng, people or [item for rows in self.regisseurs.values() for item in rows])

    def melder(self, rng: Random, groep: str) -> Viewer | None:
        """Someone who reports for such an organisation; None when it has no login here."""
        people = self.melders.get(groep)
        return rng.choice(people) if people else None


def bezetting(nu: datetime) -> Bezetting:
    """Everybody who is appointed now. LookupError when the region has no Veilig Thuis or no local team."""
    rows = Appointment.objects.filter(van__lte=nu, tot__isnull=True, account__is_active=True)
    rows = rows.exclude(account__username__startswith="verhaal-").select_related("account", "organisation")
    vt = veilig_thuis()
    mensen, regisseurs, melders = defaultdict(list), defaultdict(list), defaultdict(list)
    rust: dict[int, float] = {}
    inwoners: dict[str, int] = defaultdict(int)
    for row in rows.order_by("pk"):
        viewer, place = viewer_of(row), row.organisation
        rust[row.account_id] = RUSTIG.get(row.account.username, 1.0)
        if place.pk == vt.pk:
            mensen[row.role].append(viewer)
        elif row.role == Role.REGISSEUR:
            local = place.soort == Kind.LOKAAL_TEAM
            regisseurs[place.soort, place.gemeente if local else ""].append(viewer)
            inwoners[place.gemeente] += 1 if local else 0
        elif row.role in (Role.ZORGPARTNER, Role.JUSTITIE):
            melders[MELDERSOORT_BIJ.get(place.soort, "Beroepsmatig overig")].append(viewer)
    gemeenten = {name: float(number) for name, number in inwoners.items() if name and number}
    if not gemeenten:
        raise LookupError("Deze regio heeft geen lokaal team met een casusregisseur.")
    soorten = {place.pk: place.soort for place in Organisation.objects.all()}
    return Bezetting(vt, dict(mensen), dict(regisseurs), dict(melders), soorten, gemeenten, rust)
