"""The log table: append-only for the application (the database role has no UPDATE or DELETE on it)."""

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
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
