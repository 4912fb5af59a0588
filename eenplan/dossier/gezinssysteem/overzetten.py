"""Two records of one human being become one: what hangs on the one goes to the other, inside the act that says so."""

from django.db.models import Q

from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact

WOORDEN = (("telefoon", 40), ("tijden", 200), ("afspraak", 300), ("ander_nummer", 100))


def zet_adressen_over(van: Persoon, naar: Persoon) -> None:
    """Addresses that were not known yet go along; what was known stays, secret when it was so with either (R6)."""
    known = {(row.zoekadres, row.tot is None) for row in naar.adressen.all()}
    for row in van.adressen.all():
        if (row.zoekadres, row.tot is None) not in known:
            Adres.objects.filter(pk=row.pk).update(persoon=naar)
        if row.geheim:
            naar.adressen.filter(zoekadres=row.zoekadres).update(geheim=True)


def zet_contact_over(van: Persoon, naar: Persoon) -> None:
    """How one may call her safely goes along; where both say something, both hold."""
    rows = {row.persoon_id: row for row in VeiligContact.objects.filter(persoon__in=[van, naar])}
    mine, there = rows.get(van.pk), rows.get(naar.pk)
    if mine and there:
        for name, length in WOORDEN:
            words = dict.fromkeys(part for part in (getattr(there, name), getattr(mine, name)) if part)
            setattr(there, name, " ".join(words)[:length])
        there.versie += 1
        there.save()
    elif mine:
        VeiligContact.objects.filter(pk=mine.pk).update(persoon=naar)


def zet_relaties_over(van: Persoon, naar: Persoon) -> None:
    """Who is what to whom goes along, but what was known already and what would be said of himself."""
    for row in Relatie.objects.filter(Q(van_persoon=van) | Q(naar_persoon=van)):
        ends = [naar.pk if pk == van.pk else pk for pk in (row.van_persoon_id, row.naar_persoon_id)]
        known = Relatie.objects.filter(van_persoon=ends[0], naar_persoon=ends[1], soort=row.soort)
        if ends[0] != ends[1] and not known.exists():
            Relatie.objects.filter(pk=row.pk).update(van_persoon=ends[0], naar_persoon=ends[1])
