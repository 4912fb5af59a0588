from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('radar', '0010_ook_geboren')]

    operations = [
        migrations.AlterField(
            model_name='paarbesluit',
            name='besluit',
            field=models.CharField(
                choices=[('niet_dezelfde', 'niet dezelfde'), ('later', 'later bekijken'), ('dezelfde', 'wel dezelfde')],
                max_length=20,
            ),
        ),
    ]
