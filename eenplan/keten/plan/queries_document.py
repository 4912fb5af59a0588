"""The document of a plan for one reader: read through the gate, every word looked at for a shielded place."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.papier.rules import Papier
from eenplan.core.web.words import datum_kort, moment_words
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.verberg import verberg
from eenplan.keten.plan.document import STANDAARD, Afspraak, Doel, Punt, Stof, Vorm, heel, lees_vorm, voor_een
from eenplan.keten.plan.models import Gezinswoorden, Hersteldoel
from eenplan.keten.plan.queries import Beeld, Blad, blad
from eenplan.keten.plan.queries_top3 import regels
from eenplan.keten.plan.queries_versies import versies
from eenplan.keten.plan.versies import nummer
from eenplan.keten.regie.queries import huidige

Schoon = Callable[[str], str]


@cache
def vorm(path: str) -> Vorm:
    """The region's format, from its file; without one the sample. ValueError in Dutch when the file is wrong."""
    return lees_vorm(json.loads(Path(path).read_text("utf-8"))) if path else STANDAARD


def document(viewer: Viewer, casus_id: int, *, voor: int | None = None, now: datetime) -> tuple[Blad, Papier]:
    """The whole document, or what one person of the family may know; only for who works on the plan.

    NotVisible without a plan, for somebody who is not of this family, and for one person of a secluded case (R8).
    """
    page = blad(viewer, casus_id, now=now)
    beeld = page.actief or page.concept
    unknown = voor is not None and (
        voor not in {mens.persoon_id for mens in page.dossier.mensen} or Shield.BESLOTEN in page.dossier.facts.shields
    )
    if beeld is None or not page.mag_schrijven or unknown:
        raise NotVisible(Line("plan.document", casus_id=casus_id, rule="R0", allowed=False))
    stof = _stof(viewer, page, beeld, now)
    persons = (voor,) if voor else tuple(key for key, _, _ in stof.mensen)
    line = Line("plan.document", casus_id=casus_id, object_type="plan", object_id=beeld.plan.pk)
    write(viewer, line.for_persons(persons))
    if voor is not None:
        return page, voor_een(stof, voor)
    copy = f"Exemplaar van {viewer.naam}, {viewer.organisatie}, {moment_words(now)}. Niet doorgeven."
    return page, heel(stof, vorm(settings.EENPLAN_DOCUMENTVORM), copy)


def _schoon(dossier: Dossier) -> Schoon:
    """Takes every shielded place out of a text: not the reader's rights count, but those of who finds the paper."""
    rows = Adres.objects.filter(persoon__betrokken_bij__casus_id=dossier.casus.pk)
    if Shield.ADRES not in dossier.facts.shields:
        rows = rows.filter(geheim=True)
    places = list(rows)
    return lambda text: verberg(text, places)


def _stof(viewer: Viewer, page: Blad, beeld: Beeld, now: datetime) -> Stof:
    clean, casus, plan = _schoon(page.dossier), page.dossier.casus, beeld.plan
    names = {mens.persoon_id: mens.naam for mens in page.dossier.mensen}
    director = huidige(casus.pk)
    goals = [row for row in Hersteldoel.objects.filter(plan=plan).order_by("pk") if row.persoon_id in names]
    words = [row for row in Gezinswoorden.objects.filter(plan=plan).order_by("pk") if row.persoon_id in names]
    stood = [item for item in page.instemmingen if item.plan_id == plan.pk and item.persoon_id in names]
    latest = {pk: f"{row.get_wijze_display()}, {datum_kort(row.op)}" for row in stood if (pk := row.persoon_id)}
    return Stof(
        nummer=casus.nummer, versie=nummer(versies(viewer, casus.pk)) if page.actief else 0, op=now, fase=plan.fase,
        regisseur=f"{director.account.naam}, {director.organisatie.naam}" if director else "",
        mensen=tuple((mens.persoon_id, mens.naam, mens.rol) for mens in page.dossier.mensen),
        punten=_punten(plan.casus_id, clean), afspraken=_afspraken(beeld, clean, concept=page.actief is None),
        doelen=tuple(
            Doel(row.persoon_id, names[row.persoon_id], clean(row.tekst), clean(row.merkbaar), row.stand)
            for row in goals
        ),
        instemming=tuple((pk, names[pk], how) for pk, how in latest.items()), grond=clean(plan.grond_opgelegd),
        woorden=tuple((row.persoon_id, names[row.persoon_id], clean(row.tekst)) for row in words),
    )  # fmt: skip


def _punten(casus_id: int, clean: Schoon) -> tuple[Punt, ...]:
    return tuple(
        Punt(
            item.rij.rang, clean(item.rij.wat), clean(item.rij.wie), clean(item.rij.aan_wie), clean(item.wanneer),
            clean(item.rij.hoe_vaak), clean(item.rij.schade), item.rij.ernst,
            tuple(clean(row.tekst) for row in item.risico), tuple(clean(row.tekst) for row in item.bescherming),
        )
        for item in regels(casus_id)
        if item.rij.rang
    )  # fmt: skip


def _afspraken(beeld: Beeld, clean: Schoon, *, concept: bool) -> tuple[Afspraak, ...]:
    return tuple(
        Afspraak(
            row.nummer, row.soort, clean(row.tekst), clean(row.door), clean(row.controleur),
            datum_kort(row.controle_op), clean(row.gevolg), row.persoon_id, row.voor_allen,
        )
        for row in (item.afspraak for item in beeld.regels if item.geldt or (concept and item.is_concept))
    )  # fmt: skip
