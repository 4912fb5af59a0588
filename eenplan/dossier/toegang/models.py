"""What was decided about who may look, in one row each; and what an account says of its own circle, as keyed hashes."""

from django.db import models

from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import OF_CASE, Casus
from eenplan.dossier.toegang.rules import Soort


class Toegangswissel(models.Model):
    """One decision about who may look at a case: by whom, about whom, why. Never changed."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    soort = models.CharField(max_length=20, choices=[(item.value, item.value) for item in Soort])
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    reden = models.CharField(max_length=300, blank=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "toegangswissels"
        indexes = [models.Index(fields=["casus", "op"], name="toegangswissel_casus")]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.casus_id}"


class GeenBekende(models.Model):
    """A lead said that a surname is only the same word: this account has no conflict here by his name (R1)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "geen bekenden"
        constraints = [models.UniqueConstraint(fields=["casus", "account"], name="geenbekende_eenmaal")]

    def __str__(self) -> str:
        return f"{self.account_id} bij {self.casus_id}"


class Kringkenmerk(models.Model):
    """One thing of an account's own circle, as a keyed hash: comparable, not readable. No case, so no row lock."""

    SOORTEN = [("adres", "adres"), ("achternaam", "achternaam"), ("zelf", "zelf")]
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    soort = models.CharField(max_length=12, choices=SOORTEN)
    kenmerk = models.CharField(max_length=64)
    sinds = models.DateTimeField()

    class Meta:
        verbose_name_plural = "kringkenmerken"
        indexes = [models.Index(fields=["kenmerk"], include=["account", "soort"], name="kringkenmerk_zoek")]
        constraints = [models.UniqueConstraint(fields=["account", "soort", "kenmerk"], name="kringkenmerk_eenmaal")]

    def __str__(self) -> str:
        return f"{self.soort} van {self.account_id}"
