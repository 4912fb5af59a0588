"""The recipient of a letter: who he is, where it goes, what he must not read. Inside an act or read that passed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from eenplan.core.web.words import day_of
from eenplan.dossier.brieven.bronnen import bron, zonder_bron
from eenplan.dossier.brieven.keuring import Ander, Verboden
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import Aan, Lid
from eenplan.dossier.brieven.teksten import NUMMER_VT
from eenplan.dossier.casus.contact.rules import Post, lees
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon, VeiligContact

PARTNERS = ("partner", "ex_partner")


@dataclass(frozen=True, slots=True)
class Kring:
    """The people of a case with their addresses and relations, read once for all letters of it."""

    casus: Casus
    vandaag: date
    rijen: tuple[Betrokkene, ...]
    adressen: tuple[Adres, ...]
    relaties: tuple[Relatie, ...]
    afgeschermd: bool

    @property
    def leden(self) -> dict[int, Lid]:
        """As the rules of who gets a letter ask them."""
        parents: dict[int, set[int]] = {}
        for row in self.relaties:
            if row.soort == "ouder":
                parents.setdefault(row.van_persoon_id, set()).add(row.naar_persoon_id)
        return {
            row.persoon_id: Lid(
                row.persoon_id, row.rol, row.persoon.geboortedatum.age(self.vandaag),
                frozenset(parents.get(row.persoon_id, ())),
            )
            for row in self.rijen
        }  # fmt: skip

    def persoon(self, persoon_id: int) -> Persoon:
        """One of them; KeyError for who does not belong to the case: a recipient is never typed (misuse 13)."""
        return {row.persoon_id: row.persoon for row in self.rijen}[persoon_id]

    def waar(self, persoon_id: int) -> list[Adres]:
        """The present addresses of one of them, a secret one first."""
        rows = [
            row for row in self.adressen if row.persoon_id == persoon_id and (not row.tot or row.tot > self.vandaag)
        ]
        return sorted(rows, key=lambda row: (not row.geheim, -row.van.toordinal()))

    def deelt(self, persoon_id: int, adres: Adres) -> bool:
        """Whether a partner, or who may be the perpetrator, lives at this address too."""
        close = {
            other for row in self.relaties if row.soort in PARTNERS
            for me, other in ((row.van_persoon_id, row.naar_persoon_id), (row.naar_persoon_id, row.van_persoon_id))
            if me == persoon_id
        }  # fmt: skip
        risk = close | {row.persoon_id for row in self.rijen if row.rol == Rol.PLEGER}
        there = {
            row.persoon_id for row in self.adressen if (not row.tot or row.tot > self.vandaag) and zelfde(row, adres)
        }
        return bool((risk - {persoon_id}) & there)


def zelfde(een: Adres, ander: Adres) -> bool:
    """The same front door: by postcode and number with its suffix, else as the address is compared."""
    if een.postcode and een.huisnummer and ander.postcode and ander.huisnummer:
        mine, his = ((row.postcode, row.huisnummer, row.toevoeging.casefold()) for row in (een, ander))
        return mine == his
    return een.zoekadres == ander.zoekadres


def kring(casus: Casus, op: object) -> Kring:
    """Read it, in four questions."""
    rows = tuple(Betrokkene.objects.filter(casus=casus).select_related("persoon").order_by("vanaf", "pk"))
    ids = [row.persoon_id for row in rows]
    return Kring(
        casus, day_of(op), rows, tuple(Adres.objects.filter(persoon_id__in=ids).order_by("pk")),  # type: ignore[arg-type]  # a moment or a day
        tuple(Relatie.objects.filter(Q(van_persoon_id__in=ids) | Q(naar_persoon_id__in=ids))),
        Schild.objects.filter(casus=casus, soort="adres").exists(),
    )  # fmt: skip


def post_van(persoon_id: int) -> Post:
    """What this person said about letters."""
    row = VeiligContact.objects.filter(persoon_id=persoon_id).first()
    return lees(row.telefoon, row.tijden, row.afspraak).post if row else Post.ONBEKEND


def naam_van(row: Brief, mensen: Kring) -> str:
    """How the recipient is called on the letter; empty while nobody was chosen."""
    if row.aan_soort != Aan.PERSOON:
        found = bron(row.aan_soort, row.casus_id, row.bron_id)
        return found.naam if found else ""
    return mensen.persoon(row.persoon_id).naam if row.persoon_id else ""


def verboden(row: Brief, mensen: Kring, *nummers: str) -> Verboden:
    """What this recipient must not read in his letter: everything of the others, and every shielded place."""
    own = [item for item in mensen.adressen if item.persoon_id == row.persoon_id and not item.geheim]
    secret = [item for item in mensen.adressen if item.geheim]
    if mensen.afgeschermd and not secret:
        secret = [item for item in mensen.adressen if item.persoon_id != row.persoon_id]
    others = [item for item in mensen.adressen if not any(zelfde(item, mine) for mine in own)]
    return Verboden(
        geheime_plekken=tuple(item for item in secret if not any(zelfde(item, mine) for mine in own)),
        andere_plekken=tuple(others), anderen=tuple(_anderen(row, mensen)), eigen_plekken=tuple(own),
        eigen_steden=tuple(item.plaats for item in mensen.adressen if item.persoon_id == row.persoon_id),
        eigen_nummers=(NUMMER_VT, mensen.casus.bronhouder.telefoon, *nummers),
        bron=zonder_bron(row.casus_id, Aan(row.aan_soort), row.bron_id),
    )  # fmt: skip


def _anderen(row: Brief, mensen: Kring) -> list[Ander]:
    """The others; of one's own child the name is one's own to read, its birth date and other names say too much."""
    leden = mensen.leden
    me = mensen.persoon(row.persoon_id) if row.persoon_id else None
    own = leden[row.persoon_id].ouder_van if row.persoon_id else frozenset()
    found = []
    for item in mensen.rijen:
        who, pk = item.persoon, item.persoon_id
        if pk != row.persoon_id:
            whole = leden[pk].is_kind or bool(me and me.achternaam == who.achternaam)
            last = "" if pk == row.over_id or pk in own else who.achternaam
            found.append(Ander(who.voornamen, last, who.geboortedatum, whole))
    names = AndereNaam.objects.filter(persoon_id__in=[item.persoon_id for item in mensen.rijen])
    return found + [
        Ander("", name) for name in names.exclude(persoon_id=row.persoon_id or 0).values_list("naam", flat=True)
    ]
