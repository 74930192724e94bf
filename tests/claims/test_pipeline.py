"""The flow on the seeds with the real encoder: run again, and around what people decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from articles.seeds import load_seed_articles
from claims.decisions.notes import read_notes
from claims.encoders import get_encoder
from claims.engine.detectors import detect_all
from claims.engine.linking import link_reports
from claims.engine.segmentation import split_claims
from claims.engine.types import AlignmentResult, Sentence
from claims.models import Alignment, Claim, Comparison, Discrepancy, Embedding
from claims.pipeline import (
    align_comparison,
    detect_discrepancies,
    process_comparison,
    split_comparison,
)
from claims.review import (
    NoteChange,
    accept_one_sided,
    confirm_alignment,
    confirm_discrepancy,
    dismiss_discrepancy,
    link_claims,
    reject_alignment,
    set_claim_kind,
    write_notes,
)
from claims.stages import aligning, detecting, splitting
from claims.stages.embeddings import activate_encoder, embed_texts, encoder_row, texts_to_embed
from claims.stages.reports import member_ids

pytestmark = [pytest.mark.model, pytest.mark.django_db]


@pytest.fixture
def comparison(db, encoder) -> Comparison:
    """The seeds, processed once."""
    (pair,) = load_seed_articles()
    comparison = Comparison.objects.create(left=pair.left, right=pair.right, title=pair.title)
    process_comparison(comparison, encoder=encoder)
    return comparison


def links(comparison: Comparison) -> list[Alignment]:
    """Firm machine links that nobody decided, surest first."""
    rows = comparison.alignments.filter(state="suggested", band="linked")
    return list(rows.order_by("-confidence", "pk"))


def one_sided(comparison: Comparison, side: str) -> Alignment:
    rows = comparison.alignments.filter(band="one_sided", members__side=side, state="suggested")
    found = rows.filter(members__claim__kind="statement").first()
    assert found is not None
    return found


def members(alignment: Alignment) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return member_ids(Alignment.objects.prefetch_related("members").get(pk=alignment.pk))


def weekday_flag(comparison: Comparison) -> Discrepancy:
    return comparison.discrepancies.get(left_value="tuesday", right_value="wednesday")


def link_of(flag: Discrepancy) -> Alignment:
    assert flag.alignment is not None
    return flag.alignment


def snapshot(comparison: Comparison) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a comparison with all that a run could change."""
    articles = (comparison.left_id, comparison.right_id)
    claims = Claim.objects.filter(article__in=articles).order_by("pk")
    rows = comparison.alignments.order_by("pk").prefetch_related("members")
    flags = comparison.discrepancies.order_by("pk")
    return {
        "claims": list(
            claims.values_list(
                "pk",
                "start",
                "end",
                "text",
                "kind",
                "paragraph",
                "position",
                "encoding_text",
                "is_current",
            )
        ),
        "alignments": [
            (row.pk, row.state, row.band, row.confidence, row.version, member_ids(row))
            for row in rows
        ],
        "flags": list(
            flags.values_list(
                "pk", "number", "fingerprint", "state", "severity", "alignment_id", "version"
            )
        ),
        "vectors": list(Embedding.objects.order_by("pk").values_list("pk", "content_hash")),
    }


def assert_every_claim_is_in_one_row(comparison: Comparison) -> None:
    """The promise of ``Alignment``: each claim that takes part is in exactly one row."""
    active = comparison.alignments.exclude(state="rejected").prefetch_related("members")
    taken = Counter(pk for row in active for side in member_ids(row) for pk in side)
    claims = Claim.objects.filter(
        article__in=(comparison.left_id, comparison.right_id), is_current=True
    ).exclude(kind="boilerplate")
    assert taken == Counter(claims.values_list("pk", flat=True))


def assert_claims_cover_the_text(comparison: Comparison) -> None:
    for article in (comparison.left, comparison.right):
        claims = list(article.claims.filter(is_current=True).order_by("position"))
        assert [claim.position for claim in claims] == list(range(len(claims)))
        rest, end = article.body, 0
        for claim in claims:
            assert claim.start >= end
            assert article.body[claim.start : claim.end] == claim.text
            rest = rest[: claim.start] + " " * len(claim.text) + rest[claim.end :]
            end = claim.end
        assert not rest.strip()


