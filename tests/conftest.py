"""Fixtures that several parts of the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.encoders import Encoder, get_encoder
from tests.claims.tiny_encoder import build_tiny_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled encoder, loaded once."""
    return get_encoder("bundled")


@pytest.fixture(scope="session")
def tiny_encoder_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second real SentenceTransformer in a folder: 48 values, seeded random weights."""
    return build_tiny_encoder(tmp_path_factory.mktemp("encoder") / "tiny")
