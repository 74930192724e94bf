"""Forms of the workspace: what was typed, kept as it was typed."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from articles.metadata import Publication, parse_publication
from articles.models import Article
from claims.wording.discrepancies import language_name

ACCEPTED_FILES = ".txt,.html,.htm,.docx,.pdf,.jsonl"
_GERMAN_DATE = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})")


class ReportTextField(forms.CharField):
    """A pasted report: nothing is trimmed or refused here, ``clean_text`` does that later."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, required=False, widget=forms.Textarea, **kwargs)
        self.validators = [
            check
            for check in self.validators
            if not isinstance(check, ProhibitNullCharactersValidator)
        ]


class ReportForm(forms.Form):
    """One of the two reports: pasted, uploaded, or a stored article."""

    text = ReportTextField(label=_("Text of the report"))
    file = forms.FileField(label=_("Upload a file"), required=False, allow_empty_file=True)
    language = forms.ChoiceField(label=_("Language"), required=False)
    is_sure = forms.BooleanField(label=_("The language is right"), required=False)
    title = forms.CharField(label=_("Headline"), max_length=500, required=False)
    outlet = forms.CharField(label=_("Outlet"), max_length=200, required=False)
    date = forms.CharField(label=_("Date"), max_length=40, required=False)
    origin = forms.CharField(required=False, widget=forms.HiddenInput)
    article = forms.ModelChoiceField(
        queryset=Article.objects.all(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("That article is not stored any more.")},
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, language_name(code)) for code in settings.REPORT_LANGUAGES]
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
        field.choices = [("", _("Recognise it")), *choices]

    def clean_date(self) -> Publication | None:
        value = str(self.cleaned_data["date"]).strip()
        if not value:
            return None
        if match := _GERMAN_DATE.fullmatch(value):
            day, month, year = match.groups()
            value = "-".join(part.zfill(2) for part in (year, month, day) if part)
        try:
            return parse_publication(value)
        except ValueError:
            raise forms.ValidationError(
                _("%(value)s is no date. Write 2023-09-14, 2023-09, 2023 or 14.09.2023."),
                params={"value": value},
            ) from None


def show_publication(article: Article) -> str:
    """The date as ``ReportForm`` reads it, as precise as it is known; "" when it is not."""
    if article.published_on is None:
        return ""
    length = {"year": 4, "month": 7}.get(article.published_precision, 10)
    return article.published_on.isoformat()[:length]
