"""Deadlines and their alarms as rows."""

from django.db import models
from django.db.models import F, Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.rulebook.models import Rule


class Deadline(models.Model):
    """One running or finished term. It keeps the rule version it was computed with and its first clock."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    casus_id = models.BigIntegerField(null=True)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    half_at = models.DateTimeField()
    late_soon_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    late_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "due_at"],
                include=["account", "casus_id", "key", "label"],
                condition=Q(done_at__isnull=True),
                name="deadline_open_org",
            ),
            models.Index(fields=["casus_id", "key"], name="deadline_case"),
            models.Index(fields=["object_type", "object_id", "key"], name="deadline_object"),
            models.Index(fields=["half_at"], condition=Q(done_at__isnull=True), name="deadline_open_half"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(due_at__gte=F("started_at")), name="deadline_after_start"),
            models.UniqueConstraint(
                fields=["object_type", "object_id", "key"],
                condition=Q(done_at__isnull=True),
                name="deadline_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.due_at:%d-%m-%Y %H:%M}"


class Alarm(models.Model):
    """A deadline reached 50, 80 or 100 percent; raised once, however often the tick runs."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="alarms")
    level = models.SmallIntegerField()
    raised_at = models.DateTimeField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deadline", "level"], name="alarm_once")]

    def __str__(self) -> str:
        return f"{self.level}% {self.deadline}"


class Heartbeat(models.Model):
    """When a process last showed that it lives."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