# --- again --------------------------------------------------------------------------


def test_processing_twice_changes_nothing(comparison, encoder):
    before = snapshot(comparison)
    result = process_comparison(comparison, encoder=encoder)
    assert snapshot(comparison) == before
    assert (result.left.created, result.left.removed) == (0, 0)
    assert (result.right.created, result.right.removed) == (0, 0)
    assert result.embedded.encoded == 0
    assert (result.detected.created, result.detected.closed) == (0, 0)
    assert result.detected.kept == len(before["flags"]) > 0
    assert result.aligned.linked == len(links(comparison)) > 5
    assert_every_claim_is_in_one_row(comparison)
    assert_claims_cover_the_text(comparison)


def test_the_weekdays_are_flagged(comparison):
    flag = weekday_flag(comparison)
    assert (flag.kind, flag.severity, flag.state) == ("date", "critical", "open")
    assert flag.alignment is not None
    assert flag.alignment.band == "linked"
    spans = [flag.evidence[side][0] for side in ("left", "right")]
    assert [span["text"] for span in spans] == ["Dienstag", "Mëttwoch"]
    for span in spans:
        assert Claim.objects.get(pk=span["claim"]).text[span["start"] : span["end"]] == span["text"]


# --- splitting again ------------------------------------------------------------------


def paragraphs(text: str, language: str, *, title: str = ""):
    """Another splitter: the sentences of a paragraph stay together."""
    merged: list[Sentence] = []
    for sentence in split_claims(text, language, title=title):
        if merged and merged[-1].paragraph == sentence.paragraph:
            start = merged[-1].start
            merged[-1] = replace(merged[-1], end=sentence.end, text=text[start : sentence.end])
        else:
            merged.append(sentence)
    return tuple(merged)


def test_decided_claims_keep_their_boundaries_when_the_splitter_changes(
    comparison, reviewer, encoder, monkeypatch
):
    dismissed = weekday_flag(comparison)
    confirmed, rejected = [row for row in links(comparison) if row != link_of(dismissed)][:2]
    alone = one_sided(comparison, "left")
    confirm_alignment(confirmed, actor=reviewer, version=confirmed.version)
    reject_alignment(rejected, actor=reviewer, version=rejected.version)
    accept_one_sided(alone, actor=reviewer, version=alone.version)
    dismiss_discrepancy(
        dismissed, actor=reviewer, version=dismissed.version, reason="updated_since"
    )
    decided = {row.pk: members(row) for row in (confirmed, rejected, alone, link_of(dismissed))}
    kept = {pk for row in decided.values() for side in row for pk in side}
    texts = dict(Claim.objects.filter(pk__in=kept).values_list("pk", "text"))
    count = Claim.objects.filter(is_current=True).count()

    monkeypatch.setattr(splitting, "split_claims", paragraphs)
    process_comparison(comparison, encoder=encoder)
    assert Claim.objects.filter(is_current=True).count() < count
    assert (
        dict(Claim.objects.filter(pk__in=kept, is_current=True).values_list("pk", "text")) == texts
    )
    assert {pk: members(Alignment.objects.get(pk=pk)) for pk in decided} == decided
    dismissed.refresh_from_db()
    assert dismissed.state == "dismissed"
    assert dismissed.alignment_id in decided
    assert_claims_cover_the_text(comparison)
    assert_every_claim_is_in_one_row(comparison)

    monkeypatch.undo()
    process_comparison(comparison, encoder=encoder)
    assert Claim.objects.filter(is_current=True).count() == count
    assert {pk: members(Alignment.objects.get(pk=pk)) for pk in decided} == decided
    states = dict(comparison.alignments.filter(pk__in=decided).values_list("pk", "state"))
    assert states[confirmed.pk] == states[alone.pk] == "confirmed"
    assert states[rejected.pk] == "rejected"


