"""From tokens to the bare value of an amount: digits, words, magnitudes and fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from claims.engine.facts.numerals import FRACTION_SIGNS, read_literal, read_word
from claims.engine.facts.tokens import Token
from claims.engine.languages.quantity_rules import NumberRules

_ROMAN = re.compile(r"(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{1,3}|II{1,2})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_ROMAN_LETTERS = "".join(_ROMAN_VALUES)


@cache
def _endings(rules: NumberRules) -> re.Pattern[str]:
    """Match an ending that hangs on a number word, the longest first."""
    ordered = sorted(map(re.escape, _all_endings(rules)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(ordered) or '(?!)'})$")


@cache
def _all_endings(rules: NumberRules) -> tuple[str, ...]:
    return tuple({*rules.age_endings, *rules.percent_endings, *rules.number_endings})


def _meaning(ending: str, rules: NumberRules) -> tuple[str, str]:
    """Return the role and the unit that an ending gives its number."""
    if ending in rules.age_endings:
        return "age", "year"
    if ending in rules.percent_endings:
        return "cardinal", "%"
    return "cardinal", rules.number_endings.get(ending, "")


@lru_cache(maxsize=32_768)
def may_begin(word: str, rules: NumberRules) -> bool:
    """Say whether an amount can begin with a lower-case word; most words are soon told apart."""
    if word in _listed(rules) or not word.strip(_ROMAN_LETTERS):
        return True
    return read_word(word, rules) is not None or word.endswith(_all_endings(rules))


@cache
def _listed(rules: NumberRules) -> frozenset[str]:
    return frozenset().union(
        rules.ones, rules.half, rules.half_compounds, rules.shares, rules.decade_words,
        rules.vague_magnitudes, rules.ordinals, rules.magnitudes,
    )  # fmt: skip


class Amount(NamedTuple):
    """A value and where it ends; ``stop`` is the index of the token after it."""

    number: Decimal
    start: int
    end: int
    stop: int
    role: str = "cardinal"
    unit: str = ""
    magnitude: bool = False
    approximate: bool = False


class AmountReader:
    """Reads amounts out of the tokens of one text."""

    def __init__(self, text: str, tokens: list[Token], rules: NumberRules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules

    def word(self, index: int) -> str:
        """Return the lower-case word at an index, "" where there is none."""
        if 0 <= index < len(self.tokens) and self.tokens[index].kind == "word":
            return self.tokens[index].lower
        return ""

    def gap(self, index: int) -> str:
        """Return what stands between the token before an index and the token at it."""
        if not 0 < index < len(self.tokens):
            return "\n"
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def adjacent(self, index: int) -> bool:
        """Tell whether only spaces, or the point of an abbreviation, precede a token."""
        return self.gap(index).strip(" \t\u00a0\u202f\u2009") in {"", "."} and (
            "\n" not in self.gap(index)
        )

    def read(self, index: int) -> Amount | None:
        """Return the amount that starts at a token, None when none does."""
        token = self.tokens[index]
        if token.kind == "number":
            return self._digits(index)
        if token.kind == "sign" and token.lower in FRACTION_SIGNS:
            return Amount(FRACTION_SIGNS[token.lower], token.start, token.end, index + 1)
        return self._words(index) if token.kind == "word" else None

    def _digits(self, index: int) -> Amount | None:
        token = self.tokens[index]
        number = read_literal(token.lower)
        if number is None:
            return None
        amount = Amount(number, token.start, token.end, index + 1)
        glued = self._glued(amount)
        if glued:
            return glued
        if (
            token.lower.isdecimal()
            and len(token.lower) <= 3
            and re.match(r"\.[\s\u00a0\u202f]+[^\W\d_]", self.text[token.end : token.end + 3])
            and self.word(index + 1)
        ) and (self.word(index + 1) not in self.rules.units or len(token.lower) <= 2):
            return amount._replace(role="ordinal", end=token.end + 1)
        return self._fraction(amount) or self._magnified(amount)

    def _glued(self, amount: Amount) -> Amount | None:
        """Read what hangs on the digits: "1960er", "28-jährig", "5km", "3D"."""
        index = amount.stop
        suffix = re.match(
            r"(-?)([^\W\d_]+(?:-[^\W\d_]+)?)", self.text[amount.end : amount.end + 40]
        )
        if suffix is None or (not self.word(index) and not self.word(index + 1)):
            return None
        stop = index + (2 if suffix[1] else 1)
        tail, rules = suffix[2].lower(), self.rules
        first = tail.partition("-")[0]
        for ending in (tail, first):
            end = amount.end + len(suffix[1]) + len(ending)
            after = stop + 2 * (ending == tail and "-" in tail)
            if ending in rules.decade_endings:
                return amount._replace(role="decade", end=end, stop=after)
            if ending in rules.age_endings:
                return amount._replace(role="age", unit="year", end=end, stop=after)
            if ending in rules.percent_endings:
                return amount._replace(unit="%", end=end, stop=after)
            if ending in rules.number_endings:
                unit = rules.number_endings[ending]
                return amount._replace(unit=unit, end=end, stop=after)
        return None

    def _words(self, index: int) -> Amount | None:
        """Read an amount that begins with a word."""
        token, rules = self.tokens[index], self.rules
        word = token.lower
        if not may_begin(word, rules):
            return None
        if word in rules.ones:
            return self._after_one(index)
        amount = Amount(Decimal(0), token.start, token.end, index + 1)
        if word in rules.half:
            return self._half(amount)
        if word in rules.half_compounds:
            return self._magnified(amount._replace(number=rules.half_compounds[word]))
        if word in rules.shares:
            return amount._replace(number=rules.shares[word])
        if word in rules.decade_words:
            return amount._replace(number=Decimal(rules.decade_words[word]), role="decade")
        if word in rules.vague_magnitudes:
            return amount._replace(
                number=Decimal(rules.vague_magnitudes[word]), magnitude=True, approximate=True
            )
        number = read_word(word, rules)
        if number is not None:
            amount = amount._replace(number=Decimal(number))
            return self._glued(amount) or self._fraction(amount) or self._magnified(amount)
        if word in rules.ordinals:
            return amount._replace(number=Decimal(rules.ordinals[word]), role="ordinal")
        if word in rules.magnitudes and len(word) > 3:
            return amount._replace(number=Decimal(rules.magnitudes[word]), magnitude=True)
        return self._ending(amount, word) or self._roman(amount)

    def _after_one(self, index: int) -> Amount | None:
        """Read "eine Million", "ein Drittel", "eng hallef Stonn"; an article alone is no number."""
        start, following = self.tokens[index].start, self.word(index + 1)
        if not following or not self.adjacent(index + 1):
            return None
        end = self.tokens[index + 1].end
        amount = Amount(Decimal(1), start, self.tokens[index].end, index + 1)
        if following in self.rules.half:
            return self._half(Amount(Decimal(0), start, end, index + 2))
        if following in self.rules.after_one:
            number = Decimal(self.rules.after_one[following])
            return amount._replace(number=number, end=end, stop=index + 2)
        return self._fraction(amount) or (
            self._magnified(amount) if following in self.rules.magnitudes else None
        )

    def _half(self, amount: Amount) -> Amount | None:
        """Read half of the unit or the magnitude that follows."""
        following = self.word(amount.stop)
        if not self.adjacent(amount.stop):
            return None
        if following in self.rules.magnitudes:
            return self._magnified(amount._replace(number=Decimal("0.5")))
        if following in self.rules.units:
            return amount._replace(number=Decimal("0.5"))
        return None

    def _magnified(self, amount: Amount) -> Amount:
        """Multiply by the magnitudes that follow, at most two ("zwei Millionen", "3 Mrd.")."""
        for _ in range(2):
            word = self.word(amount.stop)
            if word not in self.rules.magnitudes or not self.adjacent(amount.stop):
                break
            end = self.tokens[amount.stop].end
            if len(word) <= 3 and self.text[end : end + 1] == ".":
                end += 1
            amount = amount._replace(
                number=amount.number * self.rules.magnitudes[word],
                end=end,
                stop=amount.stop + 1,
                magnitude=True,
            )
        return amount

    def _fraction(self, amount: Amount) -> Amount | None:
        """Read "zwei Drittel" and "2/3"."""
        stop = amount.stop
        denominator = self.rules.denominators.get(self.word(stop))
        if denominator and self.adjacent(stop):
            number = amount.number / denominator
            return amount._replace(number=number, end=self.tokens[stop].end, stop=stop + 1)
        match = re.match(r"/(10|[2-9])(?![\d/.,])", self.text[amount.end : amount.end + 4])
        if match and amount.number < int(match[1]) and amount.number == int(amount.number):
            number = amount.number / int(match[1])
            return amount._replace(number=number, end=amount.end + match.end(), stop=stop + 2)
        return None

    def _ending(self, amount: Amount, word: str) -> Amount | None:
        """Read a number word with an ending: "achtundzwanzigjährig", "dreitägig"."""
        found = _endings(self.rules).search(word)
        if found is None:
            return None
        number = read_word(word[: found.start()], self.rules)
        if number is None:
            return None
        role, unit = _meaning(found[0], self.rules)
        return amount._replace(number=Decimal(number), role=role, unit=unit)

    def _roman(self, amount: Amount) -> Amount | None:
        """Read a Roman numeral after a name: "Johannes Paul II.", "Hartz IV"."""
        written = self.text[amount.start : amount.end]
        before = self.tokens[amount.stop - 2] if amount.stop >= 2 else None
        if not _ROMAN.fullmatch(written) or before is None or before.kind != "word":
            return None
        if not self.text[before.start].isupper() or len(before.lower) < 3:
            return None
        values = [_ROMAN_VALUES[letter] for letter in written.lower()]
        number = sum(
            -value if value < following else value
            for value, following in zip(values, [*values[1:], 0], strict=True)
        )
        return amount._replace(number=Decimal(number), role="ordinal")
