"""Tables of the case, who is responsible, who belongs to it and who may look."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import leans_on
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.crypto.kolommen import Sealed
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN, Bron
from eenplan.dossier.casus.rules import NOOD_LANGST, Nood, Rol, Sluitreden, SoortUitspraak, Stand
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.models import Persoon

# A row that belongs to a case is open to whom the case is open to.
OF_CASE = leans_on("casus_casus", "casus_id")


def _choices(
    kind: type[Stand] | type[Rol] | type[Sluitreden] | type[SoortUitspraak] | type[Nood],
) -> list[tuple[str, str]]:
    return [(item.value, item.value.replace("_", " ")) for item in kind]


class Casus(models.Model):
    """One course of concern about one household. Open, it always has a responsible organisation and person."""

    nummer = models.CharField(max_length=20, unique=True)
    huishouden = models.ForeignKey(Huishouden, on_delete=models.PROTECT, related_name="casussen")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    verantwoordelijke_organisatie = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verantwoordelijke = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    gemeente = models.CharField(max_length=100, blank=True)
    stand = models.CharField(max_length=20, choices=_choices(Stand), default=Stand.BEOORDELING)
    acuut = models.BooleanField(default=False)
    besloten = models.BooleanField(default=False)
    geopend_op = models.DateTimeField()
    # when somebody of the responsible organisation first looked; empty is "nieuw" in the work supply
    ingezien_op = models.DateTimeField(null=True, blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    sluitreden = models.CharField(max_length=30, choices=_choices(Sluitreden), blank=True)
    bewaren_tot = models.DateField(null=True, blank=True)  # from the closing on (domain 10.3)
    opgegaan_in = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    versie = models.IntegerField(default=1)

    row_lock = (
        '"{table}".bronhouder_id = {organisation} OR EXISTS (SELECT 1 FROM casus_deelname d'
        ' WHERE d.casus_id = "{table}".id AND d.organisatie_id = {organisation} AND (d.tot IS NULL OR d.tot > {now}))'
        # asked once for all rows, and not of the bronhouder's own: who opened a case in an emergency (R9)
        ' OR "{table}".id IN (SELECT n.casus_id FROM casus_noodtoegang n'
        " WHERE n.account_id = {account} AND n.organisatie_id = {organisation} AND n.tot > {now})"
    )

    class Meta:
        verbose_name_plural = "casussen"
        indexes = [
            models.Index(fields=["bronhouder", "stand", "geopend_op"], name="casus_voorraad"),
            models.Index(fields=["huishouden", "geopend_op"], name="casus_huishouden"),
        ]
        constraints = [
            # domain 3.2: there is never an interval without a responsible organisation and person
            models.CheckConstraint(
                condition=Q(afgesloten_op__isnull=False)
                | Q(verantwoordelijke_organisatie__isnull=False, verantwoordelijke__isnull=False),
                name="casus_nooit_zonder_verantwoordelijke",
            ),
            models.CheckConstraint(
                condition=Q(afgesloten_op__isnull=True, stand__in=[s for s in Stand if s is not Stand.AFGESLOTEN])
                | Q(afgesloten_op__isnull=False, stand=Stand.AFGESLOTEN) & ~Q(sluitreden=""),
                name="casus_gesloten_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer


class Standwisseling(models.Model):
    """One step in the life of a case; never changed."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="standen")
    op = models.DateTimeField()
    van_stand = models.CharField(max_length=20, blank=True)
    naar_stand = models.CharField(max_length=20)
    actie = models.CharField(max_length=40)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    verantwoordelijke_organisatie = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verantwoordelijke = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    row_lock = OF_CASE

    def __str__(self) -> str:
        return f"{self.van_stand} -> {self.naar_stand}"


class Betrokkene(models.Model):
    """A person in a case, with his role there."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="betrokkenen")
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="betrokken_bij")
    rol = models.CharField(max_length=20, choices=_choices(Rol), default=Rol.OVERIG)
    vanaf = models.DateTimeField()

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "betrokkenen"
        constraints = [models.UniqueConstraint(fields=["casus", "persoon"], name="betrokkene_eenmaal")]

    def __str__(self) -> str:
        return f"{self.persoon_id} {self.rol}"


class Teamlid(models.Model):
    """A named member of the casusteam of the bronhouder (R4)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="team")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)  # see indexes
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    row_lock = '"{table}".account_id = {account} OR ' + OF_CASE  # one's own place, without asking for the case
    row_write_lock = OF_CASE

    class Meta:
        verbose_name_plural = "teamleden"
        indexes = [models.Index(fields=["account", "casus"], include=["tot"], name="teamlid_account")]
        constraints = [
            models.UniqueConstraint(fields=["casus", "account"], condition=Q(tot__isnull=True), name="teamlid_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.casus_id}"


class Deelname(models.Model):
    """An organisation that takes part in a case for a time. Only keys: the row lock itself leans on it."""

    SOORTEN = [("uitgenodigd", "uitgenodigd"), ("deelnemer", "deelnemer")]
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="deelnames")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.CharField(max_length=20, choices=SOORTEN, default="deelnemer")
    van = models.DateTimeField()
    tot = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["casus", "organisatie"], name="deelname_casus_org")]

    def __str__(self) -> str:
        return f"{self.organisatie_id} in {self.casus_id}"


