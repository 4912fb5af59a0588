"""Recording persons, inside the act that needs them."""

from datetime import date, datetime

from eenplan.core.crypto import blind, seal, unseal
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon
from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum, Geslacht, plain, split_name


def new_person(
    bronhouder_id: int, naam: str, geboren: str, at: datetime, *, bsn: str = "", geslacht: str = Geslacht.ONBEKEND
) -> Persoon:
    """An unsaved, provisional person from what someone said: one name string, a perhaps partial birth date."""
    voornamen, tussenvoegsel, achternaam = split_name(naam)
    datum = Geboortedatum.lees(geboren)
    return Persoon(
        bronhouder_id=bronhouder_id, voornamen=voornamen[:200], tussenvoegsel=tussenvoegsel[:20], achternaam=achternaam[:200],
        zoeknaam=plain(f"{voornamen} {achternaam}")[:420], geboortejaar=datum.jaar, geboortemaand=datum.maand,
        geboortedag=datum.dag, geslacht=geslacht, bsn_index=blind(bsn) if bsn else "",
        bsn_verzegeld=seal(bsn.encode(), organisation_id=bronhouder_id) if bsn else None, vastgelegd_op=at,
    )  # fmt: skip


def new_address(person: Persoon, text: str, since: date, *, geheim: bool = False) -> Adres | None:
    """An unsaved address of the person from one line of text; None when there is nothing in it."""
    read = AdresTekst.lees(text)
    if not (read.straat or read.plaats or read.postcode or read.huisnummer):
        return None
    return Adres(
        persoon=person, bronhouder_id=person.bronhouder_id, straat=read.straat[:200], huisnummer=read.huisnummer,
        toevoeging=read.toevoeging[:20], postcode=read.postcode, plaats=read.plaats[:100], geheim=geheim, van=since,
        zoekadres=plain(f"{read.straat} {read.huisnummer or ''} {read.plaats}")[:300],
    )  # fmt: skip


def also_known_as(person: Persoon, naam: str) -> None:
    """Remember another name of this person."""
    key = plain(naam)[:420]
    if key and key != person.zoeknaam:
        AndereNaam.objects.get_or_create(
            persoon=person, zoeknaam=key, defaults={"naam": naam[:420], "bronhouder_id": person.bronhouder_id}
        )


def bsn_of(person: Persoon) -> str:
    """The BSN in clear; the caller passed the gate for identity."""
    if not person.bsn_verzegeld:
        return ""
    return unseal(person.bsn_verzegeld, organisation_id=person.bronhouder_id).decode()
