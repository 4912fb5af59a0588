from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("casus", "0002_nummer")]
    operations = [
        # what stands there already counts as seen: nobody needs a list in which everything is new
        migrations.AddField(
            "casus", "ingezien_op", models.DateTimeField(blank=True, default=timezone.now, null=True),
            preserve_default=False,
        ),
    ]
