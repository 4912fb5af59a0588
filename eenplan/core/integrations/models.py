"""Addresses of partners' systems, and each notice to them."""

from django.db import models
from django.db.models import Q

from eenplan.core.accounts.models import Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.core.outbox.models import Message


class Webhook(models.Model):
    """Where one system of a partner wants to be told; its secret is sealed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="webhooks")
    naam = models.CharField(max_length=100)
    url = models.CharField(max_length=500)
    secret = models.BinaryField()
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    sealed = (Sealed("secret", "organisation_id", "koppeling"),)

    def __str__(self) -> str:
        return self.naam


class Notice(models.Model):
    """One message of the outbox on its way to one system."""

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="notices")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="notices")
    key = models.UUIDField(unique=True)
    attempts = models.SmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failed = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="notice_due")]
        constraints = [models.UniqueConstraint(fields=["webhook", "message"], name="notice_once")]

    def __str__(self) -> str:
        return str(self.key)
