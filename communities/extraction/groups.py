"""Of which group counted people are, by how their noun is built: 重残无业人员, 编制人员, 务工人员, 物业人员."""

import re

_FLOATING = re.compile(r"外来|务工|流动|暂住|流入|打工|非户籍|来[\u3400-\u9fff][建务]")
_SUBGROUP = re.compile(
    r"残|障人|困难|低保|监测|无业|失业|下岗|待业|未就业|[^医护]病|^病|患者|矫正|帮教|刑满|刑释|解教|解戒|吸毒|戒毒|戒断|康复|优抚|退休|退役|退伍|复员|转业|高龄|失能|失智|孤寡|孤老|留守|民族|境外|外籍|"
    r"特困|救助|4050|重点|特殊|两劳|邪教|信教|征地|失地|低收入|享受|供养|困境|行动不便|港澳|台胞|侨|随迁|学龄|适龄|育龄|流浪|灵活就业|就业群体|毕业生|老弱|空巢|独居|监护|贫困|脱贫|五保|低边|孕|服刑|离休|收养|供养|托养|自由职业|就业人员|智障|精神|儿童|学生|子女|家属|军人"
)
_STAFF = re.compile(
    r"工作站|编制|在编|在岗|在职|聘用|聘任|公益性?岗|公务员|合同制|劳务派遣|机关|事业编|班子|社区(?:专职)?(?:人员|工作者)|居委会|办事处|雇员|专职工作|专职人员|社工师|工作人员"
)
# Those who live by their trade: 渔民, 花农, 船工; as households or as people they are a part of all.
_TRADE = r"(?:[渔船牧蜑疍茶盐山]民|[茶果菜花蔗棉药蚕粮瓜]农|船工|矿工|养殖户|种植户)"
_BY_TRADE_LEFT = re.compile(rf"((?:[疍外来本地专业]{{1,4}}|家)*{_TRADE})(?:家庭)?(?:共|有|就|达)*$")
_BY_TRADE_RIGHT = re.compile(
    rf"((?:[疍外来本地专业]{{1,4}}|家)*{_TRADE})(?:家庭)?(?![\u3400-\u9fff]{{0,4}}(?:参|组成|避|撤|回港|轮流))"
)


def by_trade(left: str, right: str) -> tuple[str, int] | None:
    """Return the trade by which counted people or households are called, and how far it reaches: 花农520户, 312户渔民."""
    found = _BY_TRADE_LEFT.search(left)
    if found:
        return found[1], 0
    found = _BY_TRADE_RIGHT.match(right)
    return (found[1], found.end(1)) if found else None


# What people that the lexicon does not know are called by.
WHO_LEFT = re.compile(
    r"([“\u3400-\u9fff\d”]{1,12}(?:障人士|患者|病人|人员|对象|子女|家属|毕业生|建设者|公务员|军人|[级度体力神]残疾|供养|(?<!边缘)低保|五保|失独|留守))的?(?:总?人?数量?)?(?:现|也|还|就|共|约|[:|]|有|为|达到?|增至|增加到|发展到)*$"
)
WHO_RIGHT = re.compile(
    r"(?![是为的来参在和满])([\u3400-\u9fff“”\d]{0,10}?(?:障人士|患者|病人|人员|对象|子女|家属|毕业生|建设者|公务员|军人))(?![\u3400-\u9fff]{0,4}(?:参加|参与|到场))"
)


def group_of(phrase: str) -> str:
    """Return the indicator that counts people of this name: a part of the population, staff, or a role."""
    if _FLOATING.search(phrase):
        return "population_floating"
    if _SUBGROUP.search(phrase):
        return "population_subgroup"
    return "staff_count" if _STAFF.search(phrase) else "role_count"


# 低保居民, 听障人士, 独居长者, 72岁以上的居民: whom a word of state or age picks out of all who live there.
_STATE = (
    r"(?:低保|残疾|残障|[听视言智]障|困难|特困|贫困|困境|低收入|脱贫|患病|重病|大病|慢病|五保|三无|特殊家庭|失独|失智|孤寡|独居|独住|空巢|卧床|(?:半)?失能|(?:半)?自理|行动不便|留守|失业|待业|无业|下岗|精神障碍|港澳|外籍|境外|归侨|"
    r"征地|失地|[^民汉家宗贵各\W]族|[回藏苗壮]民)"
)
_OF_A_STATE = re.compile(
    rf"{_STATE}(?:的?[、和及与]?{_STATE})*(?:[、和及与]?[\u3400-\u9fff]{{2}}){{0,2}}的?(?:老年|高龄)?$"
)
_OF_AN_AGE = re.compile(
    r"(?:(?:[5-9]\d|1[01]\d|[五六七八九]十|百)(?:周)?岁(?:及)?|[六七八九]旬(?:及)?)以上的?(?:高龄|老年|常住|户籍)?$"
)
# 260名居民报名当志愿者, 32名大学生担任辅导员: what they are from then on.
BECAME = re.compile(
    r"(?:小哥|骑手|商户|店主|摊主|阿姨|大妈|大叔|邻居|姐妹|同事|伙伴|老伙计|朋友|妈妈|大姐|年轻人|青年)?(?:报名|主动|自愿|纷纷|申请|陆续|先后|踊跃|相继|注册)*(?:(?:成为|加入|注册为?|当上?|担任|做)(?:[^,。“”]{0,6}|“[^“”]{2,8}”)(志愿|义工)|加入了?[\u3400-\u9fff“”]{0,8}(?:队|团|协会)(?![员长])|(?:成为|当上?了?|当选为?|担任|受聘为?|应聘为?)[\u3400-\u9fff“]{0,6}(?:[楼栋巷街网格组道元]长|[导调解督传联格理议宣]员|[导讲]师|代表|顾问|管家))"
)
_LONGEST_STATE = 16
OF_ALL = frozenset(("population", "population_elderly", "households"))  # which a word of state or age makes fewer


def narrowed(field: str, noun: str, phrase: str) -> str:
    """The indicator, one ``OF_ALL``, of a noun with what stands before it: 残疾居民 are not all residents, nor 卧床老人 all of the old."""
    before = phrase[: len(phrase) - len(noun)][-_LONGEST_STATE:] if phrase.endswith(noun) else ""
    if not before:
        return field
    if field == "population" and _OF_AN_AGE.search(before):
        return "population_elderly"
    if field in ("population", "population_elderly") and _OF_A_STATE.search(before):
        return "population_subgroup"
    return "households_subgroup" if field == "households" and _OF_A_STATE.search(before) else field


_OF_HOMES = re.compile(
    r"(?:儿童|子女|双女|独居|困难|贫困|特困|低保|低收入|残|听障|孤|独居|空巢|失能|大病|重病|单亲|军|烈|优抚|下岗|失业|零就业|流动|外来|少数民族|归侨|侨|台属|党员|志愿者|双职工|老年|租|空置|拆迁|养犬|种植|养殖|五好|文明|最美|平安|绿色|学习型|书香|脱贫|监测|易致贫|计生|特殊|联系)"
    r"[\u3400-\u9fff]{0,6}(?:家庭|户)$"
)


def is_kind_of_home(phrase: str) -> bool:
    """空巢老人家庭, 残疾户: some of the households, not all of them."""
    return not phrase.endswith(("中心户", "示范户")) and _OF_HOMES.search(phrase[-12:]) is not None
