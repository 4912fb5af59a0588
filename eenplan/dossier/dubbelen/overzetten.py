"""What hangs on one record goes to the other, inside the act that makes one of them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Model

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.dubbelen.keuze import leg_keuze
from eenplan.dossier.dubbelen.rules import Keuze, eerst_af
from eenplan.dossier.dubbelen.spoor import wijzend
from eenplan.dossier.gezinssysteem.models import Lid, Relatie
from eenplan.dossier.gezinssysteem.overzetten import zet_adressen_over, zet_contact_over, zet_relaties_over
from eenplan.dossier.personen.actions import neem_namen_over, take_bsn
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon, VeiligContact
from eenplan.dossier.personen.rules import Geslacht
from eenplan.dossier.radar.besluiten import neem_over
from eenplan.dossier.radar.models import Paarbesluit

# Of these a second that says the same goes with the record that goes; of all others both stay or nothing happens.
ZELF_AF = frozenset({Adres, AndereNaam, VeiligContact, Relatie, Lid, Betrokkene, Paarbesluit})


def wie_hij_is(weg: Persoon, blijft: Persoon, keuze: Keuze, at: datetime) -> None:
    """Names, birth date, number, addresses and how he is called safely.

    Where they differ that holds which a human chose, else what was known of who stays.
    """
    leg_keuze(weg, blijft, keuze, at)
    neem_namen_over(weg, blijft)
    take_bsn(blijft, weg)
    if blijft.geschat_jaar is None:
        blijft.geschat_jaar = weg.geschat_jaar
    if blijft.geslacht == Geslacht.ONBEKEND:
        blijft.geslacht = weg.geslacht
    blijft.overleden_op = blijft.overleden_op or weg.overleden_op
    blijft.voorlopig = blijft.voorlopig and weg.voorlopig
    blijft.versie += 1
    blijft.save()
    zet_adressen_over(weg, blijft)
    zet_contact_over(weg, blijft)


def waar_hij_hoort(weg: Persoon, blijft: Persoon) -> None:
    """His cases, households and family, and what a human decided about him and others."""
    there = {row.casus_id: row for row in Betrokkene.objects.filter(persoon=blijft)}
    for mine in Betrokkene.objects.filter(persoon=weg):
        same = there.get(mine.casus_id)
        if same is None:
            Betrokkene.objects.filter(pk=mine.pk).update(persoon=blijft)
        elif same.rol == Rol.OVERIG != mine.rol:
            Betrokkene.objects.filter(pk=same.pk).update(rol=mine.rol)
    homes = Lid.objects.filter(persoon=blijft, tot__isnull=True).values("huishouden_id")
    Lid.objects.filter(persoon=weg).exclude(tot__isnull=True, huishouden_id__in=homes).update(persoon=blijft)
    zet_relaties_over(weg, blijft)
    neem_over(weg.pk, blijft.pk)


def wat_moet(weg: Persoon, blijft: Persoon, at: datetime) -> None:
    """Terms go along. Two of a kind are one duty to one human being: the sooner one runs on, the other ends with it."""
    rows = Deadline.objects.filter(object_type="persoon", object_id__in=[weg.pk, blijft.pk], done_at__isnull=True)
    ends = eerst_af(rows.values_list("pk", "key", "due_at"))
    Deadline.objects.filter(pk__in=ends).update(done_at=at)
    Deadline.objects.filter(object_type="persoon", object_id=weg.pk).update(object_id=blijft.pk)


def rest(weg: Persoon) -> Iterator[tuple[type[Model], str, int]]:
    """Every other row that points at him, in whatever package it is."""
    for model, name in wijzend([weg.pk]):
        if model not in ZELF_AF:
            for pk in model._base_manager.filter(**{name: weg}).values_list("pk", flat=True):
                yield model, name, pk
