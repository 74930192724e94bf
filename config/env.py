"""Strict readers of environment variables: a bad value stops with its name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_str(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool) -> bool:
    value = env_str(name)
    if not value:
        return default
    if value.lower() in {"true", "1", "yes", "on"}:
        return True
    if value.lower() in {"false", "0", "no", "off"}:
        return False
    message = f"{name}={value!r} is not a yes or no. Use true or false."
    raise ImproperlyConfigured(message)


def env_int(name: str, *, default: int, minimum: int = 0) -> int:
    value = env_str(name)
    if not value:
        return default
    try:
        number = int(value)
    except ValueError:
        message = f"{name}={value!r} is not a whole number."
        raise ImproperlyConfigured(message) from None
    if number < minimum:
        message = f"{name}={number} is too small. The smallest allowed value is {minimum}."
        raise ImproperlyConfigured(message)
    return number


def env_choice(name: str, *, default: str, choices: Sequence[str]) -> str:
    value = env_str(name) or default
    if value not in choices:
        message = f"{name}={value!r} is none of {', '.join(choices)}."
        raise ImproperlyConfigured(message)
    return value


def env_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    value = env_str(name)
    if not value:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def env_secret(name: str, *, fallback_file: Path) -> str:
    """Secret from ``name``, from the file that ``name_FILE`` names, or from ``fallback_file``.

    The fallback file is made on first use, readable by its owner only, so that a
    fresh clone works and never shares a key with another installation.
    """
    if value := env_str(name):
        return value
    if path := env_str(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            message = f"{name}_FILE={path!r} cannot be read: {error.strerror}."
            raise ImproperlyConfigured(message) from error
    if not fallback_file.exists():
        fallback_file.parent.mkdir(parents=True, exist_ok=True)
        fallback_file.touch(mode=0o600)
        fallback_file.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return fallback_file.read_text(encoding="utf-8").strip()
