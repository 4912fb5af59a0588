"""The table of data keys, each wrapped under a head key that is not in the database."""

from django.db import models
from django.db.models import Q


class DataKey(models.Model):
    """A key of an organisation (0: of the installation) and kind; `casus_id` 0 is of no case in particular.

    A destroyed one stays as a row without a key: its number says that what names it is gone, and is not damaged.
    """

    organisation_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    casus_id = models.BigIntegerField(default=0)
    active = models.BooleanField(default=True)
    head = models.IntegerField()
    wrapped = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["casus_id"], condition=~Q(casus_id=0), name="datakey_casus"),
            models.Index(fields=["head"], name="datakey_head"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "kind", "casus_id"], condition=Q(active=True), name="datakey_one_active"
            ),
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False, active=False),
                name="datakey_whole_or_destroyed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
