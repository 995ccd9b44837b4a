"""What stands in a few sentences is sought in the words of all."""

import re

from communities.extraction.layout import Paragraph
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


def _cut(words: str) -> list[Sentence]:
    return list(sentences_of(Paragraph(words, range(len(words)))))
