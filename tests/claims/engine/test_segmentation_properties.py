"""What holds for the splitter whatever the text is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.engine.languages import PACKS
from claims.engine.segmentation import split_claims

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
PIECES = st.sampled_from(
    [
        "Am 12. Mee", "z. B. ", "Dr. ", "„", "“", '"', "»", "«", "‚", "‘", "’", "'", "d'", "D’", "(", ")",
        "[1]", ".", "...", "…", "!", "?", ":", " ", "\u00a0", "\n", "\n\n", "Der Mann", "ging", "De Kim",
        "sot", "Foto: dpa", "(dpa)", "date 2023-09 ", "toi-allgemeines", "Von Max Muster", "Weiderliesen",
        "www.rtl.lu", "1.500", "\x00", "\ud800", "\u202e", "שלום.", "你好。", "🙂", "- ",
    ]
)  # fmt: skip
NEWSLIKE = st.lists(PIECES, max_size=40).map("".join)
LANGUAGES = st.sampled_from(sorted(PACKS))
SETTINGS = settings(max_examples=100, derandomize=True, deadline=None)


def _check_cover(text, claims):
    reached = 0
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.text == claim.text.strip() != ""
        assert reached <= claim.start
        assert text[reached : claim.start].strip() == ""
        reached = claim.end
    assert text[reached:].strip() == ""


@SETTINGS
@given(ANY_TEXT, LANGUAGES, st.text(max_size=40))
def test_any_text_is_covered_by_its_claims(text, language, title):
    _check_cover(text, split_claims(text, language, title=title))


@SETTINGS
@given(NEWSLIKE, LANGUAGES)
def test_newslike_text_is_covered_by_its_claims(text, language):
    claims = split_claims(text, language)
    _check_cover(text, claims)
    numbers = [claim.paragraph for claim in claims]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(max(numbers, default=-1) + 1))


@SETTINGS
@given(NEWSLIKE, LANGUAGES)
def test_the_result_depends_on_the_text_alone(text, language):
    assert split_claims(text, language) == split_claims(text, language)


@SETTINGS
@given(NEWSLIKE, LANGUAGES)
def test_blank_lines_around_a_text_only_shift_it(text, language):
    plain = split_claims(text, language)
    shifted = split_claims(f"\n\n{text}\n\n", language)
    assert [(c.start + 2, c.end + 2, c.text) for c in plain] == [
        (c.start, c.end, c.text) for c in shifted
    ]


@SETTINGS
@given(
    st.lists(
        st.sampled_from(
            [
                "Der Minister kam am 12. Mai.",
                "Danach ging er.",
                "„Gut. Sehr gut“, sagte er.",
                "Das kostet 3,5 Mio. Euro.",
                "Es ist vorbei!",
                "Wer zahlt nun?",
            ]
        ),  # fmt: skip
        min_size=1,
        max_size=12,
    )
)
def test_sentences_that_are_joined_are_found_again(sentences):
    assert [c.text for c in split_claims(" ".join(sentences), "de")] == sentences