class Deelbesluit(models.Model):
    """The decision to share one case with one organisation (or person there): classes, ground, end date (R5)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="deelbesluiten")
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    klassen = ArrayField(models.CharField(max_length=20, choices=[(c.value, c.value) for c in DataClass]))
    doel = models.CharField(max_length=20)
    grond = models.CharField(max_length=200)
    besloten_door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    client_geinformeerd = models.CharField(max_length=200)
    van = models.DateTimeField()
    tot = models.DateTimeField()

    row_lock = '"{table}".organisatie_id = {organisation} OR ' + OF_CASE
    row_write_lock = OF_CASE

    class Meta:
        verbose_name_plural = "deelbesluiten"
        constraints = [models.CheckConstraint(condition=Q(tot__gte=F("van")), name="deelbesluit_eindigt")]

    def __str__(self) -> str:
        return f"{self.casus_id} met {self.organisatie_id}"


class Schild(models.Model):
    """Protection on whereabouts, reporter or the whole case, with named readers (R6)."""

    SOORTEN = [("adres", "adres"), ("melder", "melder"), ("besloten", "besloten")]
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="schilden")
    soort = models.CharField(max_length=10, choices=SOORTEN)
    lezers = models.ManyToManyField(Account, related_name="+", blank=True)

    row_lock = OF_CASE

    class Meta:
        verbose_name_plural = "schilden"
        constraints = [models.UniqueConstraint(fields=["casus", "soort"], name="schild_eenmaal")]

    def __str__(self) -> str:
        return f"{self.soort} op {self.casus_id}"


class Belangenconflict(models.Model):
    """This account knows these people: closed, also in an emergency (R1)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="belangenconflicten")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(max_length=100)
    sinds = models.DateTimeField()

    class Meta:
        verbose_name_plural = "belangenconflicten"
        constraints = [models.UniqueConstraint(fields=["casus", "account"], name="belangenconflict_eenmaal")]

    def __str__(self) -> str:
        return f"{self.account_id} bij {self.casus_id}"


class Noodtoegang(models.Model):
    """Somebody on duty opened one case in an emergency, for a few hours and to read only; another judges it (R9).

    Only the course of `dossier.noodtoegang` writes here, as machinery. The row lock must not ask for the case: that of
    the case asks for this.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="noodtoegangen")
    bronhouder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)  # see indexes
    organisatie = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    functie = models.CharField(max_length=100)
    gevonden_met = models.CharField(max_length=10)  # the kind of key, never the key
    reden = models.TextField()
    van = models.DateTimeField()
    tot = models.DateTimeField()
    stand = models.CharField(max_length=20, choices=_choices(Nood), default=Nood.TE_BEOORDELEN)
    beoordelen_voor = models.DateTimeField()
    beoordeeld_op = models.DateTimeField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    oordeel = models.TextField(blank=True)
    opgeheven_op = models.DateTimeField(null=True, blank=True)
    opgeheven_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    opheffing = models.TextField(blank=True)

    row_lock = '"{table}".account_id = {account} OR "{table}".bronhouder_id = {organisation}'
    row_write_lock = "FALSE"

    class Meta:
        verbose_name_plural = "noodtoegangen"
        indexes = [
            models.Index(fields=["account", "tot"], include=["casus", "organisatie"], name="noodtoegang_account"),
            models.Index(fields=["bronhouder", "stand"], name="noodtoegang_bronhouder"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("van"), tot__lte=F("van") + NOOD_LANGST), name="noodtoegang_kort"
            ),
            models.CheckConstraint(
                condition=Q(stand=Nood.TE_BEOORDELEN, beoordeeld_door__isnull=True)
                | Q(stand__in=[Nood.TERECHT, Nood.NIET_TERECHT, Nood.OPGEHEVEN], beoordeeld_door__isnull=False)
                & ~Q(beoordeeld_door=F("account"))
                & ~Q(oordeel=""),
                name="noodtoegang_door_een_ander",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.casus_id}"


class Uitspraak(models.Model):
    """Who said what, when, about whom, and how sure it is; with the person's own reaction beside it."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="uitspraken")
    over = models.ManyToManyField(Persoon, related_name="uitspraken_over", blank=True)
    spreker = models.CharField(max_length=200)
    gezegd_op = models.DateTimeField()
    soort = models.CharField(max_length=20, choices=_choices(SoortUitspraak))
    klasse = models.CharField(max_length=20, default=DataClass.VEILIGHEID)
    tekst = models.TextField()
    reactie = models.TextField(blank=True)
    # source_disclosure (domain 10.4): `spreker` is what everybody may read; the name of a hidden source is sealed
    bron = models.CharField(
        max_length=12, choices=[(item.value, item.value) for item in Bron], default=Bron.AFGESCHERMD
    )
    beroepsmatig = models.BooleanField(default=False)
    afschermgrond = models.CharField(max_length=20, choices=list(AFSCHERM_GRONDEN.items()), blank=True)
    verzegeld = models.BinaryField(null=True)
    vastgelegd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField()

    row_lock = OF_CASE
    sealed = (Sealed("verzegeld", "casus__bronhouder_id", "melder", "casus_id"),)

    class Meta:
        verbose_name_plural = "uitspraken"
        indexes = [models.Index(fields=["casus", "gezegd_op"], name="uitspraak_casus")]

    def __str__(self) -> str:
        return f"{self.soort} {self.gezegd_op:%d-%m-%Y}"
