"""A reviewer to try Visavis with, on one's own machine."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

USERNAME = "demo"
GROUP = "reviewer"


class Command(BaseCommand):
    help = "Creates the user demo in the group reviewer, with a random password, and prints both."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--base-url", default="", help="where the server answers")

    def handle(self, *, base_url: str, **options: Any) -> None:
        group = Group.objects.filter(name=GROUP).first()
        if group is None:
            raise CommandError(f"The group {GROUP} is missing: run manage.py migrate first.")
        user, created = User.objects.get_or_create(username=USERNAME)
        user.groups.add(group)
        password = _password_of(user, is_new=created)
        self.stdout.write(f"  log in      {base_url}{reverse('login')}")
        self.stdout.write(f"  user        {USERNAME}")
        self.stdout.write(f"  password    {password or '(changed by its owner)'}")


def _password_of(user: User, *, is_new: bool) -> str:
    """The password in the file when it still works, a new one when there is none, else ""."""
    path = settings.DATA_DIR / "demo_password"
    known = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    if known and not is_new:
        return known if user.check_password(known) else ""
    password = secrets.token_urlsafe(12)
    _write_secret(path, password)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def _write_secret(path: Path, secret: str) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(secret + "\n", encoding="utf-8")
