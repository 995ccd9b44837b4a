"""The wording list: terms in texts, and the public pages that hold them."""

import sys
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.actions.road import submit_story, withdraw_story
from articles.actions.stories import amend_story, save_story
from articles.actions.wording import save_term
from articles.body import from_text
from articles.models import CommunityWordingHit, Story, WordingHit, WordingTerm
from articles.reference import TERMS
from articles.waiting import wording as waiting_wording
from articles.wording import Wording, look_through_everything
from communities.models import Community
from tests.factories import ActivityFactory, CommunityFactory, StoryFactory, UserFactory
from tests.factories.articles import WordingTermFactory
from tests.factories.newsroom import bring_to, submitted
from tests.factories.portal import grant
from tests.factories.records import check, told


def term(words, *exceptions, **more):
    return WordingTerm(words=words, exceptions="\n".join(exceptions), **more)


def found(text, *terms):
    return [(use.term.words, use.start, use.end) for use in Wording(terms).find(text)]


# In a text


def test_every_use_is_found_with_its_place():
    assert found("居委开会，找居委", term("居委")) == [("居委", 0, 2), ("居委", 6, 8)]


def test_words_are_matched_sign_for_sign_and_are_no_pattern():
    assert found("a+b，aab，A+B，ａ+b", term("a+b"), term(".")) == [("a+b", 0, 3)]


def test_an_exception_hides_its_own_term_only():
    terms = [term("居委", "居委会", "社区居委"), term("委会")]

    assert found("居委会、居委、社区居委", *terms) == [("委会", 1, 3), ("居委", 4, 6)]


def test_of_terms_within_one_another_the_longest_is_found_and_of_overlapping_ones_both():
    assert [use[0] for use in found("甲乙丙", term("甲乙"), term("乙丙"), term("乙"))] == ["甲乙", "乙丙"]


WORDS = st.text("甲乙丙", min_size=1, max_size=3)


@given(st.sets(WORDS, max_size=5), st.text("甲乙丙丁", max_size=30))
def test_a_text_with_a_term_is_never_passed_over(words, text):
    terms = [term(one) for one in words]

    assert bool(found(text, *terms)) == any(one in text for one in words)


def test_the_work_grows_with_the_text_and_not_with_the_terms():
    def calls(text, wording):
        count = 0

        def note(_frame, event, _argument):
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(note)
        try:
            list(wording.find(text))
        finally:
            sys.setprofile(None)
        return count

    few = Wording([term("甲" * 9 + str(number)) for number in range(20)])
    many = Wording([term("甲" * 9 + str(number)) for number in range(2_000)])

    assert calls("甲" * 2_000, many) <= calls("甲" * 2_000, few) * 1.1 + 50
    assert calls("甲" * 8_000, many) <= 4.2 * calls("甲" * 2_000, many)


# The list itself


def test_every_portal_starts_with_terms_that_name_their_authority(db):
    rows = WordingTerm.objects.all()

    assert rows.count() == len(TERMS)
    for row in rows:
        row.full_clean()


def test_what_staff_changed_of_the_first_terms_stays(db):
    WordingTerm.objects.filter(words="患有").update(reason="改过的")

    call_command("migrate", verbosity=0)

    assert WordingTerm.objects.get(words="患有").reason == "改过的"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("says_why_and_on_whose_word", {"authority": ""}),
        ("standard_says_how", {"kind": "standard", "advice": ""}),
        ("kind_is_known", {"kind": "odd"}),
        ("ends_after_it_begins", {"valid_from": date(2020, 2, 1), "valid_until": date(2020, 1, 1)}),
        ("has_words", {"words": ""}),
    ],
)
def test_the_database_refuses_a_term_that_says_too_little(db, name, content):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WordingTermFactory(**content)


@pytest.mark.parametrize(
    ("start", "end", "holds"), [(0, 0, True), (1, None, False), (None, -1, False), (None, None, True)]
)
def test_a_term_holds_on_its_first_and_last_day(db, start, end, holds):
    days = [None if shift is None else timezone.localdate() + timedelta(days=shift) for shift in (start, end)]
    row = WordingTermFactory(valid_from=days[0], valid_until=days[1])

    assert row.is_valid == holds
    assert (row in WordingTerm.objects.valid_on(timezone.localdate())) == holds


# In a story that is in work


@pytest.mark.parametrize(
    ("kind", "result", "blocks"),
    [("banned", "bad", True), ("standard", "bad", False), ("careful", "wait", False), ("outdated", "wait", False)],
)
def test_only_what_is_banned_asks_for_a_reason(db, kind, result, blocks):
    WordingTermFactory(words="不该写的词", kind=kind, advice="该写的词")

    report = check("这里有不该写的词。")

    assert told(report, "wording") == [(result, "不该写的词", "", blocks)]
    assert "建议写“该写的词”" in report.findings[-1].advice


def test_an_ended_term_is_no_finding(db):
    WordingTermFactory(words="不该写的词", valid_until=timezone.localdate() - timedelta(days=1))

    assert told(check("这里有不该写的词。"), "wording") == []


# On public pages


