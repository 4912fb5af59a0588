"""From the row of a letter to the letter: opened, filled from the recipient's own data, looked through, sealed."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.crypto.zegel import seal, unseal
from eenplan.core.papier.pdf import write_pdf
from eenplan.core.papier.rules import Papier
from eenplan.dossier.brieven.bronnen import bron
from eenplan.dossier.brieven.keuring import keur, woorden_van
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import Kring, naam_van, verboden
from eenplan.dossier.brieven.rules import Aan, Kanaal, Soort
from eenplan.dossier.brieven.teksten import BESTANDSNAAM, Inhoud, brief
from eenplan.dossier.personen.models import Adres


@dataclass(frozen=True, slots=True)
class Velden:
    """What a step or a human fills in; sealed beside the letter. `adres_id` is one of the recipient's own addresses."""

    vrij: str = ""
    wanneer: str = ""
    waar: str = ""
    uitkomst: str = ""
    nieuwe_organisatie: str = ""
    nieuwe_telefoon: str = ""
    adres_id: int | None = None


def sleutel(row: Brief) -> str:
    """With which key this letter is sealed: an address may be a hiding place, a reporter has a key of his own."""
    return "schild" if row.aan_soort == Aan.PERSOON else "melder"


def verzegel(row: Brief, velden: Velden) -> None:
    """Keep the fields, inside the act."""
    plain = json.dumps(asdict(velden)).encode()
    row.verzegeld = seal(plain, organisation_id=row.casus.bronhouder_id, kind=sleutel(row), casus_id=row.casus_id)


def velden_van(row: Brief) -> Velden:
    """The fields; only for who passed the gate."""
    if not row.verzegeld:
        return Velden()
    return Velden(**json.loads(unseal(row.verzegeld, organisation_id=row.casus.bronhouder_id, kind=sleutel(row))))


def adres_van(row: Brief, velden: Velden, mensen: Kring) -> Adres | None:
    """Where it goes: the chosen address of the recipient, else his present one; None when nothing is known."""
    there = mensen.waar(row.persoon_id) if row.persoon_id else []
    return next((item for item in there if item.pk == velden.adres_id), there[0] if there else None)


def papier(row: Brief, mensen: Kring, op: datetime, ondertekenaar: str = "") -> Papier:
    """The letter as the recipient will read it; the address only when it goes by post."""
    velden, place = velden_van(row), row.casus.bronhouder
    adres = adres_van(row, velden, mensen) if row.kanaal == Kanaal.POST else None
    other = bron(row.aan_soort, row.casus_id, row.bron_id) if row.aan_soort != Aan.PERSOON else None
    given = Inhoud(
        Soort(row.soort), naam_van(row, mensen), _regels(adres), place.naam, place.telefoon, row.nummer,
        op.astimezone(AMSTERDAM),
        ondertekenaar=ondertekenaar, over=mensen.persoon(row.over_id).voornamen or "uw kind" if row.over_id else "",
        kind=bool(row.persoon_id and mensen.leden[row.persoon_id].is_kind),
        beroepsmatig=bool(other and other.beroepsmatig), waar=velden.waar, uitkomst=velden.uitkomst,
        wanneer=datetime.fromisoformat(velden.wanneer) if velden.wanneer else None,
        nieuwe_organisatie=velden.nieuwe_organisatie, nieuwe_telefoon=velden.nieuwe_telefoon, vrij=velden.vrij,
    )  # fmt: skip
    return brief(given)


def _regels(adres: Adres | None) -> tuple[str, ...]:
    """The address as it stands on an envelope; the suffix of the number stands by itself (misuse 13)."""
    if adres is None:
        return ()
    street = " ".join(str(part) for part in (adres.straat, adres.huisnummer or "", adres.toevoeging) if part)
    return tuple(line for line in (street, f"{adres.postcode}  {adres.plaats}".strip()) if line)


def gekeurd(row: Brief, mensen: Kring, letter: Papier) -> Papier:
    """The letter, looked through from end to end but for its address; Gevonden when something may not leave."""
    velden = velden_van(row)
    keur(verboden(row, mensen, velden.nieuwe_telefoon), velden.vrij, woorden_van(letter, BESTANDSNAAM))
    return letter


def bestand(row: Brief, letter: Papier) -> bytes:
    """The file as it leaves, sealed with the row; sets its hash."""
    data = write_pdf(letter)
    row.pdf = seal(data, organisation_id=row.casus.bronhouder_id, kind=sleutel(row), casus_id=row.casus_id)
    row.sha256 = sha256(data).hexdigest()
    return data


def bewaard(row: Brief) -> bytes:
    """The file as it was made; only for who passed the gate."""
    return unseal(row.pdf or b"", organisation_id=row.casus.bronhouder_id, kind=sleutel(row))
