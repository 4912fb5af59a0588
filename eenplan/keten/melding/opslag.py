"""Writing the rows of a report, inside the act of taking it in."""

import json
from dataclasses import asdict
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import Act
from eenplan.core.crypto.zegel import seal
from eenplan.dossier.casus.actions import next_number, shield
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.gezinssysteem.models import Lid
from eenplan.dossier.personen.actions import new_address, new_person
from eenplan.dossier.personen.leeftijd import genoemde_leeftijd
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.personen.rules import Geboortedatum, has_name
from eenplan.keten.melding.models import GenoemdePersoon, Melder, Melding
from eenplan.keten.melding.rules import Genoemd, NieuweMelding

ROLES = {rol.value for rol in Rol}


def store_melding(nieuw: NieuweMelding, casus: Casus, by: Viewer, at: datetime) -> Melding:
    incident = nieuw.incident
    return Melding.objects.create(
        nummer=next_number("M", "melding_nummer", at.year), sleutel=nieuw.sleutel, afdruk=nieuw.afdruk, casus=casus,
        inzender_id=by.organisation_id, ingezonden_door_id=by.account_id, kenmerk=nieuw.kenmerk.strip(),
        kanaal=nieuw.kanaal, ontvangen_op=at, gemeente=nieuw.gemeente,
        tekst=nieuw.tekst,
        incident_datum=incident.datum, incident_soorten=list(incident.soorten),
        kinderen_aanwezig=incident.kinderen_aanwezig, wapen=incident.wapen, strangulatie=incident.strangulatie,
    )  # fmt: skip


def store_melder(a: Act, nieuw: NieuweMelding, melding: Melding, casus: Casus) -> None:
    melder = nieuw.melder
    told = json.dumps(asdict(melder)).encode()
    sealed = seal(told, organisation_id=casus.bronhouder_id, kind="melder", casus_id=casus.pk)
    Melder.objects.create(melding=melding, soort=melder.soort, afgeschermd=melder.afgeschermd, verzegeld=sealed)
    if melder.afgeschermd:
        readers = casus.team.filter(tot__isnull=True).values_list("account_id", flat=True)
        shield(a, casus, "melder", list(readers))


def store_persons(
    nieuw: NieuweMelding, melding: Melding, casus: Casus, vt: Organisation, at: datetime
) -> list[Persoon]:
    """Everyone with a name of his own becomes a provisional person, findable at once; the others stay words."""
    named = [
        (item, new_person(vt.pk, item.naam, item.geboortedatum, at, bsn=item.bsn, leeftijd=_leeftijd(item, nieuw)))
        for item in nieuw.personen
        if item.bsn or has_name(item.naam)
    ]
    people = Persoon.objects.bulk_create(person for _, person in named)
    by_item = {id(item): person for (item, _), person in zip(named, people, strict=True)}
    addresses = [new_address(person, item.adres, at.date()) for item, person in named if item.adres]
    Adres.objects.bulk_create(row for row in addresses if row)
    Betrokkene.objects.bulk_create(
        Betrokkene(casus=casus, persoon=person, rol=item.rol if item.rol in ROLES else Rol.OVERIG, vanaf=at)
        for item, person in named
    )
    Lid.objects.bulk_create(
        Lid(huishouden_id=casus.huishouden_id, persoon=person, bronhouder=vt, van=at.date()) for person in people
    )
    GenoemdePersoon.objects.bulk_create(
        GenoemdePersoon(
            melding=melding, volgnummer=number, naam=item.naam[:400], geboortedatum=item.geboortedatum[:20],
            adres=item.adres[:400], rol=item.rol[:60], persoon=by_item.get(id(item)),
        )
        for number, item in enumerate(nieuw.personen, start=1)
    )  # fmt: skip
    return people


def _leeftijd(item: Genoemd, nieuw: NieuweMelding) -> int | None:
    """How old he is by the report's own words, when no birth year is given."""
    return None if Geboortedatum.lees(item.geboortedatum).jaar else genoemde_leeftijd(item.naam, nieuw.tekst)
