"""Values replaced by others: days, months, times and amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from claims.engine.facts.units import is_currency
from claims.engine.languages import get_pack
from claims.engine.perturbation.edits import Edit, Scope, fit_word, swaps_of
from claims.engine.types import ClaimFacts, Fact, Quantity


def swap_weekday(scope: Scope) -> Iterator[Edit]:
    """Yield another day of the week."""
    free = [day for day in range(7) if day not in scope.taken("weekdays", "weekday")]
    for claim, fact in scope.shared("weekdays"):
        rules, swaps = get_pack(claim.language).dates, swaps_of(claim)
        day = fact.weekday  # type: ignore[attr-defined]
        for patterns, words in (
            (rules.weekdays, swaps.weekdays),
            (rules.weekday_adverbs, swaps.weekday_adverbs),
        ):
            found = re.search(patterns[day], fact.text)
            if found and free:
                now = words[scope.rng.choice(free)]
                yield from fit_word(claim, fact.start + found.start(), found[0], now)
                break


def swap_month(scope: Scope) -> Iterator[Edit]:
    """Yield another month."""
    free = [month for month in range(1, 13) if month not in scope.taken("dates", "month")]
    for claim, fact in scope.shared("dates"):
        names = sorted(get_pack(claim.language).dates.months, key=len, reverse=True)
        found = re.search(rf"\b(?:{'|'.join(map(re.escape, names))})\b", fact.text)
        if found and free:
            now = swaps_of(claim).months[scope.rng.choice(free) - 1]
            yield from fit_word(claim, fact.start + found.start(), found[0], now)


def swap_number(scope: Scope) -> Iterator[Edit]:
    """Yield another number, not of money and no share."""
    return _swap_quantity(scope, lambda unit: unit not in {"%", "pp"} and not is_currency(unit))


def swap_percentage(scope: Scope) -> Iterator[Edit]:
    """Yield another share."""
    return _swap_quantity(scope, lambda unit: unit in {"%", "pp"})


def swap_money(scope: Scope) -> Iterator[Edit]:
    """Yield another amount of money."""
    return _swap_quantity(scope, is_currency)


def _swap_quantity(scope: Scope, fits: Callable[[str], bool]) -> Iterator[Edit]:
    for claim, fact in scope.shared("quantities"):
        if not isinstance(fact, Quantity) or fact.role == "code" or not fits(fact.unit):
            continue
        digit = re.search(r"[1-9]", fact.text)
        if digit:
            yield from _swap_digit(scope, claim, fact.start + digit.start())
        else:
            numbers = get_pack(claim.language).numbers.cardinals
            yield from _swap_number_word(scope, claim, fact, numbers)


def _swap_digit(scope: Scope, claim: ClaimFacts, place: int) -> Iterator[Edit]:
    """Change a number's first digit, so that no rounding explains it."""
    old = claim.text[place]
    now = scope.rng.choice([digit for digit in "123456789" if digit != old])
    end = place + 1
    while end < len(claim.text) and claim.text[end].isdecimal():
        end += 1
    yield Edit(claim=claim, start=place, end=end, now=now + claim.text[place + 1 : end])


def _swap_number_word(
    scope: Scope, claim: ClaimFacts, fact: Fact, numbers: Mapping[str, int]
) -> Iterator[Edit]:
    for word in re.finditer(r"[^\W\d_]+", fact.text):
        value = numbers.get(word[0].lower(), 0)
        if 2 <= value <= 12:
            words = swaps_of(claim).numbers
            now = scope.rng.choice([w for i, w in enumerate(words, start=2) if i != value])
            yield from fit_word(claim, fact.start + word.start(), word[0], now)
            return


def swap_time(scope: Scope) -> Iterator[Edit]:
    """Yield another hour."""
    for claim, fact in scope.shared("times"):
        digits = re.search(r"\d+", fact.text)
        if digits:
            hour = int(digits[0]) % 24
            hours = range(1, 13) if hour <= 12 else range(13, 24)
            new = scope.rng.choice([h for h in hours if h not in {hour, 12, 24}])
            start = fact.start + digits.start()
            now = str(new).zfill(len(digits[0]) if digits[0][0] == "0" else 1)
            yield Edit(claim=claim, start=start, end=start + len(digits[0]), now=now)
        else:
            hours_by_word = get_pack(claim.language).times.hours
            yield from _swap_number_word(scope, claim, fact, hours_by_word)
