"""Tests of spans."""

from duizhao.span import Span, longest_then_earliest


def test_a_span_gives_what_it_covers_of_its_text() -> None:
    assert Span(1, 3).of("优化营商环境") == "化营"


def test_spans_count_code_points_outside_the_first_plane_as_one() -> None:
    assert Span(1, 2).of("𠮷野家") == "野"


def test_the_longest_of_overlapping_spans_wins_over_an_earlier_one() -> None:
    assert longest_then_earliest([(0, 2), (1, 4)]) == ((1, 4),)


def test_the_earliest_of_equally_long_spans_wins() -> None:
    assert longest_then_earliest([(1, 3), (0, 2)]) == ((0, 2),)


def test_spans_that_only_touch_all_stay() -> None:
    assert longest_then_earliest([(2, 4), (0, 2)]) == ((0, 2), (2, 4))


def test_a_span_inside_a_longer_one_is_dropped() -> None:
    assert longest_then_earliest([(0, 5), (2, 3)]) == ((0, 5),)


def test_a_span_freed_by_the_fall_of_its_rival_comes_back() -> None:
    assert longest_then_earliest([(0, 2), (1, 4), (3, 8)]) == ((0, 2), (3, 8))


def test_what_a_span_carries_behind_its_places_is_kept() -> None:
    assert longest_then_earliest([(0, 2, "a"), (0, 1, "b")]) == ((0, 2, "a"),)


def test_no_spans_settle_to_none() -> None:
    assert longest_then_earliest([]) == ()
