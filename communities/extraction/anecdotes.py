"""What one person has, pays or did, and what lies near by: figures of a story's anecdote, which count nothing of the place."""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named

_ONE = r"(?:(?<!其)[他她](?!们)|[\u3400-\u9fff]{1,3}(?:大爷|大妈|大娘|奶奶|爷爷|阿姨|师傅|大叔|大伯|婆婆|大姐|大哥|先生|女士|老伯|老太|老汉|[婶嫂])(?!们)|(?:一位)?老人(?!们)|儿子|(?<!妇)女儿(?!童)|老伴|老两口|夫妻俩?|小偷|失主)"
_AT_HOME = re.compile(
    rf"(?:{_ONE}|[他她]们|一家[\d两三四五六七八]口)[^,。;自]{{0,6}}家(?:里|中)?(?:住房|房子|屋子?)?(?:只|仅|就|还)?(?:有|摆|装|放|住|面积|不到|不足|约|是)?[着了]?(?:不到|不足|近|约)?$"
)
_ONE_DID = re.compile(
    rf"{_ONE}[^,。;]{{0,14}}?(?:[跑走逛转](?:遍|了)|去过|买[了来下]?|购[买置]?了?|偷走?了?|丢了?|弄丢了?|修[好理了过]*|借[了来走]|认识|开(?:了|起|办)|办了|经营)[^,。;]{{0,8}}$|{_ONE}(?:的|把(?![^,。;]{{0,4}}(?:辖区|社区|小区|全))[^,。;]{{0,6}})$"
)
# Out of order, or taken away: what was there.
_OUT_OF_ORDER = re.compile(
    r"(?:都|也|全|已经?|长期|常年|一直|经常)?(?:坏[了掉]?|不亮|失灵|停[运用摆]|故障|被占|漏[水雨]|损坏|破损|老化)|之间"
)
_TAKEN_AWAY = re.compile(
    r"(?:清(?:理|除)?(?:出|走|掉)|清[理除]了?|拆(?:除|掉|走|了)|搬出|撤[掉走]|移走|淘汰|发现|整治|排查出?)了?[\u3400-\u9fff]{0,8}$"
)
_OLD_THING = re.compile(r"(?:旧(?![衣物书址居])|破|废|坏)[\u3400-\u9fff]{1,5}$")
_STOLEN = re.compile(r"(?:偷走?|盗走?|窃走?|抢走?|弄丢|丢失)了?$")
_ONE_PAYS = re.compile(
    rf"{_ONE}[^,。;]{{0,10}}?(?:拿出|掏出?|垫付?|花[了费]?|塞给?|贴[补进]?|凑)[^,。;]{{0,6}}$|花[了费]?[他她]$"
)
_FOR_OTHERS = re.compile(r"捐|资助|赞助|善款|修路|设立|成立|社区|街道|村")
_OF_AN_ILLNESS = re.compile(r"(?:看病|治病|住院|手术|医药费|治疗|买药|学费|彩礼)[^,。;]{0,4}(?:花|用|要|交)[了去费]*$")
_IN_A_POCKET = re.compile(r"(?:钱包|包|袋|信封|手机壳|抽屉|枕头)[里内下]?(?:有|装|夹|放|藏|塞)[着了有]*$")
_OF_EACH = re.compile(
    r"每一?(?:[处座间家套台部把盏张桌条块面组扇栋项名位份盒顿单]|个(?!月|季度|年|社区|村))[^,。;]{0,12}$"
)
_NEAR = 40
# Signs without which none of these can be meant.
_OF_PERSONS = re.compile(r"[他她爷妈娘奶姨傅叔伯婆姐哥先女老婶嫂儿伴夫偷失]")
_OF_TAKING = re.compile(r"[清拆搬撤移淘现治查偷盗窃抢丢]")
_A_FORTUNE = 100_000  # yuan: what one person does not take out of a pocket
_NEAR_BY = re.compile(r"(?:周边|附近|毗邻|邻近|周围)(?:就?有|的|分布着)?$")
_PLACES = frozenset(("facility_count", "service_points", "units_in_area", "shops"))
_THINGS = frozenset("facility_count equipment_count shops service_points council_meetings".split())
_AREAS = frozenset("facility_area_m2 building_area_m2 land_area_m2".split())
OWNED = _PLACES | _THINGS | _AREAS | {"funding_yuan"}


def is_of_one_person(named: Named, figure: Figure, sentence: Sentence, behind: str) -> bool:
    """Whether its clause makes a figure, one of ``OWNED``, one person's own, a price or a share: 她拿出2000元要谢他, 王大爷家只有38平方米."""
    field = named[0]
    said = sentence.paragraph.text[max(sentence.start, figure.start - _NEAR) : figure.start]
    for mark in ",;:。":
        said = said.rpartition(mark)[2]
    by_somebody = _OF_PERSONS.search(said) is not None
    if field == "funding_yuan":
        is_own = (
            by_somebody
            and (figure.value or 0) < _A_FORTUNE
            and _ONE_PAYS.search(said) is not None
            and not _FOR_OTHERS.search(said + behind)
        )
        return (
            is_own
            or ("每" in said and _OF_EACH.search(said) is not None)
            or _OF_AN_ILLNESS.search(said) is not None
            or _IN_A_POCKET.search(said) is not None
        )
    if field in _AREAS:
        return by_somebody and "家" in said and _AT_HOME.search(said) is not None
    if field in _PLACES and _NEAR_BY.search(said):
        return True
    if field not in _THINGS:
        return False
    if _OUT_OF_ORDER.match(behind, named[2]) or ("换" not in said and _OLD_THING.search(said + behind[: named[2]])):
        return True
    if _OF_TAKING.search(said) and (_TAKEN_AWAY.search(said) or _STOLEN.search(said)):
        return True
    return by_somebody and (_AT_HOME.search(said) is not None or _ONE_DID.search(said) is not None)
