"""Writing whom an investigation asked, and what he said (domain 10.1): his name sealed, his words a statement."""

import json
from datetime import datetime

from eenplan.core.crypto.zegel import seal
from eenplan.dossier.casus.models import Uitspraak
from eenplan.keten.vervolg.models import Informant
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.schrijf_vervolg import DIENST

SOORT, GROND = "beroepsmatig", "wmo_5_2_6"
NAAM, VRAAG = "Mentor van school (verzonnen)", "Hoe gaat het op school?"
ANTWOORD = "Komt vaak te laat en is stil; met de andere kinderen gaat het goed."


def vraag_informant(boek: Boek, op: datetime, gegeven: None) -> None:
    """One question to somebody who knows the family from his work."""
    by = boek.casushouder
    sealed = seal(json.dumps({"naam": NAAM}).encode(), organisation_id=boek.vt, kind="melder")
    row = boek.open["informant"] = boek.rijen.nieuw(
        Informant, dienst_id=boek.open[DIENST]["id"], verzegeld=sealed, soort=SOORT, grond=GROND, afgeschermd=False,
        vraag=VRAAG, gevraagd_op=op, gevraagd_door_id=by.account_id,
    )  # fmt: skip
    boek.feit("informant_gevraagd", op, soort=SOORT, grond=GROND)
    boek.log("vervolg.vraag_informant", op, by, ding=("informant", row["id"]))


def leg_antwoord(boek: Boek, op: datetime, gegeven: None) -> None:
    """What he said, as a statement with its source."""
    row, by = boek.open.pop("informant"), boek.casushouder
    said = boek.rijen.nieuw(
        Uitspraak, casus_id=boek.id, spreker=NAAM, gezegd_op=op, soort="waarneming", klasse="veiligheid",
        tekst=ANTWOORD, vastgelegd_door_id=by.account_id, vastgelegd_op=op,
        verzegeld=seal(NAAM.encode(), organisation_id=boek.vt, kind="melder"),
    )  # fmt: skip
    boek.rijen.voeg(Informant.uitspraken.through, informant_id=row["id"], uitspraak_id=said["id"])
    row["beantwoord_op"] = op
    boek.log("vervolg.leg_antwoord", op, by, ding=("informant", row["id"]))
