"""How many statements each action on the page takes, whatever the size of the reports."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.factories import make_alignment, make_comparison, make_discrepancy

# Of every post: session, person, the row with its comparison, BEGIN, the rows written, their
# decisions, COMMIT, and for the page after it flags, places and notes.
STATEMENTS = [
    pytest.param(["confirm-flag"], 10, id="confirm a flag"),
    pytest.param(["dismiss-flag"], 10, id="dismiss a flag"),
    pytest.param(["accept"], 10, id="accept a link"),
    pytest.param(["accept-alone"], 11, id="accept a one-sided claim, and its flag"),
    pytest.param(["reject"], 13, id="reject a link with a flag"),
    pytest.param(["link"], 13, id="link two one-sided claims with flags"),
    pytest.param(["link-linked"], 13, id="link a claim out of a link with a flag"),
    pytest.param(["set-aside"], 14, id="set aside out of a link with a flag"),
    pytest.param(["set-aside-alone"], 12, id="set aside a one-sided claim with a flag"),
    pytest.param(["set-aside", "bring-back"], 13, id="bring back"),
    pytest.param(["confirm-flag", "undo"], 12, id="undo a confirmation"),
    pytest.param(["confirm-flag", "undo", "redo"], 12, id="redo a confirmation"),
    pytest.param(["reject", "undo"], 17, id="undo a rejection"),
    pytest.param(["reject", "undo", "redo"], 17, id="redo a rejection"),
    pytest.param(["link", "undo"], 17, id="undo a link"),
    pytest.param(["link", "undo", "redo"], 17, id="redo a link"),
    pytest.param(["link-linked", "undo"], 17, id="undo a link out of a link"),
    pytest.param(["link-linked", "undo", "redo"], 17, id="redo a link out of a link"),
    pytest.param(["set-aside", "undo"], 19, id="undo setting aside"),
    pytest.param(["set-aside", "undo", "redo"], 19, id="redo setting aside"),
    pytest.param(["set-aside", "bring-back", "undo"], 16, id="undo bringing back"),
]


def build(size: int) -> dict[str, str]:
    """What the buttons of a board send: ``size`` links with a flag, and as many claims alone."""
    comparison = make_comparison(
        left_texts=[f"Am Dienstag kamen {n} Leute." for n in range(2 * size)],
        right_texts=[f"E Mëttwoch koumen {n} Leit." for n in range(2 * size)],
    )
    links, flags, alone = [], [], []
    for n in range(size):
        link = make_alignment(comparison=comparison, left=[n], right=[n])
        links.append(link)
        flags.append(make_discrepancy(alignment=link, left=["Dienstag"], right=["Mëttwoch"]))
        for side in ("left", "right"):
            row = make_alignment(comparison=comparison, **{side: [n + size]})
            make_discrepancy(alignment=row, kind="coverage", detector="coverage")
            alone.append(row)
    linked = links[0].members.get(side="left").claim
    single, counterpart = (row.members.get().claim for row in alone[:2])
    seen = [f"{row.pk}:1" for row in (links[0], *alone[:2])]
    act = reverse("comparison_act", args=(comparison.pk,))
    presses = {
        "confirm-flag": f"confirm-flag {flags[0].pk} 1",
        "dismiss-flag": f"dismiss-flag {flags[0].pk} 1 same_meaning",
        "accept": f"accept {links[0].pk} 1",
        "accept-alone": f"accept {alone[0].pk} 1",
        "reject": f"reject {links[0].pk} 1",
        "link": f"link {single.pk} {counterpart.pk} {seen[1]}+{seen[2]}",
        "link-linked": f"link {linked.pk} {counterpart.pk} {seen[0]}+{seen[2]}",
        "set-aside": f"set-aside {linked.pk} 1",
        "set-aside-alone": f"set-aside {single.pk} 1",
        "bring-back": f"bring-back {linked.pk} 2",
    }
    travels = {
        name: reverse(f"decision_{name}", args=(comparison.pk,)) for name in ("undo", "redo")
    }
    return {name: f"{act} {said}" for name, said in presses.items()} | travels


@pytest.mark.parametrize(("names", "count"), STATEMENTS)
@pytest.mark.parametrize("size", [pytest.param(2, id="small"), pytest.param(12, id="larger")])
def test_an_action_takes_so_many_statements(
    htmx_client, names, count, size, django_assert_num_queries
):
    presses = build(size)

    def press(name):
        url, _space, said = presses[name].partition(" ")
        return htmx_client.post(url, {"act": said})

    for name in names[:-1]:
        assert press(name).status_code == 200
    with django_assert_num_queries(count):
        response = press(names[-1])
    assert response.status_code == 200
