"""The table of documents."""

from django.db import models

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.casus.models import OF_CASE, Casus


class Stuk(models.Model):
    """One file, sealed with the key of its case at its bronhouder."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="stukken")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    titel = models.CharField(max_length=200)
    soort = models.CharField(max_length=60)
    grootte = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    klasse = models.CharField(max_length=20)
    verzegeld = models.BinaryField()
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField()

    row_lock = OF_CASE
    sealed = (Sealed("verzegeld", "bronhouder_id", casus="casus_id"),)

    class Meta:
        verbose_name_plural = "stukken"

    def __str__(self) -> str:
        return self.titel