def test_boundaries_that_a_person_set_outlive_a_new_split(comparison, encoder):
    first, second = comparison.left.claims.filter(paragraph__gt=2, is_current=True)[:2]
    body = comparison.left.body
    Alignment.objects.filter(members__claim__in=[first, second]).delete()
    Claim.objects.filter(pk__in=[first.pk, second.pk]).update(is_current=False)
    joined = Claim.objects.create(
        article=comparison.left,
        position=first.position,
        start=first.start,
        end=second.end,
        text=body[first.start : second.end],
        is_pinned=True,
    )
    process_comparison(comparison, encoder=encoder)
    joined.refresh_from_db()
    assert (joined.start, joined.end, joined.is_current) == (first.start, second.end, True)
    assert joined.encoding_text
    inside = Claim.objects.filter(
        article=comparison.left, is_current=True, start__lt=second.end, end__gt=first.start
    )
    assert list(inside) == [joined]
    assert_claims_cover_the_text(comparison)
    assert_every_claim_is_in_one_row(comparison)


def test_a_claim_that_a_person_set_aside_stays_aside(comparison, reviewer, encoder):
    claim = Claim.objects.get(pk=members(links(comparison)[0])[0][0])
    set_claim_kind(
        comparison, claim=claim, actor=reviewer, version=claim.version, kind="boilerplate"
    )
    process_comparison(comparison, encoder=encoder)
    claim.refresh_from_db()
    assert (claim.kind, claim.is_pinned) == ("boilerplate", True)
    assert not claim.alignments.exclude(state="rejected").exists()
    assert_every_claim_is_in_one_row(comparison)


# --- another encoder --------------------------------------------------------------------


def test_decisions_survive_another_encoder(comparison, reviewer, tiny_encoder_path):
    flag = weekday_flag(comparison)
    confirmed, rejected = [row for row in links(comparison) if row != link_of(flag)][:2]
    confirm_alignment(confirmed, actor=reviewer, version=confirmed.version)
    reject_alignment(rejected, actor=reviewer, version=rejected.version)
    confirm_discrepancy(flag, actor=reviewer, version=flag.version)
    decided = {row.pk: members(row) for row in (confirmed, rejected, link_of(flag))}
    bundled = set(Embedding.objects.values_list("pk", flat=True))

    tiny = get_encoder(str(tiny_encoder_path))
    row = encoder_row(tiny)
    embed_texts(texts_to_embed([comparison.left, comparison.right]), encoder=tiny, row=row)
    activate_encoder(row)
    result = process_comparison(comparison)

    assert result.embedded.encoded == 0
    assert bundled < set(Embedding.objects.values_list("pk", flat=True))
    assert {pk: members(Alignment.objects.get(pk=pk)) for pk in decided} == decided
    free = comparison.alignments.exclude(pk__in=decided).filter(state="suggested")
    # A flag on a link pins it; whatever else stands was made with the new encoder.
    assert set(free.values_list("encoder", flat=True)) == {row.pk}
    flag.refresh_from_db()
    assert flag.state == "confirmed"
    assert_pair_is_apart(comparison, members(rejected))
    assert_every_claim_is_in_one_row(comparison)


# --- aligning again -----------------------------------------------------------------------


def assert_pair_is_apart(comparison: Comparison, pair) -> None:
    """No row that stands holds all claims of a rejected link."""
    wanted = {pk for side in pair for pk in side}
    active = comparison.alignments.exclude(state="rejected").prefetch_related("members")
    groups = [{pk for side in member_ids(row) for pk in side} for row in active]
    assert not [group for group in groups if wanted <= group]


