"""Cases as two newsrooms might have told them: loosened, thinned out, or a short excerpt.

Seeded by the case's id, so that every run sees the same variants.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from claims.engine.cases import Case
from claims.engine.compare import make_report
from claims.engine.types import Report

LONGEST_CUT, MOST_DROPPED = 0.5, 0.4  # of a claim's words, when it is loosened
THINNED = 0.4  # of the words that lexical evidence sees


def change(report: Report, edit: Callable[[str], str]) -> Report:
    return make_report([(edit(c.text), c.kind) for c in report.claims], report.language)


def loosen(case: Case) -> Case:
    """The case with claims that say less, each side on its own."""
    chance = random.Random(f"loosen {case.id}")

    def edit(text: str) -> str:
        words = text.split()
        if len(words) < 6:
            return text
        if chance.random() < 0.5:
            cut = int(len(words) * chance.uniform(0.2, LONGEST_CUT))
            words = words[cut:] if chance.random() < 0.5 else words[: len(words) - cut]
        dropped = chance.uniform(0, MOST_DROPPED)
        kept = [word for word in words if chance.random() > dropped]
        return " ".join(kept if len(kept) >= 4 else words)

    return Case(
        id=f"{case.id} loosened",
        left=change(case.left, edit),
        right=change(case.right, edit),
        links=case.links,
        discrepancies=(),
    )


def thin(report: Report, seed: str) -> Report:
    """The report with words left out."""
    chance = random.Random(f"thin {seed}")

    def edit(text: str) -> str:
        words = text.split()
        kept = [word for word in words if chance.random() > THINNED]
        return " ".join(kept if len(kept) >= 3 else words[:3])

    return change(report, edit)


def excerpt(case: Case) -> Case:
    """A few claims of each side, most without counterpart: what is left to align is often so."""
    chance = random.Random(f"excerpt {case.id}")
    kept = [
        sorted(chance.sample(range(len(side.claims)), min(len(side.claims), chance.randint(3, 6))))
        for side in (case.left, case.right)
    ]
    rows = [{index: row for row, index in enumerate(side)} for side in kept]
    links = tuple(
        (tuple(rows[0][i] for i in a), tuple(rows[1][j] for j in b))
        for a, b in case.links
        if all(i in rows[0] for i in a) and all(j in rows[1] for j in b)
    )
    sides = [
        make_report([(side.claims[i].text, side.claims[i].kind) for i in chosen], side.language)
        for side, chosen in zip((case.left, case.right), kept, strict=True)
    ]
    return Case(
        id=f"{case.id} excerpt", left=sides[0], right=sides[1], links=links, discrepancies=()
    )
