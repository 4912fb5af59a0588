"""Messages waiting to leave."""

from django.db import models
from django.db.models import Q

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.outbox.rules import Kind

HELD = "domein"  # in `failed`: nobody vouches for the domain that it should go to


class Message(models.Model):
    """One content-free notice to an account or an organisation."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    failed = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], condition=Q(sent_at__isnull=True), name="outbox_waiting"),
            models.Index(fields=["object_type", "object_id"], name="outbox_object"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(account__isnull=False), name="outbox_has_receiver"
            )
        ]

    @property
    def to(self) -> str:
        """Where it goes: the account's mail address, else that of the organisation; may be empty."""
        if self.account and self.account.email:
            return str(self.account.email)
        return str(self.organisation.email) if self.organisation else ""

    def __str__(self) -> str:
        return f"{self.kind} {self.object_type} {self.object_id}"
