"""Two short reports on one event, and people who may compare them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.contrib.auth.models import Group, User

from articles.drafts import Draft
from articles.importing import create_article
from articles.models import Article

GERMAN = """Brücke über die Sauer bleibt gesperrt

Die Brücke über die Sauer bleibt bis zum 12. Mai gesperrt, teilte die Verwaltung am Dienstag mit.
Rund 3.500 Fahrzeuge müssen jeden Tag einen Umweg nehmen.
„Die Sicherheit geht vor“, sagte die Ministerin am Abend vor Journalisten.
"""
LUXEMBOURGISH = """Bréck iwwer d'Sauer bleift gespaart

D'Bréck iwwer d'Sauer bleift bis den 12. Mee gespaart, huet d'Verwaltung e Mëttwoch matgedeelt.
Ronn 3.500 Autoe mussen all Dag en Ëmwee huelen.
"D'Sécherheet geet vir", sot d'Ministesch den Owend virun der Press.
"""
OTHER_GERMAN = """Der Gemeinderat hat am Montag den Haushalt für das kommende Jahr beschlossen.
Die Opposition stimmte gegen den Entwurf, weil ihr die Ausgaben zu hoch waren.
"""


def make_user(name: str = "anna", group: str = "reviewer", **fields: Any) -> User:
    user = User.objects.create_user(username=name, password="not-a-secret", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def fill_form(left: str = GERMAN, right: str = LUXEMBOURGISH, **extra: Any) -> dict[str, Any]:
    """A post of the form; ``extra`` by field name with _ for -, as in ``left_outlet``."""
    fields = {name.replace("_", "-", 1): value for name, value in extra.items()}
    return {"left-text": left, "right-text": right, "do": "compare", **fields}


def store_pair() -> tuple[Article, Article]:
    """Both reports, stored."""
    return create_article(Draft(text=GERMAN)), create_article(Draft(text=LUXEMBOURGISH))


def text_of(response) -> str:
    """The words of a page, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
