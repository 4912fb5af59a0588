"""Recording how to reach somebody safely."""

from datetime import datetime

from eenplan.core.access.gate import Facts, NotVisible
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act, check_version
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.contact.lezen import mag
from eenplan.dossier.casus.contact.rules import Ongeldig, VeiligeWeg, fouten
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact

VINDBAAR = frozenset({DataClass.VINDBAAR})
VERB = "persoon.veilig_contact"


def leg_veilig_contact(
    casus_id: int, persoon_id: int, weg: VeiligeWeg, *, versie: int | None, by: Viewer, at: datetime,
    ground: str = "S2; HP (veilig contact)",
) -> VeiligContact:  # fmt: skip
    """Record the number, when one may call and what may be said.

    Refused when a colleague was first, or when nobody can dial it. Everything left empty takes away what was there:
    a number that is not safe any more.
    """
    with act(VERB, by=by, at=at, ground=ground) as a:
        facts = may_write(by, casus_id, DataClass.VINDBAAR, what=VERB)
        _must_be_open(by, facts, persoon_id)
        person = Persoon.objects.select_for_update().get(pk=persoon_id)  # who write the first one go one by one
        row = VeiligContact.objects.filter(persoon=person).first()
        check_version(row.versie if row else 0, versie)
        if wrong := fouten(weg, nieuw=row is None):
            raise Ongeldig(wrong)
        row = row or VeiligContact(persoon=person, bronhouder_id=person.bronhouder_id, versie=0)
        row.telefoon, row.tijden, row.afspraak = weg.telefoon, weg.tijden, weg.afspraak
        row.versie += 1
        row.save()
        a.log(casus_id=casus_id, object_type="persoon", object_id=persoon_id, persons=(persoon_id,), classes=VINDBAAR)
    return row


def _must_be_open(by: Viewer, facts: Facts, persoon_id: int) -> None:
    """Of this case, and not behind a shield that is shut for the writer (R6)."""
    member = Betrokkene.objects.filter(casus_id=facts.case_id, persoon_id=persoon_id).exists()
    secret = Adres.objects.filter(persoon_id=persoon_id, geheim=True).exists()
    if not member or not mag(by, facts, Action.SCHRIJVEN, geheim=secret):
        raise NotVisible(Line(VERB, casus_id=facts.case_id, classes=VINDBAAR, rule="R6", allowed=False))
