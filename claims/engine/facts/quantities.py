"""Numbers of a claim with what they count: amounts, money, shares, ranges, results, codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claims.engine.facts.amounts import Amount, AmountReader, may_begin
from claims.engine.facts.numerals import read_literal
from claims.engine.facts.spans import Taken
from claims.engine.facts.tokens import Token, tokenize
from claims.engine.facts.unit_words import UnitReader
from claims.engine.facts.units import CURRENCY_SYMBOLS, TEMPERATURES
from claims.engine.languages.base import LanguagePack
from claims.engine.languages.quantity_rules import NumberRules
from claims.engine.types import Fact, Quantity

_DASHES = frozenset("-–—")
_WINDOW = 36


class _Hedges(NamedTuple):
    """Patterns of the words around a number that bound or blur it."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _hedges(rules: NumberRules) -> _Hedges:
    def phrases(words: Iterable[str]) -> str:
        ordered = sorted(words, key=len, reverse=True)
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"

    before = phrases({*rules.comparators, *rules.approximators})
    return _Hedges(
        re.compile(rf"(?<!\w)({before})[\s\u00a0\u202f]*[$€£~]?$"),
        re.compile(rf"\s*({phrases(rules.trailing_comparators)})(?!\w)"),
    )


def extract_quantities(
    text: str, pack: LanguagePack, *, taken: Iterable[Fact] = ()
) -> tuple[Quantity, ...]:
    """Return the numbers of a claim in text order; ``taken`` facts' words are left alone."""
    tokens = tokenize(text, Taken(taken))
    scanner = _Scanner(text, tokens, pack.numbers)
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "word" and not may_begin(tokens[index].lower, pack.numbers):
            index += 1
            continue
        quantity, index = scanner.next(index)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


