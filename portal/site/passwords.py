"""Words that everybody here would try first: names of the district, its streets and communities, and of the account."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communities.models import Community, District, Street
from portal.accounts.passwords import squeezed, without
from portal.site.models import SiteSettings

SHORTEST = {True: 2, False: 4}  # a word of two characters in Chinese, of four letters; shorter ones prove nothing
LEAST_LEFT, LEAST_DIFFERENT = 8, 5
ENDINGS = ["街道", "社区", "居委会", "区", "镇"]
USUAL = {
    *("wenming", "shequ", "jiedao", "shifan", "menhu", "guangzhou", "guangdong", "zhongguo", "jieban", "quwei"),
    *("password", "passwd", "passw0rd", "mima", "admin", "administrator", "portal", "welcome", "letmein", "changeme"),
    *("woaini", "iloveyou", "qwerty", "qwert", "asdfgh", "zxcvbn", "qazwsx", "1qaz", "2wsx", "abcdef", "abcd", "test"),
    *("1314520", "5201314", "20252026", "123456789", "12345678", "1234567", "123456", "12345", "1234"),
    *[
        "文明",
        "社区",
        "街道",
        "示范",
        "门户",
        "广州",
        "广东",
        "中国",
        "密码",
        "口令",
        "管理员",
        "居委会",
        "区委",
        "我爱你",
    ],
}


class LocalWordsValidator:
    """Refuses a password that says little more than such words; beside them, it must be a password of its own."""

    def validate(self, password, user=None):
        words = USUAL | local_words() | words_of(user)
        rest = without(words, password)
        if rest == squeezed(password):
            return
        if len(rest) < LEAST_LEFT or rest.isdigit() or len(set(rest)) < LEAST_DIFFERENT:
            raise ValidationError(
                _("这个密码主要由地名、单位、用户名或常见的词组成，容易猜到。请换成几个互不相干的词连在一起。"),
                code="password_local",
            )

    def get_help_text(self):
        return _("密码不能主要由地名（如本区、街道、社区的名字或拼音）、“文明”、用户名或常见的词组成。")


def local_words() -> set[str]:
    """Names, with and without their endings, and addresses of every place, published or not, whoever asks."""
    found = set()
    for model in (District, Street, Community):
        for name, slug in model._base_manager.values_list("name", "slug"):
            found |= {name, slug, *(name.removesuffix(ending) for ending in ENDINGS)}
    site = SiteSettings.load()
    names = [str(site.name), str(site.district_name), str(site.district_name).removesuffix("区")]
    return usable({*found, *names})


def words_of(user) -> set[str]:
    return usable({user.username or "", user.name or ""}) if user else set()


def usable(words: set[str]) -> set[str]:
    """Squeezed, and long enough to be a word."""
    return {word for word in map(squeezed, words) if len(word) >= SHORTEST[not word.isascii()]}
