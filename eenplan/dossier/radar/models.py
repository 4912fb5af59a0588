"""The keys by which a person is found again: people who share one are laid side by side."""

from django.db import models

from eenplan.core.accounts.models import Organisation
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
