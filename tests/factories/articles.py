import factory
from django.utils import timezone

from articles.body import from_text
from articles.enums import ContributorKind, StoryOrigin
from articles.models import Byline, Citation, Contributor, Story, WordingTerm
from communities.enums import CreditRole
from portal.records import PublicationState
from tests.factories.communities import FactFactory, SourceFactory


class StoryFactory(factory.django.DjangoModelFactory):
    """A published story that the site compiled; `state="draft"` makes one that residents must not see."""

    class Meta:
        model = Story
        skip_postgeneration_save = True

    title = factory.Sequence(lambda number: f"邻里新事{number}")
    origin = StoryOrigin.COMPILED
    source = factory.SubFactory(SourceFactory)
    source_credit = "记者陈晓"
    reprint_title = factory.LazyAttribute(lambda row: "邻里的事" if row.origin == "reprint" else "")
    reprint_author = factory.LazyAttribute(lambda row: "记者陈晓" if row.origin == "reprint" else "")
    state = PublicationState.PUBLISHED
    published_at = factory.LazyAttribute(lambda row: None if row.state == "draft" else timezone.now())
    body = factory.LazyFunction(lambda: from_text("邻里坐到一起。\n\n## 头一件事\n\n约4800人住在这里。"))

    @factory.post_generation
    def communities(self, create, given, **kwargs):
        if create:
            self.communities.set(given or [])


class CitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Citation

    story = factory.SubFactory(StoryFactory)
    fact = factory.SubFactory(FactFactory)
    anchor = "p2"


class ContributorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contributor

    name = factory.Sequence(lambda number: f"陈晓{number}")
    kind = ContributorKind.PERSON


class BylineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Byline

    story = factory.SubFactory(StoryFactory)
    contributor = factory.SubFactory(ContributorFactory)
    role = CreditRole.REPORTER


class WordingTermFactory(factory.django.DjangoModelFactory):
    """A term that is banned from today on and for ever."""

    class Meta:
        model = WordingTerm

    words = factory.Sequence(lambda number: f"不该写的词{number}")
    kind = "banned"
    reason = "不用这个说法"
    authority = "区文明办通知"
