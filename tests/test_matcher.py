"""Tests of finding many strings at once."""

from duizhao.matcher import Match, Matcher


def test_every_place_is_found_overlapping_ones_too() -> None:
    found = set(Matcher(["优化", "化营", "优化营"]).all("优化营"))
    assert found == {Match(0, 2, "优化"), Match(1, 3, "化营"), Match(0, 3, "优化营")}


def test_the_longest_place_is_settled_on() -> None:
    assert Matcher(["优化", "化营商"]).settled("优化营商") == (Match(1, 4, "化营商"),)


def test_the_earliest_of_equally_long_places_is_settled_on() -> None:
    assert Matcher(["优化", "化营"]).settled("优化营") == (Match(0, 2, "优化"),)


def test_places_count_code_points() -> None:
    assert Matcher(["发展"]).settled("𠮷🙂发展") == (Match(2, 4, "发展"),)


def test_a_matcher_of_nothing_finds_nothing() -> None:
    assert Matcher([]).settled("发展") == ()


def test_a_string_is_found_wherever_it_stands_again() -> None:
    assert [match.start for match in Matcher(["发展"]).settled("发展发展，发展")] == [0, 2, 5]
