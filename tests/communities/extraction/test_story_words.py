"""What stands in a few sentences is sought in the words of all."""

import re

from communities.extraction.layout import Paragraph
from communities.extraction.reader import read_story
from communities.extraction.sentences import Sentence, sentences_of
from communities.extraction.story_words import StoryWords

_CLUB = re.compile("会|团")


def test_the_sentences_that_hold_something_are_found_in_order():
    story = StoryWords([*_cut("春天来了。老年协会成立,合唱团也成立。"), *_cut("没有什么。"), *_cut("诗会开了。")])
    assert list(story.holding(_CLUB)) == [1, 3]


def test_each_clause_that_holds_something_is_found_once_by_its_place_in_its_paragraph():
    sentences = [*_cut("开会。"), *_cut("春天来了。协会、商会成立,天晴,合唱团也成立。")]
    story = StoryWords(sentences)
    assert [
        (number, sentences[number].paragraph.text[clause.start : clause.end]) for number, clause in story.clauses(_CLUB)
    ] == [(0, "开会"), (2, "协会、商会成立"), (2, "合唱团也成立")]


def test_a_story_without_words_holds_nothing():
    assert list(StoryWords([]).holding(_CLUB)) == []


def test_what_is_sought_in_the_whole_story_asks_for_no_end_of_the_words(monkeypatch):
    """A sentence that ends there ends at a line's end here, where $ does not hold."""
    sought: set[str] = set()
    for way in ("holding", "places", "clauses"):
        plain = getattr(StoryWords, way)

        def noting(self, pattern, plain=plain):
            sought.add(pattern.pattern)
            return plain(self, pattern)

        monkeypatch.setattr(StoryWords, way, noting)

    read_story("东亭社区\n东亭社区位于青山区柳荫街道，居民1200户，有“银铃”合唱团。")

    assert len(sought) > 20
    assert [pattern for pattern in sought if re.search(r"\$|\\Z", pattern)] == []


def _cut(words: str) -> list[Sentence]:
    return list(sentences_of(Paragraph(words, range(len(words)))))
