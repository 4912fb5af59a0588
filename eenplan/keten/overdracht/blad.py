"""The package on one A4, as its receiver may have it: never the whole one with parts taken out (misuse 1)."""

from eenplan.core.papier.rules import Papier, Tabel
from eenplan.core.web.words import datum
from eenplan.dossier.personen.verberg import verberg
from eenplan.keten.overdracht.buiten import bladblokken
from eenplan.keten.overdracht.geheim import geheimen
from eenplan.keten.overdracht.queries import Beeld
from eenplan.keten.overdracht.rules import BLOKKEN, Pakket


def papier(beeld: Beeld) -> Papier:
    """Only blocks of the classes that were ticked, also for the sender: what he prints may be handed over as it is."""
    row, stored = beeld.overdracht, Pakket(**beeld.overdracht.pakket)
    assert row.aangeboden_op is not None  # a package that was offered
    mag = {item for item in beeld.dossier.classes if item.value in row.klassen}
    names = bladblokken(row.buiten_soort, frozenset(BLOKKEN))
    places = geheimen([row.casus_id])  # not the rights of who prints count, but those of who finds the paper
    rows = [
        (title, verberg(getattr(stored, name), places).strip() or "Niet ingevuld.")
        for name, (title, kind) in BLOKKEN.items()
        if kind in mag and name in names
    ]
    shared = "\n".join(f"{wat}. Grond: {grond}." for wat, grond in beeld.gedeeld) or "Alleen de stand van de casus."
    rows.append(("Gedeeld, en waarom dat mag", f"{shared}\nTot en met {datum(row.deel_tot)}."))
    if row.buiten_soort:
        rows.append(("Aangenomen door", "Naam, functie, datum en handtekening:"))
    person = row.contactpersoon.naam if row.contactpersoon else row.buiten_wie
    wie = ", ".join(part for part in (row.ontvanger_naam, person) if part)
    kenmerk = f"{row.casus.nummer}, aangeboden op {datum(row.aangeboden_op)} aan {wie}"
    table = Tabel(("Onderdeel", "Wat u moet weten"), tuple(rows), (2, 9))
    return Papier("Overdracht", kenmerk, row.aangeboden_op, (table,), merk=beeld.merk, een_blad=True)
