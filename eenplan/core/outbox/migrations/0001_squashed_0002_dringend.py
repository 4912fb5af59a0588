import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from eenplan.core.tables import NewTable


class Migration(migrations.Migration):

    replaces = [
        ('outbox', '0001_initial'),
        ('outbox', '0002_dringend'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NewTable(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ontvangst', 'ontvangst'), ('nieuw', 'nieuw'), ('vervolgmelding', 'vervolgmelding'), ('overdracht', 'overdracht'), ('antwoord', 'antwoord'), ('terugkoppeling', 'terugkoppeling'), ('termijn', 'termijn'), ('nameting', 'nameting'), ('dringend', 'dringend')], max_length=20)),
                ('object_type', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('attempts', models.SmallIntegerField(default=0)),
                ('failed', models.CharField(blank=True, max_length=200)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['created_at'], name='outbox_waiting'), models.Index(fields=['object_type', 'object_id'], name='outbox_object')],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), ('account__isnull', False), _connector='OR'), name='outbox_has_receiver')],
            },
        ),
    ]
