"""What of places can be found, and as what. Everything here is public: published, of a published community."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from taggit.models import TaggedItem

from communities.models import (
    Activity,
    Alias,
    Community,
    Estate,
    Facility,
    Institution,
    Person,
    Portrait,
    Programme,
    Recognition,
    Street,
    Team,
    Topic,
)
from communities.models.council import NEWEST_FIRST
from portal.search.simple import Beside, Searchable, Shown


def tagged(model):
    """Found also by its tags."""
    of_model = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
    return Beside(lambda: TaggedItem.objects.filter(**of_model), "tag__name", "object_id")


def communities():
    return Community.objects.published().with_place().prefetch_related("aliases", "estates", "tags")


def show_community(community, query):
    names = {
        _("又名："): [alias.name for alias in community.aliases.all()],
        _("小区："): [estate.name for estate in community.estates.all()],
        _("标签："): [tag.name for tag in community.tags.all()],
    }
    told = [f"{label}{_('、').join(found)}" for label, found in names.items() if found]
    texts = [community.summary, community.introduction, *told]
    return Shown(community.get_absolute_url(), community.name, [community.street.short_name], texts)


def show_street(street, query):
    return Shown(street.get_absolute_url(), street.name, [street.district.name], [])


def told_of(model):
    """The public statements of one kind on published communities."""
    return lambda: model.objects.published().filter(community__state="published").select_related("community__street")


def show_at(anchor, *texts):
    """A statement as a hit: it leads to its section on the page of its community."""

    def show(item, query):
        notes = [item.community.name, item.community.street.short_name]
        url = f"{item.community.get_absolute_url()}#{anchor}"
        return Shown(url, item.name, notes, [str(getattr(item, name)) for name in texts])

    return show


def institutions():
    return told_of(Institution)().select_related("community__street", "kind")


def show_institution(institution, query):
    anchor = "council" if institution.kind.code == "council_hall" else "inst"
    return show_at(anchor, "short_name")(institution, query)


def recognitions():
    seen = Q(community__state="published") | Q(person__in=Person.objects.public())
    return (
        Recognition.objects.published()
        .filter(seen)
        .select_related("award__level", "status", "community__street", "person")
    )


def show_recognition(item, query):
    holder = item.community or item.person
    anchor = "#awards" if item.community else ""
    level = item.award.level.name if item.status.is_won else item.status.name
    return Shown(f"{holder.get_absolute_url()}{anchor}", item.award.title, [level, holder.name], [])


def portraits():
    return told_of(Portrait)().select_related("community__street", "person")


def show_portrait(portrait, query):
    person = portrait.person
    return Shown(person.get_absolute_url(), person.name, [portrait.role, portrait.community.name], [portrait.deed])


def activities():
    return Activity.objects.public().select_related("community__street", "series").prefetch_related("tags")


def show_activity(activity, query):
    notes = [activity.community.name, *([activity.series.name] if activity.series else []), activity.when]
    tags = _("、").join(tag.name for tag in activity.tags.all())
    texts = [activity.note, activity.place, activity.speakers_text, tags]
    return Shown(activity.get_absolute_url(), activity.name, notes, texts)


def show_topic(topic, query):
    notes = [topic.community.name, topic.get_progress_display(), *(day for _label, day in topic.steps[-1:])]
    return Shown(f"{topic.community.get_absolute_url()}#council", topic.title, notes, [topic.outcome, topic.notice])


STREET = "community__street"
SEARCHABLES = [
    Searchable(
        kind="community",
        label=_("社区"),
        rows=communities,
        show=show_community,
        title="name",
        columns=["summary", "introduction", "street__name"],
        beside=[
            Beside(Alias.objects.exclude(community=None).all, "name", "community"),
            Beside(Estate.objects.all, "name", "community"),
            tagged(Community),
        ],
        latin=["slug", "initials"],
        street="street",
        order=["pinyin", "slug"],
    ),
    Searchable(
        kind="street",
        label=_("街道"),
        rows=lambda: Street.objects.present().select_related("district"),
        show=show_street,
        title="name",
        beside=[Beside(Alias.objects.exclude(street=None).all, "name", "street")],
        latin=["slug", "initials"],
        order=["code", "pk"],
    ),
    Searchable(
        kind="person",
        label=_("人物"),
        rows=portraits,
        show=show_portrait,
        title="person__name",
        columns=["role", "deed"],
        latin=["person__slug", "person__initials"],
        street=STREET,
    ),
    Searchable(
        kind="award",
        label=_("荣誉"),
        rows=recognitions,
        show=show_recognition,
        title="award__title",
        columns=["community__name", "person__name"],
        street=STREET,
        order=["-status__is_won", "award__level__order", "pk"],
    ),
    Searchable(
        kind="activity",
        label=_("活动"),
        rows=activities,
        show=show_activity,
        title="name",
        columns=["note", "place", "speakers_text", "series__name"],
        beside=[tagged(Activity)],
        street=STREET,
        order=[F("held_on").desc(), "pk"],
    ),
    Searchable(
        kind="topic",
        label=_("议题"),
        rows=told_of(Topic),
        show=show_topic,
        title="title",
        columns=["outcome", "notice"],
        street=STREET,
        order=NEWEST_FIRST,
    ),
    Searchable(
        kind="institution",
        label=_("单位"),
        rows=institutions,
        show=show_institution,
        title="name",
        columns=["short_name"],
        street=STREET,
    ),
    Searchable(
        kind="facility",
        label=_("场地"),
        rows=told_of(Facility),
        show=show_at("fac", "kind"),
        title="name",
        columns=["kind"],
        street=STREET,
    ),
    Searchable(
        kind="team",
        label=_("队伍"),
        rows=told_of(Team),
        show=show_at("fac"),
        title="name",
        street=STREET,
    ),
    Searchable(
        kind="programme",
        label=_("做法"),
        rows=told_of(Programme),
        show=show_at("ways", "note"),
        title="name",
        columns=["note"],
        street=STREET,
    ),
]
