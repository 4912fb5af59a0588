"""Keeping what someone said, with its source: a hidden one is not in the words, only sealed beside them.

`spreker` is what everybody may read; so no page, paper, message or API can say more by accident.
"""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import Facts, ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act
from eenplan.core.crypto.zegel import seal, unseal
from eenplan.dossier.casus.bron import ANONIEM, Bron
from eenplan.dossier.casus.models import Casus, Uitspraak

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Gezegd:
    """One contribution: who, what, how sure, and whether his name may be told."""

    wie: str
    tekst: str
    soort: str
    op: datetime
    beroepsmatig: bool
    bron: Bron = Bron.AFGESCHERMD
    grond: str = ""
    klasse: DataClass = DataClass.VEILIGHEID


def zeg(a: Act, casus: Casus, gezegd: Gezegd) -> Uitspraak:
    """Keep it, inside the act that hears it."""
    name = gezegd.wie.strip()[:LONGEST_NAME]
    return Uitspraak.objects.create(
        casus=casus, spreker=name if gezegd.bron == Bron.OPEN else ANONIEM, gezegd_op=gezegd.op, soort=gezegd.soort,
        klasse=gezegd.klasse, tekst=gezegd.tekst.strip(), vastgelegd_door_id=a.by.account_id, vastgelegd_op=a.at,
        bron=gezegd.bron, afschermgrond=gezegd.grond, beroepsmatig=gezegd.beroepsmatig,
        verzegeld=seal(name.encode(), organisation_id=casus.bronhouder_id, kind="melder", casus_id=casus.pk),
    )  # fmt: skip


def spreker_voor(viewer: Viewer, facts: Facts, row: Uitspraak, bronhouder_id: int) -> str:
    """Who said it, as this viewer may know: a hidden source is for who may know the reporter."""
    if row.bron == Bron.OPEN or not row.verzegeld or not ask(viewer, facts, DataClass.MELDER):
        return row.spreker
    return naam_van(row, bronhouder_id)


def naam_van(row: Uitspraak, bronhouder_id: int) -> str:
    """The sealed name; only for who passed the gate for it."""
    return unseal(row.verzegeld or b"", organisation_id=bronhouder_id, kind="melder").decode()


def verborgen_naam(uitspraak_id: int) -> str:
    """Under which name a source that was just hidden may stand in what was copied earlier, for who takes it out."""
    row = Uitspraak.objects.select_related("casus").get(pk=uitspraak_id)
    return naam_van(row, row.casus.bronhouder_id)


def zet_bron(row: Uitspraak, bron: Bron, grond: str, bronhouder_id: int) -> None:
    """Name or hide the source from now on, everywhere at once."""
    row.spreker = naam_van(row, bronhouder_id) if bron == Bron.OPEN else ANONIEM
    row.bron, row.afschermgrond = bron, grond if bron == Bron.AFGESCHERMD else ""
    row.save(update_fields=["spreker", "bron", "afschermgrond"])
