"""What an entailment model says of a link, in a table of its own: without a model it stays empty."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_a_flag_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='LinkRelation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('equivalent', 'equivalent'), ('left_adds', 'the first report says more'), ('right_adds', 'the second report says more'), ('contradicts', 'contradictory'), ('unrelated', 'unrelated')], max_length=11, verbose_name='relation')),
                ('confidence', models.FloatField(verbose_name='confidence')),
                ('model', models.CharField(max_length=300, verbose_name='entailment model')),
                ('content_hash', models.CharField(max_length=64)),
                ('judged_at', models.DateTimeField(auto_now=True)),
                ('alignment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='relation', to='claims.alignment')),
            ],
            options={
                'verbose_name': 'relation',
                'verbose_name_plural': 'relations',
            },
        ),
    ]
