"""Tables of the report, its reporter (apart) and the people it names."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding.rules import UITSTEL_GRONDEN
from eenplan.keten.melding.vierogen.rules import COURSE_VOORSTEL

OF_MELDING = leans_on("melding_melding", "melding_id")


class Melding(models.Model):
    """One report. Its text stays as it came; number and key are unique for ever."""

    nummer = models.CharField(max_length=20, unique=True)
    sleutel = models.UUIDField(unique=True)
    afdruk = models.CharField(max_length=64)
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="meldingen")
    # who sent it in, for its receipt and status; the reporter as a person is in Melder
    inzender = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    ingezonden_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    kenmerk = models.CharField(max_length=100, blank=True)  # the sender's own reference
    kanaal = models.CharField(max_length=20)
    ontvangen_op = models.DateTimeField()
    gemeente = models.CharField(max_length=100, blank=True)
    tekst = models.TextField()
    incident_datum = models.DateField(null=True, blank=True)
    incident_soorten = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    kinderen_aanwezig = models.BooleanField(null=True)
    wapen = models.BooleanField(null=True)
    strangulatie = models.BooleanField(null=True)
    stand = models.CharField(max_length=20, default="ontvangen")
    soort = models.CharField(max_length=20, default="eerste")
    fase = models.CharField(max_length=40, blank=True)
    geopend_op = models.DateTimeField(null=True)
    versie = models.IntegerField(default=1)

    row_lock = OF_CASE
    verhuld = False  # this copy was made to fit one viewer: not all of its text is in it

    class Meta:
        verbose_name_plural = "meldingen"
        indexes = [models.Index(fields=["casus", "ontvangen_op"], name="melding_casus")]

    def __str__(self) -> str:
        return self.nummer

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, but never a text from which something was left out."""
        if self.verhuld:
            raise ValueError("the text of a report stays as it came")
        super().save(*args, **kwargs)


class Melder(models.Model):
    """Who reported: a table and a key of its own (access.md misuse 17)."""

    melding = models.OneToOneField(Melding, on_delete=models.CASCADE, related_name="melder")
    soort = models.CharField(max_length=60)
    afgeschermd = models.BooleanField()
    verzegeld = models.BinaryField()

    row_lock = OF_MELDING
    sealed = (Sealed("verzegeld", "melding__casus__bronhouder_id", "melder", "melding__casus_id"),)

    def __str__(self) -> str:
        return self.soort


class Afschermwisseling(models.Model):
    """Why a reporter came to be named or hidden, by whom; never changed (UB 4.1.8-3)."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="afschermwisselingen")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    afgeschermd = models.BooleanField()
    grond = models.CharField(max_length=20, blank=True)
    reden = models.TextField()

    row_lock = OF_MELDING

    class Meta:
        verbose_name_plural = "afschermwisselingen"

    def __str__(self) -> str:
        return f"{self.melding_id} {self.op:%d-%m-%Y}"


class GenoemdePersoon(models.Model):
    """A person as named in the report, and which person in the record a human took him for."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="genoemde_personen")
    volgnummer = models.SmallIntegerField()
    naam = models.CharField(max_length=400, blank=True)
    geboortedatum = models.CharField(max_length=20, blank=True)
    adres = models.CharField(max_length=400, blank=True)
    rol = models.CharField(max_length=60, blank=True)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, related_name="genoemd_in")
    bevestigd = models.BooleanField(default=False)

    row_lock = OF_MELDING

    class Meta:
        verbose_name_plural = "genoemde personen"
        constraints = [models.UniqueConstraint(fields=["melding", "volgnummer"], name="genoemd_volgnummer")]

    def __str__(self) -> str:
        return self.naam


class Uitstel(models.Model):
    """One reasoned decision to tell someone later that we hold data about him; never changed (Wmo 5.3.1-2)."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="uitstellen")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    grond = models.CharField(max_length=30, choices=list(UITSTEL_GRONDEN.items()))
    reden = models.TextField()
    van = models.DateTimeField()
    tot = models.DateTimeField()
    besloten_op = models.DateTimeField()
    besloten_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "uitstellen"
        indexes = [models.Index(fields=["casus", "persoon"], name="uitstel_persoon")]

    def __str__(self) -> str:
        return f"uitstel tot {self.tot:%d-%m-%Y}"


class Samenvoeging(models.Model):
    """A human laid one report at a known case: what that changed, sealed, so that it can be undone exactly."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="samenvoegingen")
    met = models.ForeignKey(Melding, on_delete=models.SET_NULL, null=True, related_name="+")  # of the same incident
    van = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="samenvoegingen")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    stand_naar = models.CharField(max_length=20)
    acuut_naar = models.BooleanField()
    verzegeld = models.BinaryField()
    gemaakt = models.JSONField(default=dict)  # keys of rows that the joining made
    ongedaan_op = models.DateTimeField(null=True)
    ongedaan_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.TextField(blank=True)

    row_lock = leans_on("casus_casus", "naar_id")
    sealed = (Sealed("verzegeld", "naar__bronhouder_id", nested=True),)

    class Meta:
        verbose_name_plural = "samenvoegingen"
        constraints = [
            models.UniqueConstraint(
                fields=["melding"], condition=models.Q(ongedaan_op__isnull=True), name="samenvoeging_een_geldig"
            )
        ]

    def __str__(self) -> str:
        return f"{self.melding_id} bij {self.naar_id}"


class Samenvoegvoorstel(models.Model):
    """Someone proposes that the case of this report goes into another; a second person decides (four eyes).

    Only for who may know both cases: the row itself says that there is another.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="samenvoegvoorstellen")
    met = models.ForeignKey(Melding, on_delete=models.SET_NULL, null=True, related_name="+")  # of the same incident
    van = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="+")
    zelfde = models.JSONField(default=dict)  # {provisional person: known person}, keys only
    keuzes = models.JSONField(default=dict)  # {provisional person: {field: record that holds}}
    werk = ArrayField(models.CharField(max_length=20), default=list)  # why two people decide
    waarom = models.TextField()
    stand = models.CharField(
        max_length=20, choices=[(item, item) for item in COURSE_VOORSTEL.states], default=COURSE_VOORSTEL.start
    )
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.TextField(blank=True)
    # what came of it; a proposal is good for one joining
    samenvoeging = models.OneToOneField(Samenvoeging, on_delete=models.CASCADE, null=True, related_name="voorstel")

    row_lock = f"{leans_on('casus_casus', 'van_id')} AND {leans_on('casus_casus', 'naar_id')}"

    class Meta:
        verbose_name_plural = "samenvoegvoorstellen"
        constraints = [
            models.UniqueConstraint(
                # to one case: that there is one to another says that there is another
                fields=["melding", "naar"],
                condition=models.Q(stand="voorgesteld"),
                name="samenvoegvoorstel_een_open",
            ),
            models.CheckConstraint(
                condition=~models.Q(stand="bevestigd")
                | models.Q(besloten_door__isnull=False) & ~models.Q(besloten_door=models.F("voorgesteld_door")),
                name="samenvoegvoorstel_door_een_ander",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.melding_id} bij {self.naar_id} ({self.stand})"
