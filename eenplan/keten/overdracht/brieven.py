"""What a handover owes by letter: the people of the case hear who helps them from now on (domain 3.5)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.brieven.inhoud import Velden
from eenplan.dossier.brieven.rules import Soort
from eenplan.dossier.brieven.schuld import verschuldigd


def na_aanvaarden(casus_id: int, organisatie_id: int, *, by: Viewer, at: datetime, ground: str) -> None:
    """In the act that accepts."""
    place = Organisation.objects.get(pk=organisatie_id)
    given = Velden(nieuwe_organisatie=place.naam, nieuwe_telefoon=place.telefoon)
    verschuldigd(casus_id, Soort.OVERDRACHT, by=by, at=at, ground=ground, velden=given)
