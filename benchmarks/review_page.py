"""Time, queries and weight of the review page: python -m benchmarks.review_page

Builds a comparison of the size that the page must bear (200 + 200 claims, 150 flags) in a
database of its own, asks for pages and decides through Django's test client, and prints
the median of many runs. No network, no model.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

LEFT = "Der Minister sagte am Dienstag in Luxemburg vor {n} Zeugen, die Regierung habe den Plan mit {n} Stimmen angenommen und werde ihn noch vor dem Sommer dem Parlament vorlegen."
RIGHT = "De Minister sot e Mëttwoch zu Lëtzebuerg virun {n} Zeien, d'Regierung hätt de Plang mat {n} Stëmmen ugeholl a géing en nach virum Summer an der Chamber virleeën."


def build(claims: int, flags: int) -> Any:
    """A comparison with three quarters of its claims linked; every link has its scores."""
    from tests.factories import make_alignment, make_comparison, make_discrepancy

    comparison = make_comparison(
        title="Weight",
        left_texts=[LEFT.format(n=n) for n in range(claims)],
        right_texts=[RIGHT.format(n=n) for n in range(claims)],
    )
    left = [claim.pk for claim in comparison.left.claims.order_by("position")]
    right = [claim.pk for claim in comparison.right.claims.order_by("position")]
    links = claims * 3 // 4
    parts = {"cosine": 0.91, "margin": 0.22, "rank": 1.0, "neighbours": 0.6, "length": 0.9}
    for n in range(links):
        near = {"left": [left[n]], "right": [right[(n + 1) % claims]], "score": 0.41}
        row = make_alignment(
            comparison=comparison, left=[n], right=[n], parts=parts, runner_ups=[near]
        )
        for _flag in range(flags // links + (n < flags % links)):
            make_discrepancy(alignment=row, left=["Dienstag"], right=["Mëttwoch"])
    for n in range(links, claims):
        others = [(n + step) % claims for step in range(3)]
        for side, own, other in (("left", left, right), ("right", right, left)):
            far = "right" if side == "left" else "left"
            near_all = [{side: [own[n]], far: [other[m]], "score": 0.38} for m in others]
            make_alignment(comparison=comparison, runner_ups=near_all, **{side: [n]})
    return comparison


def store_random_vectors(comparison: Any) -> str:
    """Vectors of the default encoder's size, and the version of what is drawn from them."""
    import numpy as np

    from claims.similarity import read_basis
    from tests.claims.vectors import make_encoder, store_vectors

    sizes = [article.claims.count() for article in (comparison.left, comparison.right)]
    random = np.random.default_rng(1)
    sides = [random.normal(size=(size, 384)).tolist() for size in sizes]
    store_vectors(comparison, make_encoder(dimension=384), *sides)
    return read_basis(comparison).version


def measure(name: str, ask: Callable[[int], Any], runs: int) -> None:
    """Prints weight, queries and time; the first two answers warm up and do not count."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask(0)
    with CaptureQueriesContext(connection) as queries:
        answer = ask(1)
    count = len(queries)  # now: every later request empties the log
    times, busy = [], []
    for n in range(2, runs + 2):
        start, begun = time.perf_counter(), time.process_time()
        ask(n)
        times.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - begun))
    kilobytes = len(answer.content) / 1000
    print(
        f"{name:34} {answer.status_code}  {kilobytes:7.1f} kB  {count:3} queries  "
        f"{statistics.median(times):6.1f} ms (slowest {max(times):.1f}), "
        f"processor {statistics.median(busy):.0f} ms"
    )


def main() -> None:
    """Builds, measures, and takes everything away again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=200, help="claims of each report")
    parser.add_argument("--flags", type=int, default=150)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.test.utils import get_runner

    # Not setup_test_environment: it makes every template copy its context.
    django.setup()
    from django.conf import settings

    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        run(given)
    finally:
        runner.teardown_databases(databases)


