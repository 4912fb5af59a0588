from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casus", "0001_initial")]
    operations = [migrations.RunSQL("CREATE SEQUENCE casus_nummer", "DROP SEQUENCE casus_nummer")]