def test_decided_links_are_pinned_and_rejected_pairs_stay_apart(comparison, reviewer):
    confirmed, rejected, other = links(comparison)[:3]
    alone = one_sided(comparison, "right")
    own = one_sided(comparison, "left")
    confirm_alignment(confirmed, actor=reviewer, version=confirmed.version)
    reject_alignment(rejected, actor=reviewer, version=rejected.version)
    accept_one_sided(alone, actor=reviewer, version=alone.version)
    made = link_claims(
        comparison,
        actor=reviewer,
        left=[Claim.objects.get(pk=members(own)[0][0])],
        right=[Claim.objects.get(pk=members(other)[1][0])],
        seen={own.pk: own.version, other.pk: other.version},
    )
    by_person = comparison.alignments.get(made_by="person")
    standing = {row.pk: members(row) for row in (confirmed, rejected, alone, by_person)}
    assert made.touched

    for _again in range(2):
        align_comparison(comparison)
        assert {pk: members(Alignment.objects.get(pk=pk)) for pk in standing} == standing
        assert_pair_is_apart(comparison, standing[rejected.pk])
        assert_pair_is_apart(comparison, members(other))
        assert_every_claim_is_in_one_row(comparison)
    states = dict(comparison.alignments.filter(pk__in=standing).values_list("pk", "state"))
    assert states == {
        confirmed.pk: "confirmed",
        rejected.pk: "rejected",
        alone.pk: "confirmed",
        by_person.pk: "confirmed",
    }


def test_a_link_with_a_note_is_kept_by_a_new_search(comparison, reviewer, monkeypatch):
    noted, other = links(comparison)[:2]
    places = members(noted)
    change = NoteChange(target=noted, text="Nachfragen.", version=0)
    write_notes(comparison, actor=reviewer, changes=[change])
    found = AlignmentResult(links=(), unmatched_left=(), unmatched_right=())
    monkeypatch.setattr(aligning, "link_reports", lambda *args, **options: found)
    align_comparison(comparison)
    assert members(noted) == places
    assert not Alignment.objects.filter(pk=other.pk).exists()
    note = read_notes(comparison).find("alignment", noted.pk)
    assert note is not None
    assert note.text == "Nachfragen."


def test_links_of_retired_claims_are_kept_as_history(comparison, reviewer):
    confirmed = links(comparison)[0]
    confirm_alignment(confirmed, actor=reviewer, version=confirmed.version)
    Claim.objects.filter(pk=members(confirmed)[0][0]).update(is_current=False)
    align_comparison(comparison)
    confirmed.refresh_from_db()
    assert confirmed.state == "confirmed"


def test_a_link_confirmed_during_the_search_stays(comparison, reviewer, monkeypatch):
    """The search rests on what stood before: its result is dropped and searched again."""
    confirmed = links(comparison)[-1]
    searches = []

    def search_while_a_person_decides(*args, **options):
        searches.append(options["pinned"])
        if len(searches) == 1:
            row = Alignment.objects.get(pk=confirmed.pk)
            confirm_alignment(row, actor=reviewer, version=row.version)
            return replace(link_reports(*args, **options), links=())
        return link_reports(*args, **options)

    monkeypatch.setattr(aligning, "link_reports", search_while_a_person_decides)
    result = align_comparison(comparison)
    confirmed.refresh_from_db()
    assert confirmed.state == "confirmed"
    assert [len(pinned) for pinned in searches] == [0, 1]
    assert (result.kept, result.linked) == (1, len(links(comparison)))
    assert_every_claim_is_in_one_row(comparison)


def test_alignment_ends_although_people_never_stop_deciding(comparison, reviewer, monkeypatch):
    rows = links(comparison)

    def search_while_a_person_decides(*args, **options):
        row = rows.pop()
        confirm_alignment(row, actor=reviewer, version=row.version)
        return link_reports(*args, **options)

    monkeypatch.setattr(aligning, "link_reports", search_while_a_person_decides)
    align_comparison(comparison)
    assert comparison.alignments.filter(state="confirmed").count() == 4
    assert_every_claim_is_in_one_row(comparison)


@pytest.mark.parametrize(
    ("module", "function", "stage"),
    [
        pytest.param(splitting, "_refresh", split_comparison, id="split"),
        pytest.param(aligning, "_delete", align_comparison, id="align"),
        pytest.param(detecting, "_close", detect_discrepancies, id="detect"),
    ],
)
def test_a_stage_that_fails_leaves_everything_as_it_was(
    comparison, monkeypatch, module, function, stage
):
    comparison.discrepancies.filter(kind="coverage").delete()
    Alignment.objects.filter(pk=links(comparison)[0].pk).delete()
    Claim.objects.filter(kind="headline").update(paragraph=77)
    before = snapshot(comparison)

    def fail(*args, **options):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(module, function, fail)
        with pytest.raises(MemoryError):
            stage(comparison)
    assert snapshot(comparison) == before
    stage(comparison)
    assert snapshot(comparison) != before


