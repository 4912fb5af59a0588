"""What making one of two records changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.personen.models import Persoon


class Persoonsamenvoeging(models.Model):
    """A human said that two records are one human being: what that changed, sealed, so that it can be undone exactly.

    `weg_id`: the record that went; its key comes back with it, and what was logged of it is found by that key.
    """

    blijft = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="+")
    weg_id = models.BigIntegerField()
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    casussen = ArrayField(models.BigIntegerField(), default=list)  # of both, when it was done
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    verzegeld = models.BinaryField()
    ongedaan_op = models.DateTimeField(null=True)
    ongedaan_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.TextField(blank=True)

    row_lock = '"{table}".bronhouder_id = {organisation}'
    sealed = (Sealed("verzegeld", "bronhouder_id", nested=True),)

    class Meta:
        verbose_name_plural = "persoonsamenvoegingen"
        indexes = [models.Index(fields=["blijft"], name="persoonsamenvoeging_blijft")]

    def __str__(self) -> str:
        return f"{self.weg_id} in {self.blijft_id}"
