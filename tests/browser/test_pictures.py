"""Pages with pictures, in every mode: each is loaded in the best format, stays in its room, and is read aloud."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.actions.road import submit_story
from articles.actions.stories import amend_story, save_story
from articles.models import Story
from communities.models import Activity, Community, Person
from portal.images.actions.pictures import add_picture
from portal.images.developing import develop
from portal.images.models import Picture
from portal.site.models import SiteSettings
from tests.browser.axe import violations
from tests.factories import UserFactory
from tests.factories.newsroom import bring_to
from tests.factories.pictures import encoded, photo

pytestmark = pytest.mark.browser

# One after the other: a picture is put off until somebody scrolls to it.
LOOK = """async () => {
  const found = [];
  for (const image of [...document.images].filter(image => image.checkVisibility())) {
    image.scrollIntoView();
    await Promise.race([image.decode(), new Promise(giveUp => setTimeout(giveUp, 10000))]);
    const box = image.getBoundingClientRect();
    found.push({
      format: image.currentSrc.split(".").pop(), alt: image.alt, there: image.naturalWidth > 0 && box.width > 20,
      inside: box.left >= 0 && box.right <= innerWidth + 1,
    });
  }
  return found;
}"""


def add(width, height, alt, **words):
    content = ContentFile(encoded(photo(width, height)), name="a.jpg")
    picture = Picture(alt=alt, credit="𠮷䶮摄影工作室", **words)
    return add_picture(picture, develop(content, focal=picture.focal), by=None)


def give_picture(story, picture):
    """A public story gets its picture as it gets its words: by an amendment that three people pass."""
    author = UserFactory()
    copy = amend_story(story, by=author)
    copy.picture = picture
    save_story(copy, by=author)
    bring_to(submit_story(copy, by=author), "published")


@pytest.fixture
def illustrated(demonstration):
    """The demonstration with a picture wherever one may stand: wide, tall, square and a panorama."""
    community = Community.objects.get(slug="suihuabei")
    Community.objects.filter(pk=community.pk).update(picture=add(1600, 1200, "骑楼街", caption="骑楼街的早晨" * 8))
    give_picture(Story.objects.get(), add(900, 1600, "议事厅"))
    person = Person.objects.public().filter(community=community).first() or Person.objects.public().first()
    Person.objects.filter(pk=person.pk).update(picture=add(800, 800, "本人"), consented_on="2026-11-01")
    for activity in Activity.objects.published().filter(community=community):
        activity.pictures.create(picture_id=Picture.objects.get(alt="骑楼街").pk)
    Community.objects.filter(slug="haiyang").update(picture=add(3000, 400, "广场全景"))
    pages = ["/", "/communities/", community.get_absolute_url(), "/communities/haiyang/", person.get_absolute_url()]
    return [*pages, Story.objects.get().get_absolute_url()]


@pytest.mark.parametrize("mode", ["normal", "elder", "dark", "grey"])
def test_pictures_stand_well_in(mode, open_browser, illustrated):
    if mode == "grey":
        now = timezone.now()
        SiteSettings.objects.create(mourning_from=now - timedelta(hours=1), mourning_until=now + timedelta(hours=1))
    page = open_browser(color_scheme="dark" if mode == "dark" else "light")
    if mode == "elder":
        page.goto("/")
        page.get_by_role("link", name="长者模式").first.click()
        page.wait_for_load_state()
    findings, shown = [], set()

    for path in illustrated:
        for width in (390, 1280):
            page.witness.is_listening = True
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            for image in page.evaluate(LOOK):
                shown.add(image["alt"])
                good = image["format"] == "avif" and image["there"] and image["inside"]
                findings += [] if good else [f"{path} at {width}: {image}"]
            sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            findings += [f"{path} at {width}: slides sideways"] if page.evaluate(sideways) > 0 else []
            page.witness.is_listening = False  # axe adds a style of its own, which the policy rightly refuses
            faults = violations(page)
            findings += [f"{path} at {width}: axe {fault['id']} {fault['nodes'][0]['html'][:90]}" for fault in faults]

    assert not findings, "\n".join(findings)
    assert shown == {"骑楼街", "议事厅", "本人", "广场全景"}
