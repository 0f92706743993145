"""The roadmap is a map: no circles, nothing unknown, every topic after those it builds on."""

from explorers.roadmap import ROADMAP, SECTIONS, depth

STEMS = [topic.stem for topic in ROADMAP]


def test_every_topic_builds_on_known_ones_and_no_chain_returns():
    for topic in ROADMAP:
        assert set(topic.builds_on) <= set(STEMS) - {topic.stem}
        assert all(depth(earlier) < depth(topic.stem) for earlier in topic.builds_on)


def test_within_a_section_a_topic_comes_after_what_it_builds_on():
    for topic in ROADMAP:
        for earlier in topic.builds_on:
            other = next(t for t in ROADMAP if t.stem == earlier)
            if other.section == topic.section:
                assert STEMS.index(earlier) < STEMS.index(topic.stem)


def test_the_four_sections_in_the_order_of_the_article():
    assert SECTIONS == ("calculus", "linear_algebra", "multivariable", "probability")
    assert len(STEMS) == len(set(STEMS)) == 26
