"""The lexicon file keeps its form and answers both ways."""

from __future__ import annotations

from claims.engine.languages.lexicon import get_lexicon


def test_glosses_answer_both_ways():
    lexicon = get_lexicon()
    assert "Einladung" in lexicon.glosses("invitatioun")
    assert "Invitatioun" in lexicon.glosses("einladung", source="de", target="lb")
