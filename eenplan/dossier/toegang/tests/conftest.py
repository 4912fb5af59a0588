"""One family at Veilig Thuis with a casusteam, shared with a school and an agent."""

from dataclasses import dataclass
from datetime import timedelta

from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, add_to_team, involve, open_casus
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.actions import new_person, set_address
from eenplan.dossier.personen.models import Persoon
from tests.decor import situatie
from tests.regio import Regio

OPEN = (DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VEILIGHEID)


@dataclass
class Zaak:
    """The case, a person in it, and the decision to share it with the school."""

    regio: Regio
    casus: Casus
    persoon: Persoon
    school: Deelbesluit

    @property
    def pad(self) -> str:
        """The page of its access."""
        return f"/werk/casus/{self.casus.pk}/toegang"


@situatie
def zaak(regio: Regio) -> Zaak:
    """Triagists and the lead are in the team; `triagist` is responsible; the school reads along."""
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
        add_to_team(a, casus, regio.accounts["casus"].pk)
        person = new_person(casus.bronhouder_id, "Sanne van der Toetsing", "1990-05-02", regio.at)
        person.save()
        set_address(person, "Proefstraat 12 b, 1234 AB Toetsdorp", regio.at.date())
        add_person(a, casus, person, Rol.SLACHTOFFER)
        deel(a, regio, casus, "school", Purpose.REGIE)
    enter(SYSTEM)
    return Zaak(regio, casus, person, Deelbesluit.objects.get())


def deel(a: object, regio: Regio, casus: Casus, wie: str, doel: Purpose) -> None:
    """Let this person of another organisation look for a month."""
    viewer = regio[wie]
    involve(
        a, casus, viewer.organisation_id, viewer.account_id, OPEN, doel=doel.value, grond="Wmo 4.1.1",  # type: ignore[arg-type]  # an act, a place
        tot=regio.at + timedelta(days=30), client_geinformeerd="ja",
    )  # fmt: skip
