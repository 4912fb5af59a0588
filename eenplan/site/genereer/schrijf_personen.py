"""Writing the people of an invented household: names, addresses, who belongs to whom."""

from datetime import date, datetime

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.crypto.zegel import blind, seal
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.gezinssysteem.models import Lid, Relatie
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.personen.rules import AdresTekst, plain
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.gezin import Mens
from eenplan.site.genereer.tabel import Rij


def schrijf_personen(boek: Boek, op: datetime, voorlopig: bool) -> None:
    """Everybody in the household as persons of this case; `voorlopig`: nobody confirmed them yet."""
    dag = op.astimezone(AMSTERDAM).date()
    for mens in boek.thuis.gezin.mensen:
        row = _persoon(boek, mens, op, voorlopig)
        boek.thuis.personen.append(row)
        _woont(boek, mens, row["id"], dag)
        boek.rijen.voeg(
            Lid, huishouden_id=boek.thuis.huishouden["id"], persoon_id=row["id"], bronhouder_id=boek.vt, van=dag
        )
    betrek_personen(boek, op)
    if not voorlopig:
        _relaties(boek)


def betrek_personen(boek: Boek, op: datetime) -> None:
    """The people of the household take their part in this case."""
    for mens, row in zip(boek.thuis.gezin.mensen, boek.thuis.personen, strict=True):
        boek.rijen.voeg(Betrokkene, casus_id=boek.id, persoon_id=row["id"], rol=mens.rol, vanaf=op)


def _persoon(boek: Boek, mens: Mens, op: datetime, voorlopig: bool) -> Rij:
    sealed = seal(mens.bsn.encode(), organisation_id=boek.vt) if mens.bsn else None
    return boek.rijen.nieuw(
        Persoon, bronhouder_id=boek.vt, voornamen=mens.voornaam, tussenvoegsel=mens.voegsel,
        achternaam=mens.achternaam, zoeknaam=plain(f"{mens.voornaam} {mens.achternaam}"),
        geboortejaar=mens.geboren.year, geboortemaand=mens.geboren.month, geboortedag=mens.geboren.day,
        geslacht=mens.geslacht, bsn_verzegeld=sealed, bsn_index=blind(mens.bsn) if mens.bsn else "",
        voorlopig=voorlopig, vastgelegd_op=op, versie=1 if voorlopig else 2,
    )  # fmt: skip


def _woont(boek: Boek, mens: Mens, persoon_id: int, dag: date) -> None:
    gezin = boek.thuis.gezin
    if not mens.woont:
        return
    zoek = AdresTekst(gezin.straat, gezin.huisnummer, "", gezin.postcode, gezin.gemeente).zoek
    boek.rijen.voeg(
        Adres, persoon_id=persoon_id, bronhouder_id=boek.vt, straat=gezin.straat, huisnummer=gezin.huisnummer,
        postcode=gezin.postcode, plaats=gezin.gemeente, zoekadres=zoek, geheim=gezin.geheim and mens.rol != "pleger",
        van=dag,
    )  # fmt: skip


def _relaties(boek: Boek) -> None:
    """Parents of the children, and the two adults of each other."""
    pairs = list(zip(boek.thuis.gezin.mensen, boek.thuis.personen, strict=True))
    adults = [(mens, row["id"]) for mens, row in pairs if mens.rol in ("slachtoffer", "pleger")]
    children = [row["id"] for mens, row in pairs if mens.rol == "kind"]
    found = [(parent, child, "ouder") for _, parent in adults for child in children]
    if boek.thuis.gezin.aard in ("GTO", "OM"):
        found.append((adults[0][1], adults[1][1], "ouder"))
    else:
        found.append((adults[0][1], adults[1][1], "partner" if adults[1][0].woont else "ex_partner"))
    for van, naar, soort in found:
        boek.rijen.voeg(Relatie, van_persoon_id=van, naar_persoon_id=naar, soort=soort, bronhouder_id=boek.vt)
