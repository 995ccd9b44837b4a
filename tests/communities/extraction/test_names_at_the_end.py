"""A name that is the last thing a text says is no longer than the text."""

import pytest

from communities.extraction.reader import read_story

NAMES = ["社区书记余荷", "志愿者林晓", "居民达吾提江·热合曼", "调解员诸葛静"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_name_at_the_end_stands_where_it_is_said_to_stand(name, times):
    text = "\n".join([f"槐树里社区开展活动。{name}"] * times)

    for proposal in read_story(text).proposals:
        assert text[proposal.start : proposal.end] == proposal.quote
        assert proposal.end <= len(text)
