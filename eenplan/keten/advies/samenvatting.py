"""What the asker takes along: the advice on paper, with nothing in it that names a family (row 2)."""

from dataclasses import dataclass
from datetime import date, datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier
from eenplan.core.web.words import datum
from eenplan.keten.advies.access import require
from eenplan.keten.advies.herkenning import LEFT_OUT, zonder_namen
from eenplan.keten.advies.onderwerpen import MELDCODE, ONDERWERPEN, TAG
from eenplan.keten.advies.rules import Van

INFORMATIE = (
    "Een advies gaat over uw vraag. Veilig Thuis bewaart daarbij geen gegevens van het gezin.",
    "Uw naam bewaren wij alleen als u dat goed vindt. U mag vragen wat wij bewaren, en u mag een klacht indienen.",
    "Een advies wordt alleen een melding als u dat zelf wilt.",
)


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """The advice as its asker may have it: what Veilig Thuis said, not what he told."""

    nummer: str
    op: datetime
    onderwerpen: tuple[str, ...]
    gezegd: tuple[tuple[date, str], ...]
    stappen: tuple[str, ...]
    weggelaten: bool

    def papier(self, telefoon: str) -> Papier:
        """The same as a document."""
        blocks: list[Blok] = [Alinea(f"Veilig Thuis, {telefoon}. Is er nu gevaar? Bel 112.")]
        if self.onderwerpen:
            blocks += [Kop("Waar het over ging"), Lijst(self.onderwerpen)]
        blocks.append(Kop("Wat Veilig Thuis adviseerde"))
        blocks += [Alinea(f"{datum(day)}: {text}") for day, text in self.gezegd] or [Alinea("Nog niet vastgelegd.")]
        if self.stappen:
            blocks += [Kop("De meldcode"), Lijst(self.stappen)]
        blocks += [Kop("Goed om te weten"), Lijst(INFORMATIE)]
        return Papier("Advies van Veilig Thuis", f"{self.nummer}, {datum(self.op)}", self.op, tuple(blocks))


def samenvatting(viewer: Viewer, advies_id: int) -> Samenvatting:
    """The summary of one advice. NotVisible when it is not this organisation's."""
    row = require(viewer, advies_id, what="advies.samenvatting")
    later = row.contacten.filter(van=Van.VEILIG_THUIS).order_by("op", "pk").values_list("op", "tekst")
    said = [(row.begonnen_op, row.gegeven_advies), *later]
    lines = tuple((op.astimezone(AMSTERDAM).date(), _schoon(text, op)) for op, text in said if text.strip())
    codes = [code for code in row.onderwerpen if code in ONDERWERPEN]
    return Samenvatting(
        row.nummer, row.begonnen_op, tuple(ONDERWERPEN[code] for code in codes if code not in MELDCODE), lines,
        tuple(f"{ONDERWERPEN[code]}: {MELDCODE[code]}" for code in codes if code in MELDCODE),
        any(LEFT_OUT in text for _, text in lines),
    )  # fmt: skip


def _schoon(text: str, op: datetime) -> str:
    """Without names and without the signs of our tags."""
    return TAG.sub(lambda match: match.group(1), zonder_namen(text, op.date())).strip()
