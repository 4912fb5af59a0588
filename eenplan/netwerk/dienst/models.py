"""The table of the roster."""

from django.db import models
from django.db.models import F, Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.netwerk.dienst.rules import SoortDienst


class Roosterdienst(models.Model):
    """One person who has duty, from when until when, and the number on which he is reached then."""

    organisatie = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    soort = models.CharField(max_length=20, choices=[(item.value, item.label) for item in SoortDienst])
    van = models.DateTimeField()
    tot = models.DateTimeField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    telefoon = models.CharField(max_length=40, blank=True)

    row_lock = '"{table}".organisatie_id = {organisation}'

    class Meta:
        verbose_name_plural = "roosterdiensten"
        indexes = [models.Index(fields=["organisatie", "soort", "tot"], name="roosterdienst_tot")]
        constraints = [models.CheckConstraint(condition=Q(tot__gt=F("van")), name="roosterdienst_tijdvak")]

    def __str__(self) -> str:
        return f"{self.soort} {self.van:%d-%m-%Y %H:%M}"