class _Scanner:
    """Walks over the tokens of one text."""

    def __init__(self, text: str, tokens: list[Token], rules: NumberRules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules
        self.amounts = AmountReader(text, tokens, rules)
        self.units = UnitReader(text, tokens, rules)
        self.used_to = 0
        """Where the last quantity ended: "5 $ 7" has one sign for one of them."""

    def next(self, index: int) -> tuple[Quantity | None, int]:
        """Return the quantity that starts at a token, if any, and where to go on."""
        token = self.tokens[index]
        if token.kind == "code":
            return self._code(token), index + 1
        amount = self.amounts.read(index)
        if amount is None:
            return None, index + 1
        score = self._score(amount)
        if score is not None:
            self.used_to = score[0].end
            return score
        amount, high = self._range(amount)
        unit, end, stop = self.units.read(amount.stop, amount.end)
        if amount.unit:
            unit, end, stop = amount.unit, amount.end, amount.stop
        start = amount.start
        before = self._currency_before(index)
        if before is not None and not unit:
            unit, start = before
        quantity = self._quantity(amount, high, unit, start, end)
        self.used_to = quantity.end
        return quantity, max(stop, index + 1)

    def _quantity(
        self, amount: Amount, high: Decimal | None, unit: str, start: int, end: int
    ) -> Quantity:
        number, minus_start = self._signed(amount.number, amount.start, unit)
        if unit == "pound" and amount.magnitude:
            unit = "GBP"
        comparator, approximate = self._hedged(start, end)
        text_start = min(start, minus_start)
        return Quantity(
            start=text_start,
            end=end,
            text=self.text[text_start:end],
            value=canonical(number, high, unit),
            number=number,
            high=high,
            unit=unit,
            comparator=comparator,
            approximate=approximate or amount.approximate,
            role=amount.role,
        )

    def _code(self, token: Token) -> Quantity | None:
        """Return the number inside a code; its value is the whole code."""
        digits = re.search(r"\d+", token.lower)
        number = read_literal(digits[0]) if digits else None
        if number is None:
            return None
        return Quantity(
            start=token.start,
            end=token.end,
            text=self.text[token.start : token.end],
            value=token.lower,
            number=number,
            role="code",
        )

    def _score(self, amount: Amount) -> tuple[Quantity, int] | None:
        """Return a result ("3:1", "37 zu 0") or a duration ("2:05:30") with the next index."""
        index = amount.stop
        if index + 1 >= len(self.tokens) or amount.role != "cardinal" or amount.unit:
            return None
        colon = self.tokens[index].lower == ":" and len(self.amounts.gap(index)) <= 1
        spoken = self.amounts.word(index) in self.rules.score_words
        if not colon and not spoken:
            return None
        second = self.amounts.read(index + 1)
        if second is None or second.unit or not self._whole(amount) or not self._whole(second):
            return None
        if len(self.amounts.gap(index + 1)) > 1 or second.role not in {"cardinal", "ordinal"}:
            return None
        end, stop = second.end, second.stop
        if second.role == "ordinal":
            end -= 1
        unit, unit_end, unit_stop = self.units.read(stop, end) if spoken else ("", end, stop)
        if unit == "%":
            return self._quantity(amount, second.number, "%", amount.start, unit_end), unit_stop
        if unit:
            return None
        longer = re.match(r"(?::\d{1,2})+(?:[.,]\d+)?|[.,]\d{1,3}(?!\d)", self.text[end:])
        tail = bool(colon and longer)
        if colon and longer:
            end += longer.end()
            while stop < len(self.tokens) and self.tokens[stop].start < end:
                stop += 1
        short = f"{plain(amount.number)}:{plain(second.number)}"
        return Quantity(
            start=amount.start,
            end=end,
            text=self.text[amount.start : end],
            value=self.text[amount.start : end].replace(",", ".") if tail else short,
            number=amount.number,
            high=second.number,
            role="score",
        ), stop

    @staticmethod
    def _whole(amount: Amount) -> bool:
        return not amount.magnitude and amount.number == int(amount.number) < 1000

    def _range(self, amount: Amount) -> tuple[Amount, Decimal | None]:
        """Join "10 bis 15", "3–5" and "zwischen 10 und 15" into one amount with an upper end."""
        index = amount.stop
        if index + 1 >= len(self.tokens) or amount.role not in {"cardinal", "ordinal"}:
            return amount, None
        link = self.tokens[index]
        before = self._word_before(amount.start)
        dash = link.lower in _DASHES and self.tokens[index + 1].kind == "number"
        said = link.lower in self.rules.range_words or (
            before in self.rules.between and link.lower in self.rules.between[before].split()
        )
        if (not dash and not said) or not self.amounts.adjacent(index):
            return amount, None
        following = index + 1
        if said and self.amounts.word(following) in self.rules.score_words:
            following += 1
        upper = self.amounts.read(following) if following < len(self.tokens) else None
        if upper is None or upper.role != amount.role or len(self.amounts.gap(index + 1)) > 1:
            return amount, None
        number = amount.number
        if upper.magnitude and not amount.magnitude and number < 1000 and number < upper.number:
            size = self._magnitude_of(upper)
            number = number * size if number * size <= upper.number else number
        if not dash or number <= upper.number:
            merged = amount._replace(
                number=number,
                end=upper.end,
                stop=upper.stop,
                magnitude=upper.magnitude,
                unit=upper.unit or amount.unit,
            )
            return merged, upper.number
        return amount, None

    def _magnitude_of(self, upper: Amount) -> int:
        words = [token.lower for token in self.tokens[: upper.stop] if token.start >= upper.start]
        size = 1
        for word in words:
            size *= self.rules.magnitudes.get(word, 1)
        return size

    def _word_before(self, start: int) -> str:
        return self.text[max(0, start - 20) : start].rstrip().rpartition(" ")[2].lower()

    def _signed(self, number: Decimal, start: int, unit: str) -> tuple[Decimal, int]:
        """Make a temperature negative where a minus stands before it."""
        if unit not in TEMPERATURES:
            return number, start
        before = self.text[max(0, start - 8) : start]
        for word in ("minus ", "Minus ", "−", "-", "–"):
            at = start - len(word)
            free = at >= self.used_to and (at <= 0 or not self.text[at - 1].isalnum())
            if before.endswith(word) and free:
                return -number, at
        return number, start

    def _currency_before(self, index: int) -> tuple[str, int] | None:
        """Return the currency written before an amount, with its start: "$5", "EUR 5"."""
        if index == 0 or not self.amounts.adjacent(index):
            return None
        token = self.tokens[index - 1]
        if token.start < self.used_to:
            return None
        if token.kind == "sign" and token.lower in CURRENCY_SYMBOLS:
            previous = self.tokens[index - 2] if index > 1 else None
            if previous and previous.end == token.start and previous.kind == "word":
                joined = previous.lower + token.lower
                if joined in CURRENCY_SYMBOLS and previous.start >= self.used_to:
                    return CURRENCY_SYMBOLS[joined], previous.start
            return CURRENCY_SYMBOLS[token.lower], token.start
        written = self.text[token.start : token.end]
        if written.isupper() and len(written) == 3 and token.lower in self.rules.currencies:
            return self.rules.currencies[token.lower], token.start
        return None

    def _hedged(self, start: int, end: int) -> tuple[str, bool]:
        """Return the comparator around a number, and whether it is said to be approximate."""
        hedges, comparator, approximate = _hedges(self.rules), "", False
        window = self.text[max(0, start - _WINDOW) : start].lower().replace("’", "'")
        for _ in range(2):
            match = hedges.before.search(window)
            if match is None:
                break
            phrase = re.sub(r"\s+", " ", match[1])
            comparator = comparator or self.rules.comparators.get(phrase, "")
            approximate = approximate or phrase in self.rules.approximators
            window = window[: match.start()]
        trailing = hedges.after.match(self.text[end : end + _WINDOW].lower())
        if trailing:
            comparator = self.rules.trailing_comparators[re.sub(r"\s+", " ", trailing[1])]
        return comparator, approximate


def plain(number: Decimal) -> str:
    """Return a number in digits, without exponent or trailing zeros."""
    text = f"{number.normalize():f}" if number else "0"
    return text if len(text) < 40 else f"{number:.6E}"


def canonical(number: Decimal, high: Decimal | None, unit: str) -> str:
    """Return the canonical value of an amount: "3500000", "10..15 %", "1.5 EUR"."""
    if -1 < number < 1:
        number = round(number, 4)
    ends = plain(number) if high is None else f"{plain(number)}..{plain(high)}"
    return f"{ends} {unit}".strip()
