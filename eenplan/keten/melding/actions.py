"""Taking in a report: one transaction for report, owner, deadlines, outbox, fact and log (promise 1)."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import owner_of, veilig_thuis
from eenplan.core.acts import Act, Stale, act, check_version
from eenplan.core.deadlines.actions import Subject, start, start_each
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_person, bij_bronhouder, lock, make_responsible, open_casus, shield
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.personen.actions import new_person, record, set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.stukken.actions import bewaar
from eenplan.feiten.actions import leg_vast
from eenplan.keten.advies.actions import is_melding_geworden
from eenplan.keten.melding import queries
from eenplan.keten.melding.access import casus_of, casus_of_genoemd
from eenplan.keten.melding.gemeente import gemeente_van
from eenplan.keten.melding.models import GenoemdePersoon, Melding, Samenvoeging, Samenvoegvoorstel, Uitstel
from eenplan.keten.melding.opslag import store_melder, store_melding, store_persons
from eenplan.keten.melding.rules import COURSE, ON_MELDING, NieuweMelding, fouten_in_persoon, own_key


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


@dataclass(frozen=True, slots=True)
class Mee:
    """What may come along with a report, in the same transaction: one file, and the advice it grew from."""

    bijlage: tuple[str, bytes] | None = None
    advies_id: int | None = None


NIETS = Mee()


def neem_aan(
    nieuw: NieuweMelding,
    *,
    by: Viewer,
    at: datetime,
    ground: str = "Wmo 5.2.6",
    mee: Mee = NIETS,
) -> Ontvangstbewijs:
    """Take in a report. The same key twice gives the same receipt; the same key for another text is refused.

    Raises Ongeldig with the faults per field. Nothing is kept unless everything is.
    """
    fouten = nieuw.fouten(at)
    if fouten:
        raise Ongeldig(fouten)
    for key in (nieuw.sleutel, own_key(nieuw.sleutel, by.organisation_id)):
        try:
            return _known(nieuw, by) or _take_in(replace(nieuw, sleutel=key), by, at, ground, mee)
        except IntegrityError as error:  # the same key at once, then the first one won; or of another sender
            failure = error
    known = _known(nieuw, by)
    if known is None:
        raise failure
    return known


def _known(nieuw: NieuweMelding, by: Viewer) -> Ontvangstbewijs | None:
    """The receipt that this sender got for this key; what others sent with it is not for him to know."""
    keys = [nieuw.sleutel, own_key(nieuw.sleutel, by.organisation_id)]
    with transaction.atomic():
        enter(by, system=True)
        rows = Melding.objects.filter(sleutel__in=keys, inzender_id=by.organisation_id)
        row = rows.only("nummer", "ontvangen_op", "afdruk").first()
        enter(by)
    if row is None:
        return None
    if row.afdruk != nieuw.afdruk:
        raise Refused("Deze sleutel is al gebruikt voor een andere melding. Maak een nieuwe sleutel en stuur opnieuw.")
    return Ontvangstbewijs(row.pk, row.nummer, row.ontvangen_op, nieuw=False)


def _take_in(nieuw: NieuweMelding, by: Viewer, at: datetime, ground: str, mee: Mee) -> Ontvangstbewijs:
    with act("melding.neem_aan", by=by, at=at, ground=ground, system=True) as a:
        vt = veilig_thuis()
        owner = owner_of(vt, at)
        gemeente = gemeente_van(nieuw)
        nieuw = replace(nieuw, gemeente=gemeente or nieuw.gemeente)
        casus = open_casus(a, vt, owner, gemeente)
        melding = store_melding(nieuw, casus, by, at)
        store_melder(a, nieuw, melding, casus)
        people = store_persons(nieuw, melding, casus, vt, at)
        if mee.bijlage:
            bewaar(a, casus, *mee.bijlage, klasse=DataClass.MELDER)  # who wrote it may be in it
        if mee.advies_id:
            is_melding_geworden(mee.advies_id, melding.nummer, by=by, at=at)
        _start_terms(melding, casus, owner, people, at)
        _tell(melding, by, owner, vt.pk, at)
        leg_vast(
            "melding_ontvangen", at=at, casus_id=casus.pk, gemeente=nieuw.gemeente, kanaal=nieuw.kanaal,
            melder=nieuw.melder.soort, personen=len(people),
        )  # fmt: skip
        ids = tuple(person.pk for person in people)
        a.log(casus_id=casus.pk, object_type="melding", object_id=melding.pk, persons=ids)
        a.event("melding.ontvangen", casus_id=casus.pk, melding_id=melding.pk)
    return Ontvangstbewijs(melding.pk, melding.nummer, melding.ontvangen_op, nieuw=True)


def _start_terms(melding: Melding, casus: Casus, owner: int, people: list[Persoon], at: datetime) -> None:
    """The clocks of the report, and for each person the duty to inform (domain 5 #2, #3, #4, #6, #9)."""
    vt = casus.bronhouder_id
    start(ON_MELDING, Subject("melding", melding.pk, vt, owner, casus.pk), at)
    start_each(["informeren"], [Subject("persoon", person.pk, vt, owner, casus.pk) for person in people], at)


def _tell(melding: Melding, by: Viewer, owner: int, vt_id: int, at: datetime) -> None:
    """Notice to the owner, receipt to the organisation that sent it."""
    put(Kind.NIEUW, object_type="melding", object_id=melding.pk, at=at, account_id=owner)
    if by.organisation_id and by.organisation_id != vt_id:
        sender = by.organisation_id
        put(Kind.ONTVANGST, object_type="melding", object_id=melding.pk, at=at, organisation_id=sender)


def neem_op(melding_id: int, *, by: Viewer, at: datetime, ground: str = "Wmo 4.1.1") -> Melding:
    """Take a report up: from now on it stands on my name. Refused when a colleague was first."""
    with act("melding.neem_op", by=by, at=at, ground=ground) as a:
        casus_id = casus_of(melding_id)
        may_write(by, casus_id, what="melding.neem_op")
        casus = lock(casus_id)  # cases before reports: so does everyone
        melding = Melding.objects.select_for_update(of=("self",)).get(pk=melding_id)
        row = COURSE.step(melding.stand, "neem_op", by.role)
        if melding.casus_id != casus_id:  # joined, or given its own case back, in this very instant
            raise Stale
        melding.stand, melding.geopend_op, melding.versie = row.target, at, melding.versie + 1
        melding.save(update_fields=["stand", "geopend_op", "versie"])
        if by.account_id and by.organisation_id == casus.bronhouder_id:
            make_responsible(a, casus, casus.bronhouder_id, by.account_id)
        a.log(casus_id=casus.pk, object_type="melding", object_id=melding.pk)
        a.event("melding.opgenomen", casus_id=casus.pk, melding_id=melding.pk)
    return melding


def bevestig_persoon(
    genoemd_id: int, gegevens: Persoonsgegevens, *, by: Viewer, at: datetime, versie: int | None = None
) -> int:
    """Accept a chip: this is a person, with these data as corrected by a human. Returns the person's id.

    Raises Ongeldig when a birth date or BSN cannot be, Stale when a colleague changed this person since `versie`.
    """
    with act("melding.bevestig_persoon", by=by, at=at, ground="Wmo 5.1.6") as a:
        may_write(by, casus_of_genoemd(genoemd_id), DataClass.IDENTITEIT, what="melding.bevestig_persoon")
        if fouten := fouten_in_persoon(gegevens.bsn, gegevens.geboortedatum, at):
            raise Ongeldig(fouten)
        rows = GenoemdePersoon.objects.select_related("melding__casus").select_for_update(of=("self",))
        genoemd = rows.get(pk=genoemd_id)
        casus = genoemd.melding.casus
        person = Persoon.objects.select_for_update().filter(pk=genoemd.persoon_id or 0).first()
        check_version(person.versie if person else 0, versie)
        person = person or new_person(casus.bronhouder_id, "", "", at)
        record(person, gegevens)
        if genoemd.persoon_id is None:
            start(["informeren"], Subject("persoon", person.pk, *bij_bronhouder(casus, at), casus.pk), at)
        _live_at(a, casus, person, gegevens)
        betrokkene = add_person(a, casus, person)
        betrokkene.rol = gegevens.rol or betrokkene.rol
        betrokkene.save(update_fields=["rol"])
        GenoemdePersoon.objects.filter(pk=genoemd_id).update(persoon=person, bevestigd=True)
        a.log(casus_id=casus.pk, object_type="genoemd", object_id=genoemd_id, persons=(person.pk,))
        a.event("melding.persoon_bevestigd", casus_id=casus.pk, persoon_id=person.pk)
    return person.pk


def bevestig_allen(melding_id: int, *, by: Viewer, at: datetime) -> int:
    """Accept in one go everyone of whom there is no doubt, as the report names him; returns how many.

    The others are for a human, one by one: who may be known already, or whose words are no name.
    """
    with act("melding.bevestig_allen", by=by, at=at, ground="Wmo 5.1.6") as a:
        casus_id = casus_of(melding_id)
        may_write(by, casus_id, DataClass.IDENTITEIT, what="melding.bevestig_allen")
        # what a colleague is correcting at this moment counts as he leaves it
        list(GenoemdePersoon.objects.filter(melding_id=melding_id).select_for_update())
        found = queries.blad(by, melding_id, now=at).zonder_twijfel
        if not found:
            raise Refused("Er is niemand over te nemen zonder twijfel. Bekijk de mensen die overblijven een voor een.")
        for item in found:
            bevestig_persoon(item.pk, Persoonsgegevens(**item.voorstel), by=by, at=at)  # type: ignore[arg-type]  # words only
        a.log(casus_id=casus_id, object_type="melding", object_id=melding_id)
    return len(found)


def _live_at(a: Act, casus: Casus, person: Persoon, gegevens: Persoonsgegevens) -> None:
    """Where he lives; a secret address is for the team of now only."""
    if gegevens.adres:
        set_address(person, gegevens.adres, a.at.date(), geheim=gegevens.geheim)
    if gegevens.geheim:
        shield(a, casus, "adres", list(casus.team.filter(tot__isnull=True).values_list("account_id", flat=True)))


def vernietig(casus_id: int) -> int:
    """Destroy the reports of a case with their reporters and the people they name; returns the number of rows."""
    for table in (Samenvoeging, Samenvoegvoorstel):
        table._default_manager.filter(Q(van_id=casus_id) | Q(naar_id=casus_id)).delete()
    return Melding.objects.filter(casus_id=casus_id).delete()[0] + Uitstel.objects.filter(casus_id=casus_id).delete()[0]