def story(text="这里有不该写的词，还有不该写的词。", **more):
    return StoryFactory(body=from_text(f"导语。\n\n{text}"), **more)


def hits():
    return [(hit.story.title, hit.term.words, hit.anchor, hit.uses) for hit in WordingHit.objects.order_by("pk")]


def test_a_term_that_is_saved_is_looked_for_on_public_pages(db, recorder):
    story(title="公开的")
    story(title="草稿", state="draft")
    community = CommunityFactory(introduction="有不该写的词。")
    ActivityFactory(community=CommunityFactory(name="海洋社区"), name="讲不该写的词")
    CommunityFactory(introduction="有不该写的词。", state="draft")

    save_term(WordingTermFactory.build(words="不该写的词"), by=recorder)

    assert hits() == [("公开的", "不该写的词", "p2", 2)]
    assert [hit.community.name for hit in CommunityWordingHit.objects.order_by("pk")] == [community.name, "海洋社区"]


@pytest.mark.parametrize(
    "change",
    [
        {"words": "别的词"},
        {"valid_until": date(2020, 1, 1)},
        {"valid_from": date(2999, 1, 1)},
        {"exceptions": "有不该写的词\n还有不该写的词"},
    ],
)
def test_a_term_that_changes_takes_its_hits_along(db, recorder, change):
    story()
    row = save_term(WordingTermFactory.build(words="不该写的词"), by=recorder)
    for name, value in change.items():
        setattr(row, name, value)

    save_term(row, by=recorder)

    assert hits() == []


def test_a_story_is_looked_through_when_it_is_published_and_when_its_amendment_is(db):
    WordingTermFactory(words="不该写的词", kind="careful")
    author = UserFactory()
    public = bring_to(submitted(title="新的", text="导语。\n\n有不该写的词。", by=author), "published").story
    assert hits() == [("新的", "不该写的词", "p2", 1)]

    draft = amend_story(public, by=author)
    draft.body = from_text("导语。\n\n没有了。", before=draft.body, used=draft.anchors_used)
    save_story(draft, by=author)
    bring_to(submit_story(draft, by=author, correction="改了用词"), "published")

    assert hits() == []


def test_a_story_that_is_withdrawn_waits_for_nobody(db, recorder):
    WordingTermFactory(words="不该写的词", kind="careful")
    public = bring_to(submitted(text="有不该写的词。"), "published").story

    withdraw_story(public, by=recorder, reason="来源更正")

    assert hits() == []


def test_the_nightly_pass_finds_what_became_valid_and_drops_what_ended(db):
    begins, ends = (WordingTermFactory(words=words) for words in ("才生效的", "不再有效的"))
    row = story("有才生效的，也有不再有效的。", title="报道")
    WordingHit.objects.create(term=ends, story=row, anchor="p2")
    WordingTerm.objects.filter(pk=ends.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    community = CommunityFactory(summary="才生效的")

    call_command("scan_wording", verbosity=0)

    assert hits() == [("报道", begins.words, "p2", 1)]
    assert [hit.community for hit in CommunityWordingHit.objects.all()] == [community]


def test_the_nightly_pass_leaves_what_it_found_before_as_it_was(db):
    WordingTermFactory(words="不该写的词")
    story()
    list(look_through_everything())
    before = WordingHit.objects.values_list("pk", "found_at").get()

    list(look_through_everything())

    assert WordingHit.objects.values_list("pk", "found_at").get() == before


def test_the_nightly_pass_goes_by_batches_with_the_same_questions_each(db, monkeypatch):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            list(look_through_everything())
        return len(asked)

    WordingTermFactory(words="不该写的词")
    monkeypatch.setattr("articles.wording.BATCH", 3)
    for _number in range(3):
        story()
    list(look_through_everything())
    three = questions()
    for _number in range(3):
        story()
    list(look_through_everything())

    assert WordingHit.objects.count() == 6
    assert questions() - three == three - questions_without_stories(questions)


def questions_without_stories(questions):
    """What the pass asks where nothing is public; rolled back."""
    with transaction.atomic():
        Story.objects.update(state="withdrawn")
        WordingHit.objects.all().delete()
        count = questions()
        transaction.set_rollback(True)
    return count


# For whom it waits


def test_it_waits_for_who_keeps_the_list_and_who_may_change_the_page(db, recorder):
    here, there = CommunityFactory(introduction="有不该写的词。"), CommunityFactory()
    story(title="这里的", communities=[here])
    story(title="那里的", communities=[there])
    save_term(WordingTermFactory.build(words="不该写的词"), by=recorder)

    def waits(role, **where):
        person = UserFactory()
        grant(person, role, **where)
        return {str(row) for kind in waiting_wording(person) for row in kind.rows}

    assert waits("second_reviewer", district=here.street.district) == {
        *("这里的·“不该写的词”", "那里的·“不该写的词”", f"{here.name}·“不该写的词”"),
    }
    assert waits("street_staff", street=here.street) == {"这里的·“不该写的词”", f"{here.name}·“不该写的词”"}
    assert waits("first_reviewer", street=here.street) == set()
    assert Community.objects.count() == 2
