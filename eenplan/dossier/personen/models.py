"""Tables of persons, their other names, addresses and safe contact."""

from django.db import models
from django.db.models import Q

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.personen.rules import Geboortedatum, Geslacht

GESLACHT = [
    (Geslacht.VROUW, "vrouw"),
    (Geslacht.MAN, "man"),
    (Geslacht.X, "x"),
    (Geslacht.ONBEKEND, "onbekend"),
]


def in_case(column: str) -> str:
    """Open to who wrote it, and to who has the person in a case."""
    return '"{table}".bronhouder_id = {organisation} OR ' + leans_on("casus_betrokkene", column, by="persoon_id")


class Persoon(models.Model):
    """One human being as the bronhouder knows him. `voorlopig`: as named by a reporter, not yet confirmed."""

    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    voornamen = models.CharField(max_length=200, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=200, blank=True)
    # plain(voornamen + achternaam), the form in which names are compared
    zoeknaam = models.CharField(max_length=420)
    geboortejaar = models.SmallIntegerField(null=True, blank=True)
    geboortemaand = models.SmallIntegerField(null=True, blank=True)
    geboortedag = models.SmallIntegerField(null=True, blank=True)
    # out of an age that a reporter named; only to be recognised by, never shown as a birth year
    geschat_jaar = models.SmallIntegerField(null=True, blank=True)
    # other birth dates that were said of him, as `1987-05-25 1987`: by these he is found too
    ook_geboren = models.CharField(max_length=200, blank=True, default="", db_default="")
    geslacht = models.CharField(max_length=1, choices=GESLACHT, default=Geslacht.ONBEKEND)
    bsn_verzegeld = models.BinaryField(null=True, blank=True)
    bsn_index = models.CharField(max_length=64, blank=True)
    overleden_op = models.DateField(null=True, blank=True)
    voorlopig = models.BooleanField(default=True)
    vastgelegd_op = models.DateTimeField()
    versie = models.IntegerField(default=1)

    row_lock = in_case("id")
    sealed = (Sealed("bsn_verzegeld", "bronhouder_id"),)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(geboortemaand__isnull=True) | Q(geboortemaand__range=(1, 12)),
                name="persoon_maand",
            ),
            models.CheckConstraint(
                condition=Q(geboortedag__isnull=True) | Q(geboortedag__range=(1, 31)), name="persoon_dag"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The whole name as one writes it."""
        parts = (self.voornamen, self.tussenvoegsel, self.achternaam)
        return " ".join(part for part in parts if part) or "naam onbekend"

    @property
    def geboortedatum(self) -> Geboortedatum:
        """The birth date as far as it is known."""
        return Geboortedatum(self.geboortejaar, self.geboortemaand, self.geboortedag)

    @geboortedatum.setter
    def geboortedatum(self, datum: Geboortedatum) -> None:
        self.geboortejaar, self.geboortemaand, self.geboortedag = datum.jaar, datum.maand, datum.dag

    @property
    def ook_genoemd(self) -> str:
        """Other birth dates that were said of him, as people write them."""
        return ", ".join(map(Geboortedatum.op_zijn_nederlands, self.ook_geboren.split()))


class AndereNaam(models.Model):
    """Another name of the same person: maiden, married, earlier, or as a reporter spelled it."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="andere_namen")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=420)
    zoeknaam = models.CharField(max_length=420)

    row_lock = in_case("persoon_id")

    def __str__(self) -> str:
        return self.naam


class Adres(models.Model):
    """Where a person can be found, from when until when. `geheim`: readers are named, nobody else (R6)."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="adressen")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    straat = models.CharField(max_length=200, blank=True)
    huisnummer = models.IntegerField(null=True, blank=True)
    toevoeging = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    plaats = models.CharField(max_length=100, blank=True)
    zoekadres = models.CharField(max_length=300)
    geheim = models.BooleanField(default=False)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    row_lock = in_case("persoon_id")

    class Meta:
        verbose_name_plural = "adressen"
        constraints = [
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=models.F("van")), name="adres_periode")
        ]

    def __str__(self) -> str:
        return self.regel

    @property
    def regel(self) -> str:
        """The address on one line."""
        huis = " ".join(str(part) for part in (self.straat, self.huisnummer or "", self.toevoeging) if part)
        plaats = " ".join(part for part in (self.postcode, self.plaats) if part)
        return ", ".join(part for part in (huis, plaats) if part)


class VeiligContact(models.Model):
    """How one may reach this person without danger: number, times, what may be said."""

    persoon = models.OneToOneField(Persoon, on_delete=models.CASCADE, related_name="veilig_contact")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    telefoon = models.CharField(max_length=40, blank=True)
    tijden = models.CharField(max_length=200, blank=True)
    afspraak = models.CharField(max_length=300, blank=True)
    # said of him elsewhere, and held for wrong when two records became one; never handed over
    ander_nummer = models.CharField(max_length=100, blank=True, default="", db_default="")
    versie = models.IntegerField(default=1)

    row_lock = in_case("persoon_id")

    def __str__(self) -> str:
        return self.afspraak
