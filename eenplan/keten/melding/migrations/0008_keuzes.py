"""A proposal to join says too what holds where two records differ."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("melding", "0007_voorstel_per_casus")]

    operations = [migrations.AddField("samenvoegvoorstel", "keuzes", models.JSONField(default=dict))]
