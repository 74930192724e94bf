"""How torch runs here: bounded threads, quiet libraries, bfloat16 where it is quick.

Importing this module loads no torch.
"""

from __future__ import annotations

import logging
import os
import socket
import urllib.request
from contextlib import nullcontext
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings


def check_network() -> None:
    """Fails at once where the hub cannot be reached: its client would retry for a minute."""
    from huggingface_hub import constants

    address = urlsplit(constants.ENDPOINT)
    if address.scheme in urllib.request.getproxies():
        return
    port = address.port or (80 if address.scheme == "http" else 443)
    socket.create_connection((address.hostname, port), timeout=5).close()


def prepare_libraries() -> None:
    """Bounds the threads and keeps the libraries quiet."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import torch
    from transformers.utils import logging as transformers_logging

    # Two processes with more threads than cores starve each other.
    torch.set_num_threads(settings.ENCODER_THREADS)
    transformers_logging.disable_progress_bar()
    # "Default prompt name is set": the prompt is part of the encoder's identity here.
    logging.getLogger("sentence_transformers.base.model").setLevel(logging.ERROR)


def has_bfloat16_matrix_products() -> bool:
    """Whether the processor multiplies bfloat16 natively (AMX or AVX-512)."""
    import torch

    offered = torch.cpu.get_capabilities()
    return bool(offered.get("amx_bf16") or offered.get("avx512_bf16"))


def autocast(precision: str) -> Any:
    """The context in which torch computes at ``precision``, "float32" or "bfloat16"."""
    if precision != "bfloat16":
        return nullcontext()
    import torch

    return torch.autocast("cpu", dtype=torch.bfloat16)
