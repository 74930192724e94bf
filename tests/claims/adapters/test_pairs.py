"""Parallel sentences: what a file may hold, what is encoded, what is held out."""

from __future__ import annotations

import re

import pytest

from claims.adapters.pairs import (
    Pair,
    PairsError,
    pairs_hash,
    read_pairs,
    require_disjoint,
    split_pairs,
)

TUESDAY = "Kim kam am Dienstag an."
WEDNESDAY = "De Kim ass e Mëttwoch ukomm."


def read(text: str, *, plain: bool = True) -> tuple[Pair, ...]:
    return read_pairs(text.encode(), name="pairs.tsv", plain=plain)


def numbered(count: int) -> tuple[Pair, ...]:
    return tuple(make_pair(n, f"Satz {n}", f"Saz {n}") for n in range(1, count + 1))


def make_pair(line: int, german: str, luxembourgish: str) -> Pair:
    texts = (german, luxembourgish)
    return Pair(line=line, texts=texts, inputs=texts)


# --- reading --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ja.\tJo.\nNein.\tNeen.", [(1, "Ja.", "Jo."), (2, "Nein.", "Neen.")], id="two"
        ),
        pytest.param("de\tlb\nJa.\tJo.\n", [(2, "Ja.", "Jo.")], id="header"),
        pytest.param(
            "Deutsch\tLëtzebuergesch\nJa.\tJo.", [(2, "Ja.", "Jo.")], id="header-in-words"
        ),
        pytest.param("\ufeffJa.\tJo.\r\n\r\n", [(1, "Ja.", "Jo.")], id="byte-order-mark-and-crlf"),
        pytest.param("\n Ja. \t Jo. \n", [(2, "Ja.", "Jo.")], id="blank-line-and-spaces"),
        pytest.param("Ja.\tJo.\nJA.\tjo.\n", [(1, "Ja.", "Jo.")], id="doubled-but-for-case"),
        pytest.param(
            "Ja.\tJo.\nJa.\tMajo.", [(1, "Ja.", "Jo."), (2, "Ja.", "Majo.")], id="two-translations"
        ),
        pytest.param(
            "Ja\u2028nein.\tJo.", [(1, "Ja\u2028nein.", "Jo.")], id="line-separator-inside"
        ),
    ],
)
def test_pairs_keep_the_number_of_their_line(text, expected):
    assert [(pair.line, *pair.texts) for pair in read(text)] == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"Ja. Jo.", "line 1: 0 tabs instead of one", id="no-tab"),
        pytest.param(b"Ja.\tJo.\tOui.", "line 1: 2 tabs instead of one", id="three-cells"),
        pytest.param(b"Ja.\tJo.\n\tJo.", "line 2: no German sentence", id="nothing-german"),
        pytest.param(b"Ja.\t12 %", "line 1: no Luxembourgish sentence", id="no-letters"),
        pytest.param(b"Ja.\tJo.\nde\tlb\nx", "line 3: 0 tabs", id="header-only-at-the-top"),
        pytest.param(b"a\n" * 7, "line 5: 0 tabs instead of one; and 2 more.", id="many"),
        pytest.param(
            b"Ja.\tJo.\nN\xe4.\tNee.", "line 2: the file is not UTF-8 text.", id="latin-1"
        ),
        pytest.param(b"de\tlb\n", "pairs.tsv holds no pair", id="header-alone"),
        pytest.param(b"", "pairs.tsv holds no pair", id="empty"),
    ],
)
def test_what_is_no_pair_is_named_with_its_line(data, message):
    with pytest.raises(PairsError, match=re.escape(message)):
        read_pairs(data, name="pairs.tsv", plain=True)


def test_inputs_are_masked_and_glossed_as_those_of_claims_are():
    (pair,) = read(f"{TUESDAY}\t{WEDNESDAY}", plain=False)
    assert pair.texts == (TUESDAY, WEDNESDAY)
    assert pair.inputs == ("Kim kam am WDAY an.", "der Kim sein ein WDAY ankommen.")


def test_plain_inputs_are_the_sentences():
    (pair,) = read(f"{TUESDAY}\t{WEDNESDAY}")
    assert pair.inputs == pair.texts


def test_the_hash_depends_on_inputs_and_order():
    one, two = numbered(2)
    hashes = {pairs_hash(pairs) for pairs in ([one, two], [two, one], [one], [one, two])}
    assert len(hashes) == 3


# --- holding out ----------------------------------------------------------------
def test_whole_blocks_of_neighbours_are_held_out():
    split = split_pairs(numbered(200), share=0.2, seed=1)
    lines = [pair.line for pair in split.held_out]
    assert len(lines) == 40
    assert [lines[at : at + 10] for at in range(0, 40, 10)] == [
        list(range(start, start + 10)) for start in lines[::10]
    ]
    assert {pair.line for pair in split.training} == set(range(1, 201)) - set(lines)


def test_a_seed_gives_one_split_and_another_seed_another():
    pairs = numbered(200)
    first, again, other = (split_pairs(pairs, share=0.1, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first.held_out != other.held_out


@pytest.mark.parametrize(
    "shared",
    [
        pytest.param(("Satz 1", "eppes anescht"), id="german"),
        pytest.param(("etwas anderes", "Saz 1"), id="luxembourgish"),
        pytest.param(("SATZ  1", "eppes anescht"), id="case-and-space"),
    ],
)
def test_training_pairs_that_share_a_sentence_with_a_held_out_one_are_left_out(shared):
    pairs = numbered(20)
    twins = tuple(
        make_pair(pair.line + 20, *(text.replace("1", str(pair.line)) for text in shared))
        for pair in pairs
    )
    # Half of forty pairs in blocks of five: the twin of a held-out pair is often not held out.
    split = split_pairs(pairs + twins, share=0.5, seed=3)
    held_out = {pair.line for pair in split.held_out}
    torn = [n for n in range(1, 21) if (n in held_out) != (n + 20 in held_out)]
    assert torn
    assert split.left_out == len(torn)
    require_disjoint(split.training, split.held_out)


@pytest.mark.parametrize(
    ("trained", "held_out"),
    [
        pytest.param((TUESDAY, "A"), (TUESDAY, "B"), id="german"),
        pytest.param(("A", WEDNESDAY), ("B", WEDNESDAY.upper()), id="luxembourgish"),
        pytest.param(
            (TUESDAY, "A"),
            (TUESDAY.replace("Dienstag", "Freitag"), "B"),
            id="but-for-a-masked-value",
        ),
    ],
)
def test_pairs_that_share_a_sentence_are_refused_with_their_lines(trained, held_out):
    training = read("Nein.\tNeen.\n" + "\t".join(trained), plain=False)
    measured = read("Vielleicht.\tVläicht.\n\n" + "\t".join(held_out), plain=False)
    with pytest.raises(PairsError, match=r"1 held-out pairs .* lines 3 \(training line 2\)"):
        require_disjoint(training, measured)


def test_pairs_that_share_nothing_pass():
    require_disjoint(read("Nein.\tNeen.", plain=False), read("Ja.\tJo.", plain=False))
