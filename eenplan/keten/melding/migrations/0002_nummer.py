from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("melding", "0001_initial")]
    operations = [migrations.RunSQL("CREATE SEQUENCE melding_nummer", "DROP SEQUENCE melding_nummer")]
