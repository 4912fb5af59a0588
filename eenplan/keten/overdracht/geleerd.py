"""What Veilig Thuis learned itself, for the package: danger now, its service in a few words, and its children."""

from collections.abc import Iterable, Iterator

from eenplan.core.access.viewer import Viewer
from eenplan.core.web.words import datum_kort
from eenplan.dossier.casus.queries import Dossier
from eenplan.keten.overdracht.rules import DIRECT_GEVAAR
from eenplan.keten.triage.queries_gevaar import gevaar_nu
from eenplan.keten.triage.rules import DIENST_WOORDEN
from eenplan.keten.triage.rules import Dienst as Soort
from eenplan.keten.vervolg import queries as vervolg
from eenplan.keten.vervolg.kinderen.rules import GEZIEN_WOORDEN, NIET_WOORDEN, Gezien
from eenplan.keten.vervolg.models import Dienst, Kindcontact
from eenplan.keten.vervolg.rules import UITSLAG_WOORDEN, VORMEN, Uitslag


def gevaar(viewer: Viewer, dossier: Dossier) -> list[str]:
    """That there is acute danger, and which: whoever takes over reads it first."""
    if not dossier.casus.acuut:
        return []
    told = gevaar_nu(viewer, dossier.casus.pk)
    words = f" ({datum_kort(told.acuut_op)}): {told.acuut_toelichting}" if told and told.acuut_op else "."
    return [f"{DIRECT_GEVAAR}{words}"]


def diensten(viewer: Viewer, casus_id: int) -> Iterator[str]:
    """Per service that ended its summary, and per form of violence what was found; who said what stays out."""
    for row in vervolg.van_casus(viewer, casus_id):
        if row.afgerond_op:
            found = ", ".join(f"{VORMEN[item.vorm].lower()} {_uitslag(item.uitslag)}" for item in row.bevindingen.all())
            words = " ".join(part for part in (row.samenvatting, f"Gevonden: {found}." if found else "") if part)
            yield f"{DIENST_WOORDEN[Soort(row.soort)]} van {datum_kort(row.afgerond_op)}: {words}"


def kinderen(viewer: Viewer, dossier: Dossier) -> list[str]:
    """Per child what it said or showed, oldest first; nothing of it is typed again."""
    names = {mens.persoon_id: mens.naam for mens in dossier.mensen}
    rows = [row for dienst in vervolg.van_casus(viewer, dossier.casus.pk) for row in _van(dienst)]
    return [
        _regel(row, names.get(row.persoon_id, "Een kind")) for row in sorted(rows, key=lambda row: (row.op, row.pk))
    ]


def _van(dienst: Dienst) -> Iterable[Kindcontact]:
    return dienst.kindcontacten.all()


def _uitslag(code: str) -> str:
    return UITSLAG_WOORDEN[Uitslag(code)].lower()


def _regel(row: Kindcontact, naam: str) -> str:
    how = GEZIEN_WOORDEN[Gezien(row.gezien)].lower()
    told = row.tekst or NIET_WOORDEN.get(row.waarom, "")
    return f"{naam}, {how}, {datum_kort(row.op)}{f': {told}' if told else ''}"
