"""Posts of notes: the fields that were changed are stored together, and no text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from articles.cleaning import clean_text
from claims import review
from claims.decisions.history import Step
from claims.decisions.notes import MAX_NOTE, read_wordings
from claims.decisions.snapshots import Row
from claims.models import Alignment, Claim, Comparison
from claims.views.answers import answer, answer_gone
from claims.views.comparison_detail import get_comparison
from claims.views.form_values import BadForm, read_version
from claims.views.http import ReviewRequest
from claims.wording.steps import name_action

_FIELD = re.compile(r"note-(claim|alignment|comparison)-(\d{1,18})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A posted field: the row it is on, what was typed, and the version it was made for."""

    kind: str
    pk: int
    text: str
    version: str

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.pk}"


def write_notes(request: ReviewRequest, pk: int) -> HttpResponse:
    """Store the notes of a row, or of the comparison, that were changed."""
    comparison = get_comparison(pk)
    fields = list(_read_fields(request.POST))
    drafts = {field.key: field.text for field in fields}
    targets = _find_targets(comparison, fields)
    if len(targets) < len(fields):
        return answer_gone(request, comparison, typed=[text for text in drafts.values() if text])

    def act() -> Step:
        changes = _read_changes(fields, targets)
        return review.write_notes(comparison, actor=request.user, changes=changes)

    target = next(iter(targets.values()), comparison)
    wanted = name_action("write_note", {})
    return answer(request, comparison, act, target=target, wanted=wanted, drafts=drafts)


def _read_fields(form: Mapping[str, str]) -> Iterator[_Field]:
    for name, text in form.items():
        if match := _FIELD.fullmatch(name):
            kind, pk = match.groups()
            version = form.get(f"version-{kind}-{pk}", "")
            yield _Field(kind=kind, pk=int(pk), text=str(text), version=str(version))


def _find_targets(comparison: Comparison, fields: list[_Field]) -> dict[str, Row]:
    """The rows by the fields' keys, without those that a new run replaced; 404 for strangers."""
    ids = {kind: [f.pk for f in fields if f.kind == kind] for kind in ("claim", "alignment")}
    claims = Claim.objects.filter(pk__in=ids["claim"])
    links = Alignment.objects.filter(pk__in=ids["alignment"])
    targets: dict[str, Row] = {
        **{f"claim-{claim.pk}": claim for claim in claims if claim.is_current},
        **{f"alignment-{link.pk}": link for link in links},
        f"comparison-{comparison.pk}": comparison,
    }
    sides = {comparison.left_id, comparison.right_id}
    is_foreign = any(claim.article_id not in sides for claim in claims)
    is_foreign |= any(link.comparison_id != comparison.pk for link in links)
    is_foreign |= any(f.kind == "comparison" and f.pk != comparison.pk for f in fields)
    if is_foreign:
        raise Http404
    return {field.key: targets[field.key] for field in fields if field.key in targets}


def _read_changes(fields: list[_Field], targets: Mapping[str, Row]) -> list[review.NoteChange]:
    """The fields that differ from what the person was shown; the others are left alone."""
    if not fields:
        raise BadForm(_("The form does not say what to do."))
    versions = {field.key: read_version(field.version) for field in fields}
    shown = read_wordings(versions.values())
    changes = []
    for field in fields:
        text, version = clean_text(field.text), versions[field.key]
        if len(text) > MAX_NOTE:
            raise BadForm(
                _("The note is too long: %(size)s characters, and at most %(limit)s are stored.")
                % {"size": f"{len(text):,}", "limit": f"{MAX_NOTE:,}"}
            )
        if text != shown.get(version):
            target = targets[field.key]
            changes.append(review.NoteChange(target=target, text=text, version=version))
    if not changes:
        raise BadForm(_("Nothing was changed, so there is nothing to store."))
    return changes