# --- detecting again ------------------------------------------------------------------------


def without_the_weekdays(pair):
    """All that is found but Tuesday and Wednesday, as if a detector had changed."""
    return tuple(
        finding
        for finding in detect_all(pair)
        if (finding.left_value, finding.right_value) != ("tuesday", "wednesday")
    )


def test_a_dismissed_flag_stays_dismissed(comparison, reviewer):
    flag = weekday_flag(comparison)
    dismiss_discrepancy(flag, actor=reviewer, version=flag.version, reason="updated_since")
    result = detect_discrepancies(comparison)
    flag.refresh_from_db()
    assert (flag.state, flag.reason) == ("dismissed", "updated_since")
    assert (result.created, result.closed) == (0, 0)
    assert comparison.discrepancies.filter(fingerprint=flag.fingerprint).count() == 1


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
def test_a_touched_flag_closes_and_comes_back_with_its_state(
    comparison, reviewer, monkeypatch, verdict
):
    flag = weekday_flag(comparison)
    if verdict == "confirmed":
        confirm_discrepancy(flag, actor=reviewer, version=flag.version)
    else:
        dismiss_discrepancy(flag, actor=reviewer, version=flag.version, reason="same_meaning")
    number = flag.number

    with monkeypatch.context() as patch:
        patch.setattr(detecting, "detect_all", without_the_weekdays)
        first = detect_discrepancies(comparison)
        again = detect_discrepancies(comparison)
    flag.refresh_from_db()
    assert (flag.state, flag.closed_from, flag.number) == ("closed", verdict, number)
    assert (first.closed, again.closed) == (1, 0)

    detect_discrepancies(comparison)
    flag.refresh_from_db()
    assert (flag.state, flag.closed_from, flag.number) == (verdict, "", number)


def test_an_untouched_flag_is_deleted_and_found_as_a_new_one(comparison, monkeypatch):
    flag = weekday_flag(comparison)
    others = set(comparison.discrepancies.exclude(pk=flag.pk).values_list("pk", flat=True))
    last = max(comparison.discrepancies.values_list("number", flat=True))
    with monkeypatch.context() as patch:
        patch.setattr(detecting, "detect_all", without_the_weekdays)
        result = detect_discrepancies(comparison)
    assert result.closed == 1
    assert set(comparison.discrepancies.values_list("pk", flat=True)) == others
    assert detect_discrepancies(comparison).created == 1
    assert weekday_flag(comparison).number >= last
    assert set(comparison.discrepancies.values_list("pk", flat=True)) > others


def test_flags_of_a_link_rejected_during_detection_stay_closed(comparison, reviewer, monkeypatch):
    flag = weekday_flag(comparison)
    calls: list[object] = []

    def detect_while_a_person_rejects(pair):
        if not calls:
            row = Alignment.objects.get(pk=link_of(flag).pk)
            reject_alignment(row, actor=reviewer, version=row.version)
        calls.append(pair)
        return detect_all(pair)

    monkeypatch.setattr(detecting, "detect_all", detect_while_a_person_rejects)
    detect_discrepancies(comparison)
    flag.refresh_from_db()
    assert flag.state == "closed"


def test_a_possible_link_is_checked_once_it_is_confirmed(comparison, reviewer):
    flag = weekday_flag(comparison)
    Alignment.objects.filter(pk=link_of(flag).pk).update(band="suggested")
    detect_discrepancies(comparison)
    assert not comparison.discrepancies.filter(left_value="tuesday").exists()
    row = Alignment.objects.get(pk=link_of(flag).pk)
    confirm_alignment(row, actor=reviewer, version=row.version)
    detect_discrepancies(comparison)
    assert weekday_flag(comparison).alignment_id == row.pk
