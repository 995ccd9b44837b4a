"""Words for places and groups with a name of their own, and what is none: pointed at, counted, praised or plain."""

import re
from collections.abc import Iterable

from communities.extraction.shapes import Kind


def endings(words: Iterable[str]) -> str:
    """A pattern of the last two signs of each of ``words``: a search skips to the last one, and asks for that before it."""
    before: dict[str, set[str]] = {}
    for word in words:
        before.setdefault(word[-1], set()).add(word[-2])
    return "|".join(f"{last}(?<=[{''.join(sorted(signs))}].)" for last, signs in sorted(before.items()))


_PLACES = (
    "书吧 书屋 书房 会客厅 会议室 体育中心 体验馆 儿童之家 公园 共享菜园 博物馆 卫生站 咨询室 图书室 多功能厅 宣教馆 小屋 小菜园 展览馆 工人文化宫 广场 戏台 手工坊 故事屋 故事馆 文化室 文化家园 文化站 "
    "服务厅 服务大厅 民俗馆 活动室 游园 照料中心 球馆 礼堂 科技馆 纪念馆 综合楼 花园 茶座 荣誉室 菜市场 警务室 议事亭 记忆馆 说事室 调处站 调解室 调解工作室 辅导站 邻里客厅 阅览室 食堂 饭堂 驿站"
).split()
_PLACE_LAST = re.compile(
    rf"(?:{endings(_PLACES)})(?!建设|里的|活动|街|”(?:项目|活动|品牌|行动|工程|计划|模式|机制|系列)|[\u3400-\u9fff]{{0,2}}社区|小区)"
)
PLACE_NAMED = re.compile(rf"(?:{'|'.join(_PLACES)})$")
_QUOTED_PLACES = (
    r"书院 超市 夜校 工具屋 工具房 (?<!公益)(?<!便民)一条街 小厨 厨房 粮仓 茶馆 茶室 书吧 小院 大院 小馆 早餐铺 文化馆 故事馆 记忆馆 学堂 客厅 茶座 驿站 书屋 书房 调解室 工作室 公园 花园 菜园 食堂 饭堂 小屋 空间 会客厅 长廊 讲堂 角 坊 屋 铃 站 馆 亭 巷 茶吧 室 厅 仓 铺 廊"
).split()
_QUOTED_PLACE = re.compile(
    rf"“([^“”]{{2,8}}(?:{'|'.join(_QUOTED_PLACES)}))”(?![\u3400-\u9fff]{{0,3}}(?:活动|行动|机制|模式|品牌|工程|项目))"
)
_MAY_BE_QUOTED_PLACE = re.compile(f"”(?<=[{''.join(sorted({word[-1] for word in _QUOTED_PLACES}))}]”)")
_TITLED_PLACE = re.compile(
    r"(“[^“”]{2,10}”(?:(?![的一])[\u3400-\u9fff]){0,6}?(?:室|馆|厅|屋|坊|驿站|服务站|之家|食堂|学堂|客厅|服务体))(?![\u3400-\u9fff]?(?:活动|称号|建设|创建|评选))"
)
_TEAM_LAST = re.compile(
    r"(?:[队团社会连伍盟组])(?=[,。;:、!?()“”获被的在和与每已先为及]|$|成员|开展|由|队员|成立|组织|定期|走进|获|荣获|平均|有|上个?月|连续|带来|常年|巡逻|队长|会|就|也|每|参|负责|自|于|一|\d|骨干|的|轮流|坚持|现有)"
)
_TEAMS_OF = (
    "志愿 巡逻 护河 护学 义诊 义剪 义警 义修 救援 调解 讲师 帮帮 劝导 巡防 巡查 旗袍 模特 龙舟 舞龙 醒狮 狮舞 铜鼓 秧歌 太极拳 太极扇 健步 广场舞 歌舞 民乐 戏曲 京剧 粤剧 晋剧 越剧 文艺 乒乓球 篮球 足球 骑行 摄影 山歌 送餐 理发"
).split()
_TEAMS = (
    "民兵连 舞蹈协会 戏社 票友会 戏迷班 志愿服务队 志愿者服务队 志愿队 护河队 义修队 维修队 夜跑团 书画社 曲艺社 合唱团 艺术团 舞蹈队 锣鼓队 鼓队 门球队 腰鼓队 太极队 醒狮队 突击队 巡逻队 宣讲队 支教队 法律服务队 商户联盟 帮帮团 互助小组 调解小组 票友社 "
    "读书会 诗社 理事会 评议会 禁毒会 禁赌会 说唱队 盘鼓队 龙狮队 舞狮队 豫剧团 越剧团 京剧团 太极拳协会 书法协会 联谊会 先锋队 服务小分队 义工服务队 志愿服务队伍"
).split()
_OF_TEAMS = "队团社"
TEAM_NAMED = re.compile(rf"(?:(?:{'|'.join(_TEAMS_OF)})(?:小)?(?:分)?[{_OF_TEAMS}]|{'|'.join(_TEAMS)})$")
_MAY_BE_TEAM = re.compile(endings([*(f"{one}{of}" for one in (*_TEAMS_OF, "小", "分") for of in _OF_TEAMS), *_TEAMS]))
_QUOTED_TEAM = re.compile(
    r"“([^“”]{2,8}(?:队|团|社|班|联盟|和事佬|先锋|协会|小组))”(?![\u3400-\u9fff]{0,3}(?:称号|活动|行动|榜|荣誉|品牌|项目|志愿|护河|队|服务))"
)
_TITLED_TEAM = re.compile(
    r"(“[^“”]{2,10}”(?!称号|活动|行动)(?:(?![的一及和与])[\u3400-\u9fff]){0,6}?(?:队|社(?!会)|团|班(?<!值班)(?<!托班)(?<!公益班)(?<!培训班)(?<!夜班)|小组|协会|联盟|理事会|合唱团|艺术团)(?<!报道团)(?<!采访团)(?<!考察团))(?![\u3400-\u9fff]?(?:区|伍|员|名|长|子|人))"
)
TOO_PLAIN = re.compile(
    r"^(?:小区|村里|镇上|附近|一个|这个|那个|该|新|老|大|小|口袋|文化|市民|居民|老年|长者|志愿|志愿者|党员|青年|巾帼|文艺|居民志愿|义务|专业|健身|休闲|主题|中心|城市|郊野|森林|街心|全国|省级|国家|星级)?(?:公园|广场|食堂|饭堂|礼堂|会议室|图书室|阅览室|书屋|活动室|驿站|志愿服务队|志愿者服务队|志愿队|巡逻队|突击队|合唱团|舞蹈队|服务厅|警务室|会客厅|调解室|互助小组|调解小组|博物馆|纪念馆|展览馆|读书会|宣讲队|综合楼)$"
)
# 这座礼堂, 两处口袋公园, 最美志愿服务团队: pointed at, counted, praised, not named.
NO_NAME = re.compile(
    r"^(?:[级度型届批号们]|[年月](?![月轮])|[“”]?两委|服务党委|[\u3400-\u9fff]*[xX*×]{2}|[xX*×]{2}|[一二三四五六七八九十]人小组|志愿者?(?:服务)?(?:总|分|小)?队伍?$|[\u3400-\u9fff]{2,4}[省市]委(?:宣传部|组织部|社会工作部|社工部)$|(?:各|[一二三四五六七八九十]星|[省市区县街镇]?[一二三四五两]?级)[\u3400-\u9fff]*党组织|(?:省|市)(?:委)?(?:宣传部|组织部|社会工作部|社工部|老干部局|文明办|文明委|妇联|总工会|民政局|民政厅|广播电视台|城管局|教育局)$|[省市区县]委党校|[省市区县]讲师团|(?:全[省市区县国])?(?:首[个家支]|第一[个家支])|这|那|哪|某|首[场个家]|十?[一二三四五六七八九十]届|县镇|乡镇|[0-9两几多数一二三四五六七八九十]+余?[处座个间家所支]|立\d|(?:特色|多支|若干|其他|各类)[\u3400-\u9fff]*队|[“]?(?:[省市区县]级?)?(?:最美|十佳|优秀|先进|示范|杰出|模范|文明|红旗|五好|和谐))|[\u3400-\u9fff]{0,3}(?:考上|获评|荣获|获得|文化程度)|(?:自治|工作|志愿|服务|学习|互助|兴趣)小组$|今年|去年|全年"
)
# What is asked first; the pattern; and what the end of such a name looks like, where it is not the first group of the pattern.
ANYWHERE: tuple[tuple[re.Pattern[str], re.Pattern[str], Kind, re.Pattern[str] | None], ...] = (
    (_PLACE_LAST, _PLACE_LAST, "facility", PLACE_NAMED),
    (_MAY_BE_QUOTED_PLACE, _QUOTED_PLACE, "facility", None),
    (_TITLED_PLACE, _TITLED_PLACE, "facility", None),
    (_MAY_BE_TEAM, _TEAM_LAST, "team", TEAM_NAMED),
    (_QUOTED_TEAM, _QUOTED_TEAM, "team", None),
    (_TITLED_TEAM, _TITLED_TEAM, "team", None),
)
