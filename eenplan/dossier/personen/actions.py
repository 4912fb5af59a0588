"""Recording persons, inside the act that needs them."""

from datetime import date, datetime

from eenplan.core.crypto.zegel import blind, seal, unseal
from eenplan.dossier.personen.leeftijd import jaar_bij
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon
from eenplan.dossier.personen.rules import (
    AdresTekst,
    Geboortedatum,
    Geslacht,
    Persoonsgegevens,
    plain,
    split_name,
)


def new_person(
    bronhouder_id: int,
    naam: str,
    geboren: str,
    at: datetime,
    *,
    bsn: str = "",
    geslacht: str = Geslacht.ONBEKEND,
    leeftijd: int | None = None,
) -> Persoon:
    """An unsaved, provisional person from what someone said: one name string, a perhaps partial birth date, an age."""
    voornamen, tussenvoegsel, achternaam = split_name(naam)
    datum = Geboortedatum.lees(geboren)
    return Persoon(
        bronhouder_id=bronhouder_id, voornamen=voornamen[:200], tussenvoegsel=tussenvoegsel[:20],
        achternaam=achternaam[:200],
        zoeknaam=plain(f"{voornamen} {achternaam}")[:420], geboortejaar=datum.jaar, geboortemaand=datum.maand,
        geboortedag=datum.dag, geschat_jaar=jaar_bij(leeftijd, at.date()), geslacht=geslacht,
        bsn_verzegeld=seal(bsn.encode(), organisation_id=bronhouder_id) if bsn else None,
        bsn_index=blind(bsn) if bsn else "", vastgelegd_op=at,
    )  # fmt: skip


def new_address(person: Persoon, text: str, since: date, *, geheim: bool = False) -> Adres | None:
    """An unsaved address of the person from one line of text; None when there is nothing in it."""
    read = AdresTekst.lees(text)
    if not (read.straat or read.plaats or read.postcode or read.huisnummer):
        return None
    return Adres(
        persoon=person, bronhouder_id=person.bronhouder_id, straat=read.straat[:200], huisnummer=read.huisnummer,
        toevoeging=read.toevoeging[:20], postcode=read.postcode, plaats=read.plaats[:100], geheim=geheim, van=since,
        zoekadres=read.zoek[:300],
    )  # fmt: skip


def also_known_as(person: Persoon, naam: str) -> None:
    """Remember another name of this person."""
    key = plain(naam)[:420]
    if key and key != person.zoeknaam:
        AndereNaam.objects.get_or_create(
            persoon=person, zoeknaam=key, defaults={"naam": naam[:420], "bronhouder_id": person.bronhouder_id}
        )


def neem_namen_over(van: Persoon, naar: Persoon) -> None:
    """By every name that the one record had the other is found from now on."""
    if van.zoeknaam:
        also_known_as(naar, van.naam)
    known = {*naar.andere_namen.values_list("zoeknaam", flat=True), naar.zoeknaam}
    van.andere_namen.exclude(zoeknaam__in=known).update(persoon=naar)


def neem_geboren_over(van: Persoon, naar: Persoon, *, geldt: bool) -> None:
    """What the one record says of the birth date; `geldt`: it holds where they differ. He is found by the other too.

    Unsaved: who calls saves.
    """
    both = naar.geboortedatum.met(van.geboortedatum)
    other = Geboortedatum() if both else naar.geboortedatum if geldt else van.geboortedatum
    naar.geboortedatum = both or (van.geboortedatum if geldt else naar.geboortedatum)
    said = dict.fromkeys([*naar.ook_geboren.split(), *van.ook_geboren.split(), other.iso])
    naar.ook_geboren = " ".join(item for item in said if item and item != naar.geboortedatum.iso)[:200]


def bsn_of(person: Persoon) -> str:
    """The BSN in clear; the caller passed the gate for identity."""
    if not person.bsn_verzegeld:
        return ""
    return unseal(person.bsn_verzegeld, organisation_id=person.bronhouder_id).decode()


def take_bsn(person: Persoon, of: Persoon) -> bool:
    """The number that another record of the same human being has, where he has none yet; whether he got it."""
    if person.bsn_index or not of.bsn_index:
        return False
    person.bsn_index = of.bsn_index
    person.bsn_verzegeld = seal(bsn_of(of).encode(), organisation_id=person.bronhouder_id)
    person.save(update_fields=["bsn_index", "bsn_verzegeld"])
    return True


def record(person: Persoon, gegevens: Persoonsgegevens) -> None:
    """Write what a human found out; empty fields leave what was there. The old spelling stays findable."""
    before = person.naam if person.zoeknaam else ""
    datum = Geboortedatum.lees(gegevens.geboortedatum)
    if gegevens.voornamen or gegevens.achternaam:
        person.voornamen, person.tussenvoegsel = gegevens.voornamen, gegevens.tussenvoegsel
        person.achternaam = gegevens.achternaam
        person.zoeknaam = plain(f"{gegevens.voornamen} {gegevens.achternaam}")[:420]
    if gegevens.geboortedatum:
        person.geboortejaar, person.geboortemaand, person.geboortedag = datum.jaar, datum.maand, datum.dag
    if gegevens.bsn:
        person.bsn_index = blind(gegevens.bsn)
        person.bsn_verzegeld = seal(gegevens.bsn.encode(), organisation_id=person.bronhouder_id)
    person.geslacht = gegevens.geslacht or person.geslacht
    person.voorlopig = False
    person.versie = person.versie + 1 if person.pk else 1
    person.save()
    if before and before != "naam onbekend":
        also_known_as(person, before)


def set_address(person: Persoon, text: str, since: date, *, geheim: bool = False) -> Adres | None:
    """Record where the person lives now; the same address again only sharpens its secrecy, never loosens it."""
    row = new_address(person, text, since, geheim=geheim)
    if row is None:
        return None
    known = person.adressen.filter(zoekadres=row.zoekadres, tot__isnull=True).first()
    if known is None:
        row.save()
        return row
    if geheim and not known.geheim:
        known.geheim = True
        known.save(update_fields=["geheim"])
    return known
