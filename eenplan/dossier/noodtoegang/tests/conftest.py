"""A family with a secret address, in a case of which neither the intake worker, the lead nor the police are."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, open_casus, shield
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.actions import new_person, set_address
from tests.decor import situatie
from tests.regio import Regio

BSN, ADRES = "999000019", "Schuilpad 7, 1234 AB Toetsdorp"
GEZIN = (
    ("Sanne de Toets", "1990-05-02", BSN, Rol.SLACHTOFFER),
    ("Peter de Toets", "1988-03-01", "", Rol.PLEGER),
    ("Bram de Toets", "2018-01-09", "", Rol.KIND),
)


def maak_zaak(regio: Regio) -> Casus:
    """One more case of the same people, written down anew."""
    helper = regio["casus"].account_id or 0
    with act("toets.geheim", by=SYSTEM, at=regio.at) as a:
        casus = open_casus(a, regio.organisations["vt"], helper, "Toetsdorp")
        shield(a, casus, "adres", [helper])
        for naam, geboren, bsn, rol in GEZIN:
            mens = new_person(casus.bronhouder_id, naam, geboren, regio.at, bsn=bsn)
            mens.save()
            add_person(a, casus, mens, rol)
            if bsn:
                set_address(mens, ADRES, regio.at.date(), geheim=True)
    enter(SYSTEM)
    Teamlid.objects.exclude(account_id=helper).delete()
    return casus


@situatie
def zaak(regio: Regio) -> Regio:
    """The region with that case."""
    regio.gereed = [maak_zaak(regio)]
    return regio
