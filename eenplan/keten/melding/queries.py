"""Reading reports: through the gate of their case; the reporter only for who may know him."""

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from eenplan.core.access.gate import NotVisible, classes, require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.actions import Line, write
from eenplan.core.crypto.zegel import unseal
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of, one_look, per_look
from eenplan.dossier.casus.queries import Dossier, Vindplaatsen, casus, vindplaatsen
from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum, has_name, plain, split_name
from eenplan.dossier.personen.verberg import Plek, verberg
from eenplan.dossier.radar.besluiten_strook import Afgewezen, van_casus
from eenplan.dossier.radar.queries import Bekend, bekend
from eenplan.dossier.stukken.models import Stuk
from eenplan.dossier.stukken.queries import meegestuurd
from eenplan.keten.advies.queries import voor_melding
from eenplan.keten.melding.models import GenoemdePersoon, Melder, Melding
from eenplan.keten.melding.rules import (
    BEROEPSMATIG_OVERIG,
    MELDERSOORT_BIJ,
    STAND_WOORD,
    Afschermgrond,
    MelderGegevens,
    Soort,
    fouten_in_persoon,
    own_key,
    soort_in_woorden,
)


@dataclass(frozen=True, slots=True)
class Genoemde:
    """A person as named in a report, as one viewer may see him."""

    pk: int
    melding_id: int
    persoon_id: int | None
    naam: str
    geboortedatum: str
    adres: str
    rol: str
    bevestigd: bool
    versie: int = 0  # of the person

    @property
    def voorstel(self) -> dict[str, str]:
        """The words taken apart, as a start for who confirms."""
        voornamen, tussenvoegsel, achternaam = split_name(self.naam)
        return {
            "voornamen": voornamen, "tussenvoegsel": tussenvoegsel, "achternaam": achternaam, "rol": self.rol,
            "geboortedatum": Geboortedatum.op_zijn_nederlands(self.geboortedatum), "adres": self.adres,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A report as one viewer may see it."""

    melding: Melding
    genoemd: tuple[Genoemde, ...]
    melder: MelderGegevens | None

    @property
    def tekst(self) -> str:
        """The original text, but for an address that is shielded for this viewer."""
        return self.melding.tekst

    @property
    def van(self) -> str:
        """Who reported, as far as this viewer may know."""
        if self.melder is None:
            return "melder afgeschermd"
        parts = (self.melder.naam, self.melder.functie, self.melder.organisatie)
        return ", ".join(part for part in parts if part)

    @property
    def bron(self) -> str:
        """How this source is named towards the family, in letters and documents (UB 4.1.8-3)."""
        return "een melder die wij niet noemen" if self.melder is None or self.melder.afgeschermd else self.van

    @property
    def grond(self) -> str:
        """The coded ground on which a professional is not named, in words; as it was written when it is no code."""
        given = self.melder.afschermgrond if self.melder else ""
        return Afschermgrond(given).label if given in set(Afschermgrond) else given

    @property
    def soort_woord(self) -> str:
        """First report, or again, and when."""
        return soort_in_woorden(self.melding.soort, self.melding.fase)


@dataclass(frozen=True, slots=True)
class Status:
    """What the sender of a report may know of it: that it is in, and how far (domain 4.9)."""

    nummer: str
    ontvangen_op: datetime
    stand: str
    kenmerk: str = ""
    voornaam: str = ""

    @property
    def woord(self) -> str:
        """The state in words for the sender; that it joined another case is not his to know."""
        return STAND_WOORD[self.stand]


@per_look
def meldingen_van(viewer: Viewer, casus_id: int) -> list[Gelezen]:
    """All reports of a case, oldest first. NotVisible when the viewer may not read about safety here."""
    facts = facts_of(viewer, casus_id)
    found = Melding.objects.filter(casus_id=casus_id).prefetch_related("genoemde_personen")
    rows = list(found.order_by("ontvangen_op", "pk"))
    people = {item.persoon_id for row in rows for item in row.genoemde_personen.all() if item.persoon_id}
    require(viewer, facts, DataClass.VEILIGHEID, what="melding.lees", persons=sorted(people))
    melders = _melders(viewer, casus_id) if viewer.system or DataClass.MELDER in classes(viewer, facts) else {}
    mag = vindplaatsen(viewer, facts)
    return [_gelezen(row, melders.get(row.pk), mag) for row in rows]


def _gelezen(row: Melding, melder: MelderGegevens | None, mag: Vindplaatsen) -> Gelezen:
    """One report without the places that the viewer may not read; what is stored stays."""
    named = list(row.genoemde_personen.all())
    hidden: list[Plek] = [*mag.verborgen, *(AdresTekst.lees(item.adres) for item in named if not _mag_adres(item, mag))]
    text = verberg(row.tekst, hidden)
    row.verhuld, row.tekst = text != row.tekst, text
    return Gelezen(row, tuple(_genoemde(item, mag) for item in named), melder)


def _mag_adres(row: GenoemdePersoon, mag: Vindplaatsen) -> bool:
    return mag.gewoon and row.persoon_id not in mag.iemand_geheim


def _genoemde(row: GenoemdePersoon, mag: Vindplaatsen) -> Genoemde:
    """One named person; of who has a secret address also not what a reporter wrote: his spelling may be his own."""
    return Genoemde(
        row.pk, row.melding_id, row.persoon_id, row.naam, row.geboortedatum,
        verberg(row.adres, mag.verborgen) if _mag_adres(row, mag) else "", row.rol, row.bevestigd,
    )  # fmt: skip


def melding(viewer: Viewer, melding_id: int) -> Gelezen:
    """One report. NotVisible when it is not there for this viewer."""
    casus_id = Melding.objects.filter(pk=melding_id).values_list("casus_id", flat=True).first()
    if casus_id is None:
        raise NotVisible(Line("melding.lees", object_type="melding", object_id=melding_id, rule="R0", allowed=False))
    return next(item for item in meldingen_van(viewer, casus_id) if item.melding.pk == melding_id)


def origineel(viewer: Viewer, melding_id: int) -> bytes:
    """The text byte for byte as it came in, for who may read all of it. NotVisible when something is hidden for him."""
    found = melding(viewer, melding_id)
    line = Line("melding.origineel", casus_id=found.melding.casus_id, object_type="melding", object_id=melding_id)
    if found.melding.verhuld:
        raise NotVisible(replace(line, rule="R6", allowed=False))
    nood = facts_of(viewer, found.melding.casus_id).emergency
    write(viewer, [replace(line, rule="R9" if nood else "R4", emergency=nood)])
    return found.melding.tekst.encode()


@dataclass(frozen=True, slots=True)
class Blad:
    """The page of a report: itself, its case, who may be known, whom one can take over, and what came along."""

    gelezen: Gelezen
    dossier: Dossier
    bekenden: tuple[Bekend, ...]
    zonder_twijfel: tuple[Genoemde, ...]
    bijlagen: tuple[Stuk, ...] = ()
    afgewezen: tuple[Afgewezen, ...] = ()  # proposals that a human refused


def blad(viewer: Viewer, melding_id: int, *, now: datetime) -> Blad:
    """Open a report with all that its page shows. NotVisible when it is not there for this viewer."""
    with one_look():
        found = melding(viewer, melding_id)
        first, own = found.melding.soort == Soort.EERSTE, found.melding.casus_id
        dossier = casus(viewer, own, now=now)
        known, refused = (bekend(viewer, own), van_casus(viewer, own)) if first else (None, [])
        files = meegestuurd(viewer, own, found.melding.ontvangen_op)
    return Blad(found, dossier, tuple(known or ()), _zonder_twijfel(found, known, now), files, tuple(refused))


def _zonder_twijfel(gelezen: Gelezen, bekenden: list[Bekend] | None, now: datetime) -> tuple[Genoemde, ...]:
    """Who has a name of his own, that nobody else in the report has, no fault, and looks like nobody who is known.

    Of a match in a case that is closed to the viewer he cannot know whom it is about: then nobody.
    """
    if bekenden is None or not all(item.zichtbaar for item in bekenden):
        return ()
    maybe = {hit.genoemd_id for item in bekenden for hit in item.treffers}
    names = Counter(plain(item.naam) for item in gelezen.genoemd)
    return tuple(
        item
        for item in gelezen.genoemd
        if not item.bevestigd and item.persoon_id not in maybe and has_name(item.naam)
        and names[plain(item.naam)] == 1 and not fouten_in_persoon("", item.geboortedatum, now)
    )  # fmt: skip


def _melders(viewer: Viewer, casus_id: int) -> dict[int, MelderGegevens]:
    rows = Melder.objects.filter(melding__casus_id=casus_id).select_related("melding__casus")
    write(viewer, [Line("melder.lees", casus_id=casus_id, classes=frozenset({DataClass.MELDER}), rule="R4")])
    return {row.melding_id: open_melder(row) for row in rows}


def open_melder(row: Melder) -> MelderGegevens:
    """The sealed reporter; only for who passed the gate for him."""
    plain = unseal(row.verzegeld, organisation_id=row.melding.casus.bronhouder_id, kind="melder")
    return MelderGegevens(**json.loads(plain))


def status(viewer: Viewer, *, nummer: str = "", sleutel: UUID | None = None) -> Status:
    """How far one's own report is; only for the organisation that sent it in. The caller opens the row lock."""
    keys = [sleutel, own_key(sleutel, viewer.organisation_id)] if sleutel else []
    which = Q(nummer=nummer) if nummer else Q(sleutel__in=keys)
    mine = Melding.objects.filter(which, inzender_id=viewer.organisation_id or 0)
    row = None if "\x00" in nummer else mine.first()  # the database refuses to compare that, so it is no number
    if row is None:
        raise NotVisible(Line("melding.status", object_type="melding", rule="R0", allowed=False))
    write(viewer, [Line("melding.status", object_type="melding", object_id=row.pk, rule="eigen melding")])
    return status_van(viewer, row)


def status_van(viewer: Viewer, row: Melding) -> Status:
    """The sender's own reference for all of his organisation; the first name he typed for himself only."""
    own = viewer.account_id is not None and row.ingezonden_door_id == viewer.account_id
    first = next((item for item in row.genoemde_personen.all() if item.volgnummer == 1), None) if own else None
    name = split_name(first.naam)[0].split(" ")[0] if first and has_name(first.naam) else ""
    return Status(row.nummer, row.ontvangen_op, row.stand, row.kenmerk, name)


def aantallen(casus_ids: list[int]) -> dict[int, int]:
    """How many reports each of these cases has; the list that shows it passed the gate."""
    return dict(Melding.objects.filter(casus_id__in=casus_ids).values_list("casus_id").annotate(n=Count("pk")))


def eigen_status(viewer: Viewer, nummer: str) -> Status:
    """The status of a report one's own organisation sent in; opens the row lock for that one look."""
    enter(viewer, system=True)
    try:
        return status(viewer, nummer=nummer)
    finally:
        enter(viewer)


def eigen_meldingen(viewer: Viewer, limit: int = 50) -> list[Status]:
    """Reports that one's own organisation sent in, newest first: how far, and by what he knows it again."""
    enter(viewer, system=True)
    mine = Melding.objects.filter(inzender_id=viewer.organisation_id or 0).prefetch_related("genoemde_personen")
    found = [status_van(viewer, row) for row in mine.defer("tekst").order_by("-ontvangen_op", "-pk")[:limit]]
    enter(viewer)
    write(viewer, [Line("melding.eigen_lijst", object_type="melding", rule="eigen melding")])
    return found


def genoemd(viewer: Viewer, genoemd_id: int) -> Genoemde:
    """One person as named; NotVisible when its report is not there for this viewer."""
    row = GenoemdePersoon.objects.select_related("melding", "persoon").filter(pk=genoemd_id).first()
    if row is None:
        raise NotVisible(Line("genoemd.lees", object_type="genoemd", object_id=genoemd_id, rule="R0", allowed=False))
    facts, people = facts_of(viewer, row.melding.casus_id), {row.persoon_id or 0} - {0}
    require(viewer, facts, DataClass.IDENTITEIT, what="genoemd.lees", persons=people)
    return replace(_genoemde(row, vindplaatsen(viewer, facts)), versie=row.persoon.versie if row.persoon else 0)


def momenten(viewer: Viewer, casus_id: int) -> list[Melding]:
    """When reports of a case came in; the page that shows them passed the gate."""
    rows = Melding.objects.filter(casus_id=casus_id).only("nummer", "ontvangen_op", "incident_datum")
    return list(rows.order_by("ontvangen_op"))


def melder_soort(viewer: Viewer) -> str:
    """Which group of reporters the viewer's organisation is in, to start the form with; nothing of a person."""
    kinds = Organisation.objects.filter(pk=viewer.organisation_id or 0).values_list("soort", flat=True)
    return MELDERSOORT_BIJ.get(kinds.first(), BEROEPSMATIG_OVERIG)


def uit_advies(viewer: Viewer, advies_id: int) -> dict[str, object]:
    """What an advice whose asker wants to report puts in the form; empty when he did not say so."""
    try:
        given = voor_melding(viewer, advies_id)
    except Refused:
        return {}
    return {
        "advies": given.advies_id, "tekst": given.tekst, "gemeente": given.gemeente, "kanaal": given.kanaal,
        "melder_soort": given.melder_soort, "melder_naam": given.melder_naam, "melder_contact": given.melder_contact,
    }  # fmt: skip
