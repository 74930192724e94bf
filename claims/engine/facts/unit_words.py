"""The unit after an amount: a symbol, a word or a phrase of the language."""

from __future__ import annotations

import re

from claims.engine.facts.tokens import Token
from claims.engine.facts.units import CURRENCY_SYMBOLS, SYMBOLS
from claims.engine.languages.quantity_rules import NumberRules

_SYMBOL = re.compile(r"(?:km/h|km/s|m/s|km²|km2|m²|m³|m2|m3|[^\W\d_]+|°\s?[CF]?\b|°)(?![\w²³])")
_LONGEST_PHRASE = 3
_SPEEDS = {("km", "h"): "km/h", ("mi", "h"): "mph", ("km", "s"): "km/s", ("m", "s"): "m/s"}
_CASED = {"m": "m", "g": "g", "t": "t", "l": "l", "h": "h", "s": "s"}


class UnitReader:
    """Reads units out of the tokens of one text."""

    def __init__(self, text: str, tokens: list[Token], rules: NumberRules) -> None:
        self.text = text
        self.tokens = tokens
        self.rules = rules

    def read(self, index: int, end: int) -> tuple[str, int, int]:
        """Return the canonical unit after an amount, where it ends, and the next token."""
        if index >= len(self.tokens):
            return "", end, index
        gap = self.text[end : self.tokens[index].start]
        if self.tokens[index].lower == "-" and not gap and index + 1 < len(self.tokens):
            if self.tokens[index + 1].start == self.tokens[index].end:
                return self._word_unit(index + 1, end, index)
            return "", end, index
        if len(gap) > 1 or gap.strip():
            return "", end, index
        found = self._sign_unit(index) or self._symbol_unit(index)
        return found or self._word_unit(index, end, index)

    def _sign_unit(self, index: int) -> tuple[str, int, int] | None:
        token = self.tokens[index]
        if token.kind != "sign":
            return None
        if token.lower == "%":
            return "%", token.end, index + 1
        if token.lower in CURRENCY_SYMBOLS:
            return CURRENCY_SYMBOLS[token.lower], token.end, index + 1
        if token.lower == "°":
            match = _SYMBOL.match(self.text, token.start)
            unit = re.sub(r"\s", "", match[0]) if match else "°"
            end = match.end() if match else token.end
            return unit, end, index + (2 if len(unit) > 1 else 1)
        return None

    def _symbol_unit(self, index: int) -> tuple[str, int, int] | None:
        """Read "km/h", "km²", "kg"; one-letter symbols count only as they are written."""
        token = self.tokens[index]
        if token.kind not in {"word", "code"}:
            return None
        match = _SYMBOL.match(self.text, token.start)
        if match is None:
            return None
        written = match[0]
        symbol = written.lower()
        if symbol not in SYMBOLS or (len(symbol) == 1 and written not in _CASED):
            return None
        end, stop = match.end(), index + 1
        while stop < len(self.tokens) and self.tokens[stop].start < end:
            stop += 1
        return SYMBOLS[symbol], end, stop

    def _word_unit(self, index: int, end: int, stop: int) -> tuple[str, int, int]:
        rules = self.rules
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase, phrase_end = self._phrase(index, length)
            if not phrase:
                continue
            if phrase in rules.percentage_points:
                return "pp", phrase_end, index + length
            if phrase in rules.percent:
                return "%", phrase_end, index + length
            if phrase in rules.currencies:
                return rules.currencies[phrase], phrase_end, index + length
            if phrase in rules.units:
                return self._speed(rules.units[phrase], phrase_end, index + length)
        return "", end, stop

    def _phrase(self, index: int, length: int) -> tuple[str, int]:
        """Return so many tokens as one phrase in lower case, and where it ends."""
        last = index + length - 1
        if last >= len(self.tokens) or self.tokens[index].kind != "word":
            return "", 0
        if any(token.kind == "used" for token in self.tokens[index : last + 1]):
            return "", 0
        end = self.tokens[last].end
        phrase = re.sub(r"\s+", " ", self.text[self.tokens[index].start : end].lower())
        return phrase.replace("’", "'"), end

    def _speed(self, unit: str, end: int, stop: int) -> tuple[str, int, int]:
        """Make a speed of a length where "pro Stunde" follows."""
        rest = self.text[end : end + 24].lower().replace("’", "'")
        for phrase, per in self.rules.per_units.items():
            match = re.match(rf"\s+{re.escape(phrase)}(?!\w)", rest)
            if match and (unit, per) in _SPEEDS:
                end += match.end()
                while stop < len(self.tokens) and self.tokens[stop].start < end:
                    stop += 1
                return _SPEEDS[unit, per], end, stop
        return unit, end, stop
