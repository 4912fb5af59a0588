"""The keys by which a person is found again: people who share one are laid side by side."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.personen.models import Persoon, in_case


class Sleutel(models.Model):
    """One key of a person, written by the database itself whenever the person, an address or a name is.

    A whole number and equality, because PostgreSQL may use an index for these before row-level security has looked
    at a row; for likeness of text it may not. `soort`: the kinds of `radar.sleutels`.
    """

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+", db_index=False)
    # Taken over from the person by the database itself, so not looked up again for each key.
    bronhouder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    soort = models.CharField(max_length=1)
    sleutel = models.BigIntegerField()

    row_lock = in_case("persoon_id")

    class Meta:
        verbose_name_plural = "sleutels"
        indexes = [
            models.Index(fields=["bronhouder", "sleutel"], include=["persoon", "soort"], name="sleutel_zoek"),
            models.Index(fields=["persoon"], name="sleutel_persoon"),
        ]

    def __str__(self) -> str:
        return f"{self.soort}{self.sleutel}"


class Profielregel(models.Model):
    """What of a person is compared, in plain words, written by the database beside the keys; shown to nobody.

    `namen`: words of the surname and of other names. `jaar`: below zero is about that year. `adressen`: per line
    street|number|postcode|place|secret.
    """

    persoon = models.OneToOneField(Persoon, on_delete=models.CASCADE, primary_key=True, related_name="+")
    bronhouder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    voornamen = models.TextField()
    achternaam = models.TextField()
    namen = models.TextField()
    jaar = models.SmallIntegerField()
    maand = models.SmallIntegerField()
    dag = models.SmallIntegerField()
    geslacht = models.CharField(max_length=1)
    bsn = models.CharField(max_length=64)
    adressen = models.TextField()

    row_lock = in_case("persoon_id")

    class Meta:
        verbose_name_plural = "profielregels"

    def __str__(self) -> str:
        return f"profiel {self.pk}"


class Paarbesluit(models.Model):
    """A human said that two who look alike are not the same, or are, or that he looks later; `niveaus`: how alike then.

    The lower key is `een`. A decision that was taken back stays, for who asks later why.
    """

    BESLUITEN = [
        ("niet_dezelfde", "niet dezelfde"), ("later", "later bekijken"), ("dezelfde", "wel dezelfde"),
    ]  # fmt: skip
    een = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    ander = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    besluit = models.CharField(max_length=20, choices=BESLUITEN)
    reden = models.CharField(max_length=400, blank=True)
    niveaus = ArrayField(models.SmallIntegerField())
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    teruggenomen_op = models.DateTimeField(null=True)
    teruggenomen_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = '"{table}".bronhouder_id = {organisation}'

    class Meta:
        verbose_name_plural = "paarbesluiten"
        constraints = [
            models.CheckConstraint(condition=models.Q(een__lt=models.F("ander")), name="paarbesluit_volgorde"),
            models.UniqueConstraint(
                fields=["een", "ander"], condition=models.Q(teruggenomen_op__isnull=True), name="paarbesluit_eenmaal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.een_id} en {self.ander_id}: {self.besluit}"


class Dubbelpaar(models.Model):
    """Two people who are probably the same, found by the worker. The lower key is `een`."""

    een = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    ander = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kans = models.FloatField()
    gevonden_op = models.DateTimeField()

    row_lock = '"{table}".bronhouder_id = {organisation}'

    class Meta:
        verbose_name_plural = "dubbelparen"
        constraints = [
            models.CheckConstraint(condition=models.Q(een__lt=models.F("ander")), name="dubbelpaar_volgorde"),
            models.UniqueConstraint(fields=["een", "ander"], name="dubbelpaar_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"{self.een_id} en {self.ander_id}"


class Dubbelstand(models.Model):
    """How far the worker looked for people who are in the record twice: keys in the order of writing."""

    vorige = models.BigIntegerField(default=0)  # again from here: a longer transaction may have written lower keys
    laatste = models.BigIntegerField(default=0)
    op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "dubbelstanden"

    def __str__(self) -> str:
        return f"tot {self.laatste}"


class Gewichtenversie(models.Model):
    """Weights that were learned from the record of one bronhouder; never changed, only taken in and out of use.

    `gewichten`: as `radar.opslag` writes them, with no name that fewer than five families bear. `door`: nobody when it
    was learned on the server. Without a version in use the weights that came along hold.
    """

    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField()
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    gewichten = models.JSONField()
    personen = models.PositiveIntegerField()
    paren = models.PositiveIntegerField()
    gebruikt_van = models.DateTimeField()
    gebruikt_tot = models.DateTimeField(null=True)

    row_lock = (  # who works on a case of this bronhouder is told the same as he is
        '"{table}".bronhouder_id = {organisation} OR EXISTS (SELECT 1 FROM casus_deelname d'
        " JOIN casus_casus c ON c.id = d.casus_id WHERE d.organisatie_id = {organisation}"
        ' AND (d.tot IS NULL OR d.tot > {now}) AND c.bronhouder_id = "{table}".bronhouder_id)'
    )
    row_write_lock = '"{table}".bronhouder_id = {organisation}'

    class Meta:
        verbose_name_plural = "gewichtenversies"
        constraints = [
            models.UniqueConstraint(fields=["bronhouder", "versie"], name="gewichtenversie_nummer"),
            models.UniqueConstraint(
                fields=["bronhouder"], condition=models.Q(gebruikt_tot__isnull=True), name="gewichtenversie_in_gebruik"
            ),
        ]

    def __str__(self) -> str:
        return f"versie {self.versie}"
