"""Results are kept for the very objects asked about last, and for no equal ones."""

from __future__ import annotations

from claims.engine.latest import keep_latest


def _counting(size):
    calls = []

    @keep_latest(size=size)
    def total(numbers):
        calls.append(numbers)
        return sum(numbers)

    return total, calls


def test_the_same_object_is_asked_once():
    total, calls = _counting(1)
    numbers = (1, 2, 3)
    assert [total(numbers), total(numbers)] == [6, 6]
    assert len(calls) == 1


def test_an_equal_object_is_another_one():
    total, calls = _counting(2)
    one, other = [1, 2], [1, 2]
    assert [total(one), total(other), total(one)] == [3, 3, 3]
    assert [id(asked) for asked in calls] == [id(one), id(other)]


def test_the_oldest_one_gives_way():
    total, calls = _counting(2)
    first, second, third = [1], [2], [3]
    for asked in (first, second, third, second, first):
        assert total(asked) == asked[0]
    assert [asked[0] for asked in calls] == [1, 2, 3, 1]
