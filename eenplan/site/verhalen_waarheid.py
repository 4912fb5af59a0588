"""What a human finds out after a report was compared: which case it belongs to, who the people really are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_person, lock
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.actions import bevestig_persoon
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import GenoemdePersoon, Melding
from eenplan.site.verhalen_bestand import Ding, Verhaal
from eenplan.site.verhalen_regio import Regio, alles_zien

CHILD_WORDS = ("kind", "zoon", "dochter", "baby")
RELATIES = (
    ("ex", "ex_partner"), ("gehuwd", "partner"), ("samenwon", "partner"), ("partner", "partner"),
    ("stiefouder", "stiefouder"), ("grootouder", "grootouder"), ("oma", "grootouder"), ("opa", "grootouder"),
    ("ouder", "ouder"), ("broer", "broer_zus"), ("zus", "broer_zus"), ("mantelzorg", "mantelzorger"),
)  # fmt: skip


@dataclass(slots=True)
class Waarheid:
    """What is known so far of the story in this database."""

    verhaal: Verhaal
    regio: Regio
    casussen: dict[str, int] = field(default_factory=dict)
    personen: dict[str, int] = field(default_factory=dict)
    meldingen: dict[str, int] = field(default_factory=dict)
    geschreven: set[tuple[int, Persoonsgegevens]] = field(default_factory=set)

    def herken(self, melding: Ding, melding_id: int) -> None:
        """The report was in already: take over what the record says of it."""
        with alles_zien():
            row = Melding.objects.select_related("casus").get(pk=melding_id)
            self._onthoud(melding, row)
            for genoemd, named in zip(melding.get("genoemde_personen", ()), _genoemden(row.pk), strict=False):
                if genoemd.get("is_persoon") and named.persoon_id:
                    self.personen.setdefault(genoemd["is_persoon"], named.persoon_id)

    def was_verwerkt(self, melding: Ding, melding_id: int) -> bool:
        """Whether an earlier run came as far as writing down who is who."""
        with alles_zien():
            told = GenoemdePersoon.objects.filter(melding_id=melding_id, bevestigd=True).exists()
        return told or not any(row.get("is_persoon") for row in melding.get("genoemde_personen", ()))

    def verwerk(self, melding: Ding, melding_id: int, at: datetime) -> None:
        """Lay the report at its true case and write down who is who."""
        with alles_zien():
            row = Melding.objects.select_related("casus").get(pk=melding_id)
            named = _genoemden(melding_id)
        pairs = list(zip(melding.get("genoemde_personen", ()), named, strict=False))
        known = self._bekende_casus(melding)
        if known and known != row.casus_id:
            zelfde = {
                item.persoon_id: self.personen[genoemd["is_persoon"]]
                for genoemd, item in pairs
                if item.persoon_id and genoemd.get("is_persoon") in self.personen
            }
            row = koppel(melding_id, known, zelfde, by=self.regio.intake, at=at)
        self._onthoud(melding, row)
        for genoemd, item in pairs:
            if genoemd.get("is_persoon"):
                self._bevestig(melding, genoemd["is_persoon"], item.pk, row.casus_id, at)
        if melding.get("casus"):
            self._relaties(melding["casus"], row.casus_id, at)

    def _onthoud(self, melding: Ding, row: Melding) -> None:
        self.meldingen[melding["id"]] = row.pk
        if melding.get("casus"):
            self.casussen[melding["casus"]] = row.casus_id

    def _bekende_casus(self, melding: Ding) -> int | None:
        """The case it truly belongs to, else the latest earlier one of the same household."""
        if not melding.get("casus"):
            return None
        if melding["casus"] in self.casussen:
            return self.casussen[melding["casus"]]
        rows = [row["id"] for row in self.verhaal.gezin_van(melding["casus"])["casussen"]]
        return next((self.casussen[pk] for pk in reversed(rows) if pk in self.casussen), None)

    def _bevestig(self, melding: Ding, wie: str, genoemd_id: int, casus_id: int, at: datetime) -> None:
        known = self.personen.get(wie)
        if not melding.get("casus"):
            return  # a request for advice holds nothing of the family
        with alles_zien():
            now_at = GenoemdePersoon.objects.values_list("persoon_id", flat=True).get(pk=genoemd_id)
        if known is None or now_at == known:
            for gegevens in self._gegevens(melding, wie, at):
                if now_at == known and (casus_id, gegevens) in self.geschreven:
                    continue  # nothing new to write down
                self.geschreven.add((casus_id, gegevens))
                self.personen[wie] = bevestig_persoon(genoemd_id, gegevens, by=self.regio.intake, at=at)
            return
        with act("verhaal.betrek", by=self.regio.intake, at=at, ground="Wmo 5.1.6") as a:
            if not Betrokkene.objects.filter(casus_id=casus_id, persoon_id=known).exists():
                add_person(a, lock(casus_id), Persoon.objects.get(pk=known), Rol(self._rol(wie)))

    def _rol(self, wie: str) -> str:
        words = str(self.verhaal.personen[wie].get("rol_in_gezin") or "").lower()
        found = next((rol for rol in (Rol.SLACHTOFFER, Rol.PLEGER) if rol in words), None)
        child = any(word in words for word in CHILD_WORDS) and "volwassen" not in words and not found
        return str(Rol.KIND if child else found or Rol.OVERIG)

    def _gegevens(self, melding: Ding, wie: str, at: datetime) -> Iterable[Persoonsgegevens]:
        """What the caseworker writes down: once for each address where this person lives on that day."""
        true = self.verhaal.personen[wie]
        gezin = self.verhaal.gezin_van(melding["casus"])
        addresses = [
            row
            for row in gezin.get("adressen", ())
            if wie in (row.get("personen") or (wie,)) and self._geldt(gezin, row, at)
        ]
        for row in addresses or [None]:
            yield Persoonsgegevens(
                voornamen=true.get("voornamen") or "", tussenvoegsel=true.get("tussenvoegsel") or "",
                achternaam=true["achternaam"], geboortedatum=true.get("geboortedatum") or "",
                geslacht=true.get("geslacht") or "", bsn=true.get("bsn") or "", adres=_regel(row) if row else "",
                geheim=bool(row and row.get("geheim")), rol=self._rol(wie),
            )  # fmt: skip

    def _geldt(self, gezin: Ding, row: Ding, at: datetime) -> bool:
        begin, end = (self.verhaal.dag(gezin["id"], row.get(name)) for name in ("vanaf", "tot"))
        return (begin is None or begin <= at.date()) and (end is None or end > at.date())

    def _relaties(self, casus: str, casus_id: int, at: datetime) -> None:
        """Who is what to whom, for the people that were found."""
        with act("verhaal.relaties", by=self.regio.intake, at=at, ground="Wmo 5.1.6") as a:
            for row in self.verhaal.gezin_van(casus).get("relaties", ()):
                soort = next((code for word, code in RELATIES if word in str(row.get("soort")).lower()), "overig")
                ends = self.personen.get(row.get("van", "")), self.personen.get(row.get("naar", ""))
                if all(ends) and ends[0] != ends[1]:
                    Relatie.objects.get_or_create(
                        van_persoon_id=ends[0], naar_persoon_id=ends[1], soort=soort,
                        defaults={"bronhouder_id": self.regio.vt.pk},
                    )  # fmt: skip
            a.log(casus_id=casus_id, object_type="relatie")


def _genoemden(melding_id: int) -> list[GenoemdePersoon]:
    return list(GenoemdePersoon.objects.filter(melding_id=melding_id).order_by("volgnummer"))


def _regel(row: Ding) -> str:
    huis = f"{row.get('straat', '')} {row.get('huisnummer') or ''} {row.get('toevoeging') or ''}".strip()
    return f"{' '.join(huis.split())}, {row.get('postcode') or ''} {row.get('plaats') or ''}"