def measure_pages(client: Any, comparison: Any, runs: int) -> None:
    """The review page in its views, and what the heat map asks for."""
    from django.urls import reverse

    page = comparison.get_absolute_url()
    measure("review page", lambda _n: client.get(page), runs)
    measure("all selected", lambda _n: client.get(f"{page}?select=all"), runs)
    measure("in context", lambda _n: client.get(f"{page}?view=context"), runs)
    similarity = reverse("comparison_similarity", args=(comparison.pk,))
    version = store_random_vectors(comparison)
    measure("similarity, all against all", lambda _n: client.get(similarity), runs)
    picture = reverse("similarity_picture", args=(comparison.pk, version))
    values = reverse("similarity_values", args=(comparison.pk, version))
    measure("similarity, picture", lambda _n: client.get(picture), runs)
    measure("similarity, values", lambda _n: client.get(values), runs)


def list_links(comparison: Any) -> list[str]:
    """What the buttons say that link two claims which stand alone."""
    alone = comparison.alignments.filter(band="one_sided", made_by="machine", state="suggested")
    sides = [
        alone.filter(members__side=side)
        .order_by("pk")
        .values_list("members__claim", "pk", "version")
        for side in ("left", "right")
    ]
    return [
        f"link {left} {right} {one}:{first}+{other}:{second}"
        for (left, one, first), (right, other, second) in zip(*sides, strict=False)
    ]


def measure_edits(htmx: Any, act: str, comparison: Any, runs: int) -> None:
    """What changes claims and links themselves."""

    def split(claim: Any) -> str:
        return f"split {claim.pk} {claim.version} {claim.text.index('die Regierung')}"

    claims = list(comparison.left.claims.order_by("position"))
    away = [f"set-aside {claim.pk} {claim.version}" for claim in claims[60:]]
    measure("set a claim aside", lambda n: htmx.post(act, {"act": away[n]}), runs)
    aside = comparison.left.claims.filter(kind="boilerplate").order_by("position")
    back = [f"bring-back {claim.pk} {claim.version}" for claim in aside]
    measure("bring it back", lambda n: htmx.post(act, {"act": back[n]}), runs)
    pairs = list_links(comparison)
    measure("link two claims", lambda n: htmx.post(act, {"act": pairs[n]}), runs)
    measure("split a claim", lambda n: htmx.post(act, {"act": split(claims[n])}), runs)


def run(given: argparse.Namespace) -> None:
    """The table: pages, then decisions as htmx sends them."""
    from django.test import Client
    from django.urls import reverse

    from tests.factories import make_reviewer

    comparison = build(given.claims, given.flags)
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_reviewer(username="bench"))
    htmx = Client(SERVER_NAME="localhost", headers={"HX-Request": "true"})
    htmx.cookies = client.cookies
    flags = list(comparison.discrepancies.order_by("number"))
    links = list(comparison.alignments.filter(band="linked").order_by("pk"))
    act = reverse("comparison_act", args=(comparison.pk,))

    def press(verb: str, row: Any) -> Any:
        return htmx.post(act, {"act": f"{verb} {row.pk} {row.version}"})

    def confirm_all(_n: int) -> Any:
        comparison.discrepancies.filter(state="confirmed").update(state="open")
        flags = comparison.discrepancies.filter(state="open")
        rows = [f"f{pk}:{version}" for pk, version in flags.values_list("pk", "version")]
        return htmx.post(f"{act}?select=1", {"act": "bulk confirm-flags", "row": rows})

    print(f"{given.claims} + {given.claims} claims, {given.flags} flags")
    measure_pages(client, comparison, given.runs)
    measure("confirm a flag", lambda n: press("confirm-flag", flags[n]), given.runs)
    measure("accept a link", lambda n: press("accept", links[n]), given.runs)
    measure("reject a link", lambda n: press("reject", links[-1 - n]), given.runs)
    undo, redo = (reverse(f"decision_{name}", args=(comparison.pk,)) for name in ("undo", "redo"))
    measure("undo", lambda _n: htmx.post(undo), min(given.runs, 10))
    measure("redo", lambda _n: htmx.post(redo), min(given.runs, 10))
    measure_edits(htmx, act, comparison, given.runs)
    measure("confirm all open flags", lambda n: confirm_all(n), given.runs)


if __name__ == "__main__":
    main()
