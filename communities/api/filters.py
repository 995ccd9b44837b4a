"""The parameters by which several lists can be narrowed, and the refusal of values that name nothing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import AwardLevel, Community, Indicator, Series, Street
from portal.endpoints.answers import RefusedError
from portal.endpoints.parameters import Parameter

CODE = r"[-a-zA-Z0-9_]+"  # what a SlugField takes

COMMUNITY = Parameter(
    "community", gettext_lazy("社区的网址名，如 suihuabei；见 /api/communities/。"), example="suihuabei"
)
STREET = Parameter("street", gettext_lazy("街道的网址名，如 changgang；见 /api/streets/。"), example="changgang")
INDICATOR = Parameter("indicator", gettext_lazy("指标代码，如 population；见 /api/indicators/。"), CODE, "population")
LEVEL = Parameter("level", gettext_lazy("荣誉级别的代码，如 city；见 /api/levels/。"), CODE, "city")
SERIES = Parameter("series", gettext_lazy("活动系列的网址名；见 /api/series/。"), example="women-de-jieri")
TAG = Parameter("tag", gettext_lazy("标签的网址名，如 dang-jian；见 /api/tags/。"))
THEME = Parameter("theme", TAG.meaning, example="dang-jian")


def refuse_unknown(*, community="", street="", indicator="", level="", series="", theme="", tag=""):
    """Tells an empty list from a filter that names nothing; asked only when a list came out empty."""
    if community and not Community.objects.published().filter(slug=community).exists():
        refuse(COMMUNITY, _("没有这个社区，或者它还没有发布。"))
    if street and not Street.objects.filter(slug=street).exists():
        refuse(STREET, _("没有这个街道。"))
    if indicator and not Indicator.objects.filter(code=indicator).exists():
        refuse(INDICATOR, _("没有这个指标。"))
    if level and not AwardLevel.objects.filter(code=level).exists():
        refuse(LEVEL, _("没有这个荣誉级别。"))
    if series and not Series.objects.filter(slug=series).exists():
        refuse(SERIES, _("没有这个活动系列。"))
    for parameter, slug in ((THEME, theme), (TAG, tag)):
        if slug:  # whether a tag stands on something that is not public is not for strangers to learn
            refuse(parameter, _("没有找到带这个标签的内容。"))


def refuse(parameter: Parameter, sentence: str):
    raise RefusedError(sentence, parameter=parameter.name, allowed=parameter.meaning)
