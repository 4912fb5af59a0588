"""The table of agreements; no person in it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from eenplan.core.accounts.models import Account, Organisation


class Samenwerkingsafspraak(models.Model):
    """One agreement between organisations, with the article it rests on and what may be shared."""

    naam = models.CharField(max_length=150)
    artikel = models.CharField(max_length=150)
    inhoud = models.TextField(blank=True)
    partijen = models.ManyToManyField(Organisation, related_name="+")
    klassen = ArrayField(models.CharField(max_length=20), default=list)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    herzien_op = models.DateField()
    eigenaar = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    eigenaar_bij = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "samenwerkingsafspraken"
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("geldig_van")), name="afspraak_periode"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.artikel}"
