"""The shield on whereabouts and its named readers (R6).

A shield is never without a reader, and who is responsible always is one: else nobody could act on it. Only a reader
names another reader; when none of them works here any more the lead does, so that nothing is shut for ever.
"""

from collections.abc import Collection
from datetime import datetime

from eenplan.core.access.gate import Facts, require
from eenplan.core.access.policy import Action, DataClass, Role, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.toegang.mensen import in_dienst, te_noemen
from eenplan.dossier.toegang.poort import GROND, leg_vast, met_reden, neem
from eenplan.dossier.toegang.rules import Soort

GEEN_LEZER = "Een schild heeft altijd een lezer. Kies er minstens een."
VERANTWOORDELIJK = "Wie verantwoordelijk is voor de casus, moet lezer zijn. Anders kan niemand iets doen."
NIET_TE_KIEZEN = "U koos iemand die hier niet meewerkt. Kies iemand uit de lijst."


def scherm_af(casus_id: int, lezers: Collection[int], reden: str, *, by: Viewer, at: datetime) -> None:
    """Where they are is for the named readers only."""
    with act("toegang.schild_op", by=by, at=at, ground=GROND) as a:
        casus, facts = neem(by, casus_id, "toegang.schild_op", DataClass.VINDBAAR)
        if Shield.ADRES in facts.shields:
            raise Refused("De verblijfplaats is al afgeschermd.")
        why = met_reden(reden)
        goede_lezers(casus, lezers, at)
        shield(a, casus, Shield.ADRES, lezers)
        leg_vast(a, casus, Soort.SCHILD_OP, reden=why, rule="R6")


def hef_op(casus_id: int, reden: str, *, by: Viewer, at: datetime) -> None:
    """The team reads where they are again. Refused while an address is recorded as secret."""
    with act("toegang.schild_af", by=by, at=at, ground=GROND) as a:
        casus, facts = neem(by, casus_id, "toegang.schild_af", DataClass.VINDBAAR)
        if Shield.ADRES not in facts.shields:
            raise Refused("De verblijfplaats is niet afgeschermd.")
        if Adres.objects.filter(persoon__betrokken_bij__casus=casus, geheim=True).exists():
            raise Refused("Er staat een geheim adres in deze casus. Dan blijft het schild staan.")
        why = met_reden(reden)
        Schild.objects.filter(casus=casus, soort=Shield.ADRES).delete()
        leg_vast(a, casus, Soort.SCHILD_AF, reden=why, rule="R6")


def lezer_erbij(casus_id: int, soort: str, account_id: int, *, by: Viewer, at: datetime) -> None:
    """Name one more reader of a shield."""
    with act("toegang.lezer_erbij", by=by, at=at, ground=GROND) as a:
        casus, row = _schild(by, casus_id, soort, "toegang.lezer_erbij", at)
        if account_id not in kandidaten(casus, soort, at):
            raise Refused(NIET_TE_KIEZEN)
        row.lezers.add(account_id)
        leg_vast(a, casus, Soort.LEZER_ERBIJ, account_id=account_id, reden=soort, rule="R6")


def lezer_eraf(casus_id: int, soort: str, account_id: int, *, by: Viewer, at: datetime) -> None:
    """Take a reader off a shield; never the last one, nor who is responsible."""
    with act("toegang.lezer_eraf", by=by, at=at, ground=GROND) as a:
        casus, row = _schild(by, casus_id, soort, "toegang.lezer_eraf", at)
        readers = set(row.lezers.values_list("pk", flat=True))
        if account_id not in readers:
            raise Refused("Deze collega is geen lezer meer.")
        if account_id == casus.verantwoordelijke_id and soort != Shield.MELDER:
            raise Refused(VERANTWOORDELIJK)
        if not (readers - {account_id}) & in_dienst(casus.bronhouder_id, at).keys():
            raise Refused("Dit is de laatste lezer die hier werkt. Maak eerst iemand anders lezer.")
        row.lezers.remove(account_id)
        leg_vast(a, casus, Soort.LEZER_ERAF, account_id=account_id, reden=soort, rule="R6")


def kandidaten(casus: Casus, soort: str, at: datetime) -> dict[int, str]:
    """Who can be named as a reader of this shield; of the reporter only people of Veilig Thuis (R5)."""
    found = te_noemen(casus, at)
    staff = in_dienst(casus.bronhouder_id, at) if soort == Shield.MELDER else found
    return {pk: who.naam for pk, (who, _) in found.items() if pk in staff}


def _schild(by: Viewer, casus_id: int, soort: str, what: str, at: datetime) -> tuple[Casus, Schild]:
    """The shield, for a reader of it; for the lead only when no reader works here any more."""
    casus, facts = neem(by, casus_id, what)
    row = Schild.objects.filter(casus=casus, soort=soort).first()
    if row is None:
        raise Refused("Dit schild is er niet meer.")
    if not _mag_lezers_noemen(by, facts, casus, row, at):
        require(by, facts, _klasse(soort), Action.SCHRIJVEN, what=what)  # the same page as when there is nothing
        raise Refused("Alleen een lezer van dit schild maakt iemand anders lezer.")
    return casus, row


def _mag_lezers_noemen(by: Viewer, facts: Facts, casus: Casus, row: Schild, at: datetime) -> bool:
    if Shield(row.soort) in facts.reader_of:
        return True
    readers = set(row.lezers.values_list("pk", flat=True))
    return by.role == Role.VT_LEAD and not readers & in_dienst(casus.bronhouder_id, at).keys()


def _klasse(soort: str) -> DataClass:
    return {Shield.ADRES: DataClass.VINDBAAR, Shield.MELDER: DataClass.MELDER}.get(Shield(soort), DataClass.PROCES)


def goede_lezers(casus: Casus, lezers: Collection[int], at: datetime) -> None:
    """Refused when nobody is named, somebody strange, or not who is responsible."""
    if not lezers:
        raise Refused(GEEN_LEZER)
    if set(lezers) - te_noemen(casus, at).keys():
        raise Refused(NIET_TE_KIEZEN)
    if casus.verantwoordelijke_id not in lezers:
        raise Refused(VERANTWOORDELIJK)
