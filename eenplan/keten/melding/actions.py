"""Taking in a report: one transaction for report, owner, deadlines, outbox, fact and log (promise 1)."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import owner_of, veilig_thuis
from eenplan.core.acts import Act, act
from eenplan.core.crypto import seal
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import next_number, open_casus, shield
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.gezinssysteem.models import Lid
from eenplan.dossier.personen.actions import new_address, new_person
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import GenoemdePersoon, Melder, Melding
from eenplan.keten.melding.rules import ON_MELDING, Genoemd, NieuweMelding

ROLES = {rol.value for rol in Rol}


class Ongeldig(Refused):
    """The report cannot be taken in as it is; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__("De melding kon zo niet worden aangenomen: " + " ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


@dataclass(frozen=True, slots=True)
class Ontvangstbewijs:
    """What the reporter gets: a number, when, before when an assessment follows. `nieuw` False: it was in already."""

    melding_id: int
    nummer: str
    ontvangen_op: datetime
    nieuw: bool


def neem_aan(nieuw: NieuweMelding, *, by: Viewer, at: datetime, ground: str = "Wmo 5.2.6") -> Ontvangstbewijs:
    """Take in a report. The same key twice gives the same receipt; the same key for another text is refused.

    Raises Ongeldig with the faults per field. Nothing is kept unless everything is.
    """
    fouten = nieuw.fouten(at)
    if fouten:
        raise Ongeldig(fouten)
    try:
        return _known(nieuw, by) or _take_in(nieuw, by, at, ground)
    except IntegrityError:  # the same key arrived twice at once: the first one won
        known = _known(nieuw, by)
        if known is None:
            raise
        return known


def _known(nieuw: NieuweMelding, by: Viewer) -> Ontvangstbewijs | None:
    with transaction.atomic():
        enter(by, system=True)
        row = Melding.objects.filter(sleutel=nieuw.sleutel).only("nummer", "ontvangen_op", "afdruk", "inzender_id").first()
        enter(by)
    if row is None:
        return None
    if row.afdruk != nieuw.afdruk or row.inzender_id != by.organisation_id:
        raise Refused("Deze sleutel is al gebruikt voor een andere melding. Maak een nieuwe sleutel en stuur opnieuw.")
    return Ontvangstbewijs(row.pk, row.nummer, row.ontvangen_op, nieuw=False)


def _take_in(nieuw: NieuweMelding, by: Viewer, at: datetime, ground: str) -> Ontvangstbewijs:
    with act("melding.neem_aan", by=by, at=at, ground=ground, system=True) as a:
        vt = veilig_thuis()
        owner = owner_of(vt, at)
        casus = open_casus(a, vt, owner, nieuw.gemeente)
        melding = _store(nieuw, casus, by, at)
        _store_melder(a, nieuw, melding, casus)
        people = _store_persons(nieuw, melding, casus, vt, at)
        subject = Subject("melding", melding.pk, vt.pk, owner, casus.pk)
        start(ON_MELDING, subject, at)
        for person in people:
            start(["informeren"], Subject("persoon", person.pk, vt.pk, owner, casus.pk), at)
        put(Kind.NIEUW, object_type="melding", object_id=melding.pk, at=at, account_id=owner)
        if by.organisation_id and by.organisation_id != vt.pk:
            put(Kind.ONTVANGST, object_type="melding", object_id=melding.pk, at=at, organisation_id=by.organisation_id)
        leg_vast(
            "melding_ontvangen", at=at, casus_id=casus.pk, gemeente=nieuw.gemeente, kanaal=nieuw.kanaal,
            melder=nieuw.melder.soort, personen=len(people),
        )  # fmt: skip
        a.log(casus_id=casus.pk, object_type="melding", object_id=melding.pk, persons=tuple(p.pk for p in people))
        a.event("melding.ontvangen", casus_id=casus.pk, melding_id=melding.pk)
    return Ontvangstbewijs(melding.pk, melding.nummer, melding.ontvangen_op, nieuw=True)


def _store(nieuw: NieuweMelding, casus: Casus, by: Viewer, at: datetime) -> Melding:
    incident = nieuw.incident
    return Melding.objects.create(
        nummer=next_number("M", "melding_nummer", at.year), sleutel=nieuw.sleutel, afdruk=nieuw.afdruk, casus=casus,
        inzender_id=by.organisation_id, kanaal=nieuw.kanaal, ontvangen_op=at, gemeente=nieuw.gemeente, tekst=nieuw.tekst,
        incident_datum=incident.datum, incident_soorten=list(incident.soorten),
        kinderen_aanwezig=incident.kinderen_aanwezig, wapen=incident.wapen, strangulatie=incident.strangulatie,
    )  # fmt: skip


def _store_melder(a: Act, nieuw: NieuweMelding, melding: Melding, casus: Casus) -> None:
    melder = nieuw.melder
    sealed = seal(json.dumps(asdict(melder)).encode(), organisation_id=casus.bronhouder_id, kind="melder")
    Melder.objects.create(melding=melding, soort=melder.soort, afgeschermd=melder.afgeschermd, verzegeld=sealed)
    if melder.afgeschermd:
        readers = casus.team.filter(tot__isnull=True).values_list("account_id", flat=True)
        shield(a, casus, "melder", list(readers))


def _store_persons(
    nieuw: NieuweMelding, melding: Melding, casus: Casus, vt: Organisation, at: datetime
) -> list[Persoon]:
    """Everyone with a name of his own becomes a provisional person, findable at once; the others stay words."""
    named = [(item, new_person(vt.pk, item.naam, item.geboortedatum, at, bsn=item.bsn)) for item in nieuw.personen if _has_name(item)]
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


ROLE_WORDS = frozenset(
    "haar zijn mijn de het die dat een hun onze vader moeder pa ma papa mama man vrouw vriend vriendin ex partner oma opa"
    " broer zus broertje zusje kind kinderen jongen meisje jongetje baby buurman buurvrouw hij zij tweeling stiefvader"
    " stiefmoeder zoon dochter zoontje dochtertje jongste oudste onbekend naam van jaar ukkie grote kleine".split()
)


def _has_name(item: Genoemd) -> bool:
    """Whether the words hold a name and not only a role ("haar man", "de jongste (ik denk 6)")."""
    words = [word.strip(".,()'\"") for word in item.naam.split()]
    return bool(item.bsn) or any(word and word[0].isupper() and word.lower() not in ROLE_WORDS for word in words)

