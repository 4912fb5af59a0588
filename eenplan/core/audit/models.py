"""The log in months (audit.partities): append-only for the application, that has no right to change a line of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class LogLine(models.Model):
    """One decision or act: who, for whom, under which rule, on what, when (R10)."""

    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20)
    verb = models.CharField(max_length=60)
    rule = models.CharField(max_length=40)
    allowed = models.BooleanField(default=True)
    emergency = models.BooleanField(default=False)
    classes = ArrayField(models.CharField(max_length=20), default=list)
    casus_id = models.BigIntegerField(null=True)
    persoon_id = models.BigIntegerField(null=True)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True)
    ground = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["casus_id", "at"], name="audit_case_at"),
            models.Index(fields=["persoon_id", "at"], name="audit_person_at"),
            models.Index(fields=["account_id", "at"], name="audit_account_at"),
            models.Index(fields=["organisation_id", "at"], name="audit_organisation_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"


class Dagzegel(models.Model):
    """What the log of one organisation was at the end of a day, and what it was the day before (audit.zegels).

    `organisation_id` is empty for the machinery and visitors. `vanaf`: the first day that it holds; empty in the first
    seal, which holds all before. `som`: SHA-256 over `vorige` and every line.
    """

    organisation_id = models.BigIntegerField(null=True)
    vanaf = models.DateField(null=True)
    dag = models.DateField()
    vorige = models.CharField(max_length=64)
    aantal = models.BigIntegerField()
    som = models.CharField(max_length=64)
    op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "dagzegels"
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "dag"], name="dagzegel_eenmaal", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.dag} {self.som[:8]}"
