"""The domains; what accounts and organisations use already is vouched for by the first functional manager, for a year."""

from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from eenplan.core.tables import NewTable


def vouch_for_what_is_used(apps, schema_editor):
    owner = schema_editor.connection.alias  # the application's own role may not look here

    def rows(app, name):
        return apps.get_model(app, name).objects.using(owner)

    keeper = rows("accounts", "Appointment").filter(role="beheer").order_by("van", "pk").first()
    if keeper is None:
        return
    used = set()
    for name in ("Account", "Organisation"):
        used |= set(rows("accounts", name).exclude(email="").values_list("email", flat=True))
    now = timezone.now()
    domains = sorted({email.rpartition("@")[2].lower() for email in used})
    rows("maildomains", "Maildomein").bulk_create(
        apps.get_model("maildomains", "Maildomein")(
            domein=domain, eigenaar_id=keeper.account_id, sinds=now, tot=now + timedelta(days=365)
        )
        for domain in domains
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [("accounts", "0001_initial")]

    operations = [
        NewTable(
            name="Maildomein",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("domein", models.CharField(max_length=253, unique=True)),
                ("sinds", models.DateTimeField()),
                ("tot", models.DateTimeField()),
                ("eigenaar", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.account")),
            ],
        ),
        migrations.RunPython(vouch_for_what_is_used, migrations.RunPython.noop),
    ]
