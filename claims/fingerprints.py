"""When two flags are the same flag: equal values in the same claims, whatever link they hang on."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from typing import Any

Evidence = dict[str, list[dict[str, Any]]]


def claims_of(evidence: Evidence) -> set[int]:
    """The claims that a flag points at."""
    return {span["claim"] for spans in evidence.values() for span in spans}


def fingerprint_flag(identity: str, evidence: Evidence, taken: Container[str] = ()) -> str:
    """The fingerprint of what differs (``Finding.fingerprint``) in the claims of the evidence.

    The same values twice in the same claims are told apart by a number.
    """
    claims = sorted(claims_of(evidence))
    first = key = hashlib.sha256(f"{identity}|{claims}".encode()).hexdigest()
    repeat = 1
    while key in taken:
        repeat += 1
        key = hashlib.sha256(f"{first}#{repeat}".encode()).hexdigest()
    return key
