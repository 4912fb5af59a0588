"""Of whom something new is known, which cases the radar was asked about, and what it found."""

from django.db import models

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.personen.models import in_case


class Aanwijzing(models.Model):
    """Something new is known of this person: the radar must look again. Written by the database (migration 0002)."""

    # no reference: who is joined with another or destroyed is let go; the worker drops the mark of who is gone
    persoon_id = models.BigIntegerField(primary_key=True)
    bronhouder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    vanaf = models.DateTimeField()  # look from this moment on

    row_lock = in_case("persoon_id")

    class Meta:
        verbose_name_plural = "aanwijzingen"
        indexes = [models.Index(fields=["vanaf"], name="aanwijzing_vanaf")]

    def __str__(self) -> str:
        return f"persoon {self.pk}"


class Radarvraag(models.Model):
    """When the radar was last asked about this case unasked; of a new case the first time only says where it stands."""

    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, primary_key=True, related_name="radarvraag")
    op = models.DateTimeField()

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "radarvragen"

    def __str__(self) -> str:
        return f"casus {self.pk}"


class Vondst(models.Model):
    """Another family that the radar found for this case, in the highest band it ever was.

    Of a case that is shut `ander` is empty and `contact` says whom to ask. Why it is proposed, the radar says each
    time anew to who looks; here is only that it was said.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="vondsten")
    ander = models.ForeignKey(Casus, on_delete=models.CASCADE, null=True, related_name="+")
    contact = models.CharField(max_length=250, blank=True)
    band = models.CharField(max_length=20, blank=True)
    gevonden_op = models.DateTimeField()
    gemeld_op = models.DateTimeField(null=True, blank=True)  # empty: it was there when the radar first looked
    gezien_op = models.DateTimeField(null=True, blank=True)
    gezien_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "vondsten"
        constraints = [
            models.UniqueConstraint(fields=["casus", "ander", "contact"], name="vondst_eenmaal", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.casus_id}: {self.ander_id or self.contact}"
