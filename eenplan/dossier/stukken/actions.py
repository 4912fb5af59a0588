"""Keeping a file: checked on what it really is, a picture without what it tells besides, sealed for its bronhouder."""

from hashlib import sha256

import filetype
from django.conf import settings

from eenplan.core.access.policy import DataClass
from eenplan.core.acts import Act
from eenplan.core.crypto.zegel import seal
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.stukken.beeld import schoon
from eenplan.dossier.stukken.blokken import Kapot
from eenplan.dossier.stukken.models import Stuk
from eenplan.dossier.stukken.rules import fout, is_plain_text


def kind_of(content: bytes) -> str | None:
    """The media type by content; None when unknown."""
    guessed = filetype.guess(content)
    if guessed:
        return str(guessed.mime)
    return "text/plain" if is_plain_text(content) else None


def check(naam: str, content: bytes) -> str:
    """Why this file cannot be kept, in Dutch; empty when it can."""
    soort = kind_of(content)
    if why := fout(naam, soort, len(content), settings.EENPLAN_MAX_UPLOAD):
        return why
    try:
        schoon(soort or "", content)
    except Kapot as fault:
        return str(fault)
    return ""


def bewaar(a: Act, casus: Casus, naam: str, content: bytes, klasse: DataClass = DataClass.VEILIGHEID) -> Stuk:
    """Keep the file with the case, inside the running act. Raises Refused when it may not be kept."""
    if why := check(naam, content):
        raise Refused(why)
    soort = kind_of(content) or ""
    content = schoon(soort, content)
    stuk = Stuk.objects.create(
        casus=casus, bronhouder_id=casus.bronhouder_id, titel=naam[:200], soort=soort,
        grootte=len(content), sha256=sha256(content).hexdigest(), klasse=klasse,
        verzegeld=seal(content, organisation_id=casus.bronhouder_id, casus_id=casus.pk),
        vastgelegd_door_id=a.by.account_id, vastgelegd_op=a.at,
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="stuk", object_id=stuk.pk, classes=frozenset({klasse}))
    return stuk
