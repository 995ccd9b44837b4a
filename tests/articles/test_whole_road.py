"""A story goes its whole road; at every moment every registered surface shows the right text and no other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.actions.remarks import make_preview
from articles.actions.road import (
    rewrite_revision,
    stop_revision,
    submit_story,
    take_back_revision,
    withdraw_story,
)
from articles.actions.stories import amend_story, save_story
from articles.body import from_text
from articles.content import content_of, digest
from articles.due import publish_due
from articles.models import Byline, Story
from articles.signing import seen_of
from portal.images import shelf
from tests.articles.onlooker import LONGEST_KEPT, Onlooker, kept_for, without_question
from tests.factories import CommunityFactory, ContributorFactory, FactFactory, SourceFactory, UserFactory
from tests.factories.newsroom import pass_review, return_it
from tests.factories.pictures import PictureFactory, encoded, photo

# The mark of each text stands in everything that it says, and nowhere else; beside it its pinyin.
FIRST, SECOND, THIRD = ("霁蓝", "ji-lan"), ("黛紫", "dai-zi"), ("靛青", "dian-qing")
NOTE = "栗壳更正"  # what residents are told of the correction, for good
TYPED = ["邻里中秋", "穗花北"]  # what a reader types: it stands in every text, beside the marks

# Where a published story shows. Everywhere else it must not.
SHOWN_ON = {
    *("home", "search", "tag_list", "tag_detail", "sitemap_section", "api_tags"),
    *("story_list", "story_detail", "story_feed", "community_feed", "api_stories", "api_story"),
    *("community_detail", "api_community", "picture_file"),
}


class Newsroom:
    """One story, its texts, and who works on it."""

    def __init__(self):
        self.author = UserFactory()
        self.place = CommunityFactory(name="穗花北社区", slug="suihuabei")
        self.fact = FactFactory(community=self.place)
        self.tokens, self.documents, self.is_corrected = {}, [], False
        self.story = self.draft = Story(title="未定", origin="original", written_by=self.author)

    def write(self, text):
        """Put everything that a story can say into the draft, each with the mark of this text."""
        mark = text[0]
        head, inside = self.picture(mark), self.picture(mark)
        self.tokens[text] = [head.token, inside.token]
        story = self.draft
        story.title, story.deck = f"{mark}题", f"{mark}副题"
        story.source, story.source_credit = SourceFactory(title=f"{mark}原报道"), f"记者{mark}"
        story.picture = head
        body = f"邻里中秋，{mark}导语。\n\n## {mark}小标题\n\n{mark}段，见[{mark}链接](/stories/?{mark})。\n\n"
        story.body = from_text(
            f"{body}- {mark}项\n\n> {mark}引\n\n![图{inside.pk}] {mark}图注", used=story.anchors_used
        )
        save_story(story, by=self.author, parts=lambda: self.parts(story, mark))
        self.documents.append(content_of(story))

    def picture(self, mark):
        picture = PictureFactory(
            alt=f"{mark}图", caption=f"{mark}说明", credit=f"{mark}摄", formats=["jpg"], sizes={"lead": [[480, 360]]}
        )
        path = shelf.path_of(picture.token, "lead-480.jpg")
        path.parent.mkdir(parents=True)
        path.write_bytes(encoded(photo()))
        return picture

    def parts(self, story, mark):
        story.communities.set([self.place])
        story.tags.set([f"{mark}标签"])
        story.bylines.all().delete()
        Byline.objects.create(story=story, contributor=ContributorFactory(name=f"{mark}署名"), role="reporter", order=1)
        story.citations.all().delete()
        anchor = next(block["anchor"] for block in story.body if block["kind"] == "paragraph")
        story.citations.create(fact=self.fact, anchor=anchor, caption=f"{mark}大字")

    def submit(self, **given):
        self.revision = submit_story(self.draft, by=self.author, **given)
        return self.revision

    def approve(self, times, **given):
        for number in range(times):
            self.revision = pass_review(self.revision, **(given if number == times - 1 else {}))

    def amend(self):
        self.draft = amend_story(Story.objects.get(pk=self.story.pk), by=self.author)


@pytest.fixture
def room(db):
    return Newsroom()


def faults_at(moment, room, onlooker, *, shown, hidden):
    """What is wrong on the surfaces at this moment, in sentences; none when all is well."""
    story = Story.objects.get(pk=room.story.pk)
    copy = [{"year": row.year, "slug": row.slug} for row in Story.objects.exclude(pk=story.pk)]
    was_public = story.published_at is not None
    seen_on = set()
    for route, answers in onlooker.look(story, room.documents, words=TYPED, more=copy).items():
        for answer in answers:
            told = without_question(answer)
            for mark, pinyin in hidden:
                secrets = [mark, f"{pinyin}-biao-qian", *room.tokens.get((mark, pinyin), [])]
                secrets += [] if was_public and (mark, pinyin) == FIRST else [f"{pinyin}-ti"]
                if route == "picture_file" and any(token in answer.path for token in secrets) and answer.status != 404:
                    yield f"{moment}: {answer.path} is served"
                if found := [word for word in secrets if word in told]:
                    yield f"{moment}: {answer.path} ({answer.status}) shows {found}"
            if NOTE in told and not (room.is_corrected and route in ("story_detail", "api_story")):
                yield f"{moment}: {answer.path} tells of the correction"
            if shown and shows(room, shown, route, answer, told):
                seen_on.add(route)
            if answer.status >= 500 or (seconds := kept_for(answer.caching)) is None or seconds > LONGEST_KEPT:
                yield f"{moment}: {answer.path} ({answer.status}) may be kept: {answer.caching!r}"
    if seen_on != (SHOWN_ON if shown else set()):
        yield f"{moment}: shows on {sorted(seen_on ^ SHOWN_ON if shown else seen_on)} against what is expected"


def shows(room, text, route, answer, told):
    """Whether an answer holds something of this text: a word, a file of its pictures, or in a sitemap its address."""
    if route == "picture_file":
        return answer.status == 200 and any(token in answer.path for token in room.tokens[text])
    if route == "sitemap_section":
        return f"/{FIRST[1]}-ti/" in told
    return answer.status == 200 and text[0] in told


def statuses(room):
    """Page and JSON of the story."""
    story = Story.objects.get(pk=room.story.pk)
    paths = (f"/stories/{story.year}/{story.slug}/", f"/api/stories/{story.slug}/")
    return tuple(Client().get(path).status_code for path in paths)


def test_at_every_moment_of_the_road_every_surface_shows_the_right_text(room):
    onlooker, faults, when = Onlooker(), [], timezone.now() + timedelta(days=1)

    def look(moment, *, shown=None, hidden, status):
        faults.extend(faults_at(moment, room, onlooker, shown=shown, hidden=hidden))
        if statuses(room) != (status, status):
            faults.append(f"{moment}: {statuses(room)} instead of {status}")

    room.write(FIRST)
    look("draft", hidden=[FIRST], status=404)
    room.submit()
    look("submitted", hidden=[FIRST], status=404)
    room.approve(2)
    look("final", hidden=[FIRST], status=404)
    return_it(room.revision)
    look("returned", hidden=[FIRST], status=404)
    take_back_revision(room.submit(), by=room.author, seen=seen_of(room.revision))
    room.submit()
    room.approve(3, publish_at=when)
    look("approved and scheduled", hidden=[FIRST], status=404)
    assert publish_due(now=when - timedelta(seconds=1)) == []
    assert len(publish_due(now=when)) == 1
    look("published", shown=FIRST, hidden=[SECOND], status=200)
    first_time = Story.objects.get(pk=room.story.pk).published_at

    room.amend()
    room.write(SECOND)
    look("amendment written", shown=FIRST, hidden=[SECOND], status=200)
    room.submit(correction=NOTE)
    look("amendment submitted", shown=FIRST, hidden=[SECOND], status=200)
    room.draft.refresh_from_db()
    room.draft.deck = f"{SECOND[0]}副题，改写"
    reviewer = UserFactory()
    save_story(room.draft, by=reviewer)
    room.revision = rewrite_revision(room.revision, by=reviewer)
    look("amendment rewritten by a reviewer", shown=FIRST, hidden=[SECOND], status=200)
    room.approve(3, publish_at=when + timedelta(days=1))
    look("amendment approved and scheduled", shown=FIRST, hidden=[SECOND], status=200)
    stop_revision(room.revision, by=UserFactory(), reason="再核一次")
    room.submit(correction=NOTE)
    room.approve(3)
    room.is_corrected = True
    assert NOTE in Client().get(Story.objects.get(pk=room.story.pk).get_absolute_url()).text
    look("corrected", shown=SECOND, hidden=[FIRST], status=200)

    room.amend()
    room.write(THIRD)
    room.submit()
    room.approve(3, publish_at=when + timedelta(days=2))
    withdraw_story(Story.objects.get(pk=room.story.pk), by=UserFactory(), reason="来源撤回")
    look("withdrawn", hidden=[FIRST, SECOND, THIRD], status=410)
    assert publish_due(now=when + timedelta(days=3)) == []
    room.submit()
    look("on its way back", hidden=[FIRST, SECOND, THIRD], status=410)
    room.approve(3)
    look("back", shown=THIRD, hidden=[FIRST, SECOND], status=200)

    assert faults == []
    assert Story.objects.get(pk=room.story.pk).published_at == first_time


def test_the_page_of_a_story_shows_the_text_of_its_revision_whole(client, room):
    """JSON-LD, og:image, byline, tag, figure, picture and link come from the same revision."""
    room.write(FIRST)
    room.submit()
    room.approve(3)
    room.amend()
    room.write(SECOND)
    story = Story.objects.get(pk=room.story.pk)

    page = client.get(story.get_absolute_url()).text

    parts = ["题", "副题", "导语", "小标题", "段，见", "链接", "项", "引", "图注", "图", "摄", "署名", "标签", "大字"]
    assert [part for part in parts if f"{FIRST[0]}{part}" not in page] == []
    head = page[: page.index("</head>")]
    assert f'"headline":"{FIRST[0]}题"' in head.replace('": ', '":')
    assert 'property="og:image"' in head and room.tokens[FIRST][0] in head
    assert digest(content_of(story)) == story.revision.sha256


def test_the_menu_and_the_sitemap_hide_the_column_until_something_is_published(client, room):
    room.write(FIRST)
    room.submit()

    before = client.get("/").text, client.get("/sitemap-pages.xml").text
    room.approve(3)
    after = client.get("/").text, client.get("/sitemap-pages.xml").text

    assert [('href="/stories/"' in page, "/stories/</loc>" in pages) for page, pages in (before, after)] == [
        (False, False),
        (True, True),
    ]


# Previews


def test_a_preview_shows_its_own_revision_to_who_holds_the_link_and_to_no_machine(client, room):
    room.write(FIRST)
    room.submit()
    _link, token = make_preview(room.revision, by=room.author, days=3)

    answer = client.get(f"/preview/{token}/")

    assert answer.status_code == 200
    assert f"{FIRST[0]}段" in answer.text
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert kept_for(answer["Cache-Control"]) == 0
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "og:image" not in answer.text and "NewsArticle" not in answer.text


@pytest.mark.parametrize("ending", ["published", "corrected", "withdrawn", "rewritten"])
def test_a_preview_ends_with_its_revision(client, room, ending):
    """A link that was sent round must not go on showing what was corrected or withdrawn."""
    room.write(FIRST)
    room.submit()
    _link, token = make_preview(room.revision, by=room.author, days=3)
    if ending == "rewritten":
        room.draft.deck = f"{FIRST[0]}副题，改写"
        save_story(room.draft, by=room.author)
        rewrite_revision(room.revision, by=UserFactory())
    else:
        room.approve(3)
    if ending == "corrected":
        room.amend()
        room.write(SECOND)
        room.submit()
        room.approve(3)
    if ending == "withdrawn":
        withdraw_story(Story.objects.get(pk=room.story.pk), by=UserFactory(), reason="来源撤回")

    answer = client.get(f"/preview/{token}/")

    story = Story.objects.get(pk=room.story.pk)
    if ending == "published":
        assert (answer.status_code, answer["Location"]) == (302, story.get_absolute_url())
    else:
        assert answer.status_code == 404
        assert FIRST[0] not in answer.text
