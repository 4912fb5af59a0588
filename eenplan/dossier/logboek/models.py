"""What somebody has to go after in the log, and how far the log was gone through."""

from django.db import models

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.logboek.rules import SOORTEN


class Nakijkpunt(models.Model):
    """Something odd on one day: who looked, or which case was looked at; numbers and keys, no content.

    `organisatie` goes after it. `oordeel` is empty until somebody else than the looker said what it was.
    """

    OORDELEN = [("verklaarbaar", "Verklaarbaar"), ("niet_verklaarbaar", "Niet verklaarbaar")]
    soort = models.CharField(max_length=20)  # a key of SOORTEN
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    wie = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    casus_id = models.BigIntegerField(null=True)
    dag = models.DateField()
    aantallen = models.CharField(max_length=120)
    gevonden_op = models.DateTimeField()
    oordeel = models.CharField(max_length=20, choices=OORDELEN, blank=True)
    reden = models.CharField(max_length=400, blank=True)
    beoordeeld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    beoordeeld_op = models.DateTimeField(null=True)

    row_lock = '"{table}".organisatie_id = {organisation}'

    class Meta:
        verbose_name_plural = "nakijkpunten"
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "wie", "casus_id", "dag"], name="nakijkpunt_eenmaal", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(oordeel="") | models.Q(beoordeeld_op__isnull=False) & ~models.Q(reden=""),
                name="nakijkpunt_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.dag}"

    @property
    def titel(self) -> str:
        """What was odd, in words."""
        return SOORTEN.get(self.soort, self.soort)


class Nakijkstand(models.Model):
    """The last day that was gone through to its end."""

    dag = models.DateField()

    class Meta:
        verbose_name_plural = "nakijkstanden"

    def __str__(self) -> str:
        return f"tot en met {self.dag}"
