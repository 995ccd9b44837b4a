"""What the report says of 穗花北社区, each with its clause."""

from datetime import date
from decimal import Decimal

from communities.enums import ActivityKind, DeclarationKind, ProgrammeKind, Setting
from communities.models import (
    Activity,
    CouncilParty,
    Declaration,
    Estate,
    Fact,
    Institution,
    Listing,
    Portrait,
    Programme,
    Recognition,
    Series,
)
from communities.models.listings import ListingSubject

STREET = "440105003"
COMMUNITY = {
    "name": "穗花北社区",
    "motif": "kapok",
    "summary": "江南大道中商业地段的半开放式商住小区。邻里的事拿到议事厅里商量，文明实践站把活动办到室内户外。",
    "introduction": (
        "穗花新村在上世纪八十年代后期建成，穗花北社区就在这里。社区以党建引领治理，请辖区单位和居民一道参与，"
        "把环境卫生、社会治安、社会福利、人民调解和文体服务做成日常。"
    ),
}
TAGS = ["居民议事厅", "文明实践站", "城市体育", "全民阅读"]

YEAR_2019 = {
    "as_of": "2019",
    "period_text": "2019年",
    "period_start": date(2019, 1, 1),
    "period_end": date(2019, 12, 31),
}
SO_FAR_THIS_YEAR = {
    "period_text": "今年以来",
    "period_start": date(2019, 1, 1),
    "period_end": date(2019, 12, 31),
    "period_reason": "同节“2019年”",
}

# indicator, subtype, text as written, value, qualifier, unit, period, quoted clause
FIGURES = [
    ("population", "总人口", "约4800人", "4800", "约", "人", {}, "穗花北社区总人口约4800人"),
    ("building_area_m2", "", "约13.8万平方米", "138000", "约", "平方米", {}, "总建筑面积约13.8万平方米"),
    ("green_area_m2", "", "约1.6万平方米", "16000", "约", "平方米", {}, "绿化面积约1.6万平方米"),
    ("mediation_cases", "民事纠纷", "28起", "28", "", "起", SO_FAR_THIS_YEAR, "今年以来成功协调民事纠纷28起"),
    ("activity_sessions", "", "18场次", "18", "累计", "场次", YEAR_2019, "累计开展活动18场次"),
    ("activity_participants", "", "600多人次", "600", "多", "人次", YEAR_2019, "参加人数600多人次"),
]

AWARDS = [
    ("province", "广东省|城市体育|先进社区"),
    ("city", "广州市|城市体育|先进社区"),
    ("city", "广州市|六好和谐|平安社区"),
    ("city", "广州市|创建充分就业|达标社区"),
    ("city", "广州市|计划生育两无|先进社区"),
]

THEMES = ["党建", "科普", "治水", "扫黑除恶", "垃圾分类", "志愿服务", "文化惠民"]
THEMES_QUOTE = "与党建、科普、治水、扫黑除恶、垃圾分类、志愿服务、文化惠民等工作相融合"
PARTIES_QUOTE = "搭建社区居民、物业公司、政府部门三者之间沟通桥梁"

# kind, name, quoted clause
PROGRAMMES = [
    (ProgrammeKind.METHOD, "党建引领社区治理", "坚持党建引领社区治理"),
    (ProgrammeKind.PLATFORM, "学习强国", "“学习强国”"),
    (ProgrammeKind.PLATFORM, "廉洁广州", "“廉洁广州”"),
    (ProgrammeKind.CHANNEL, "宣讲团宣讲", "宣讲团宣讲"),
    (ProgrammeKind.CHANNEL, "宣传栏传输", "宣传栏传输"),
    (ProgrammeKind.CHANNEL, "口袋书传递", "口袋书传递"),
    (ProgrammeKind.CHANNEL, "新媒体传播", "新媒体传播"),
]

# kind, words, quoted clause
DECLARATIONS = [
    (DeclarationKind.MOTTO, "有事多商量、有事好商量、有事会商量", "“有事多商量、有事好商量、有事会商量”"),
    (DeclarationKind.GOAL, "以人民为中心", "穗花北社区坚持以人民为中心"),
    (DeclarationKind.GOAL, "社区居民精神文明和文化生活需求", "不断满足社区居民精神文明和文化生活需求"),
    (
        DeclarationKind.GOAL,
        "居民群众的文明素养和社区的整体文明程度",
        "着力提高广大居民群众的文明素养和社区的整体文明程度",
    ),
    (DeclarationKind.GOAL, "营造共建共治共享社会治理格局", "营造共建共治共享社会治理格局"),
    (DeclarationKind.GOAL, "积极营造宜居、幸福、文明的社区环境", "积极营造宜居、幸福、文明的社区环境"),
    (DeclarationKind.GOAL, "着力培育文明新风尚", "着力培育文明新风尚"),
    (DeclarationKind.GOAL, "提高工作效率", "提高工作效率"),
    (DeclarationKind.GOAL, "着力改善社区环境", "着力改善社区环境"),
    (DeclarationKind.GOAL, "“平安整洁有序”的社区环境", "创造更“平安整洁有序”的社区环境"),
    (DeclarationKind.GOAL, "着眼凝聚群众、引导群众", "着眼凝聚群众、引导群众"),
    (DeclarationKind.GOAL, "以文化人、成风化俗", "以文化人、成风化俗"),
    (DeclarationKind.GOAL, "积极整合各种资源", "积极整合各种资源"),
    (DeclarationKind.GOAL, "居民群众日益增长的精神文化需求", "不断满足居民群众日益增长的精神文化需求"),
    (DeclarationKind.GOAL, "提升居民群众精神风貌", "提升居民群众精神风貌"),
    (DeclarationKind.GOAL, "青年党员青春心向党", "激励青年党员青春心向党"),
    (DeclarationKind.POLICY, "社会主义核心价值体系建设", "以社会主义核心价值体系建设为要务"),
    (DeclarationKind.POLICY, "巩固全国文明城市建设成果", "以巩固全国文明城市建设成果为主线"),
    (DeclarationKind.POLICY, "习近平新时代中国特色社会主义思想", "坚持以习近平新时代中国特色社会主义思想为指导"),
    (DeclarationKind.WORK_AREA, "便民服务", "优化便民服务"),
    (DeclarationKind.WORK_AREA, "精神文明创建工作", "积极开展精神文明创建工作"),
    (DeclarationKind.WORK_AREA, "社区环境卫生", "常态化做好社区环境卫生"),
    (DeclarationKind.WORK_AREA, "社会治安", "社会治安"),
    (DeclarationKind.WORK_AREA, "社会福利", "社会福利"),
    (DeclarationKind.WORK_AREA, "人民调解", "人民调解"),
    (DeclarationKind.WORK_AREA, "文体服务", "文体服务"),
    (DeclarationKind.WORK_AREA, "公民道德建设", "切实加强公民道德建设"),
    (DeclarationKind.WORK_AREA, "群众性精神文明活动", "广泛开展群众性精神文明活动"),
    (DeclarationKind.WORK_AREA, "干部队伍建设", "着力抓好干部队伍建设"),
    (DeclarationKind.PARTICIPANTS, "辖区单位和广大居民群众", "广泛动员组织辖区单位和广大居民群众参与社区文明建设"),
    (DeclarationKind.OUTCOME, "解决了诸多群众的烦心事揪心事", "解决了诸多群众的烦心事揪心事"),
    (DeclarationKind.OUTCOME, "学习活动扎实有效", "确保学习活动扎实有效"),
    (DeclarationKind.OUTCOME, "深情讴歌党、讴歌祖国、讴歌人民、讴歌英雄", "深情讴歌党、讴歌祖国、讴歌人民、讴歌英雄"),
    (DeclarationKind.OUTCOME, "奏响礼赞新中国、奋进新时代的主旋律", "奏响礼赞新中国、奋进新时代的主旋律"),
]


def tell(demo, community):
    tell_facts(demo, community)
    tell_awards(demo, community)
    station = tell_institutions(demo, community)
    tell_activities(demo, community, station)
    for kind, name, quote in PROGRAMMES:
        demo.state(Programme, quote, community=community, kind=kind, name=name)
    for order, (kind, words, quote) in enumerate(DECLARATIONS, 1):
        demo.state(Declaration, quote, community=community, kind=kind, words=words, order=order)
    for order, theme in enumerate(THEMES, 1):
        content = {"kind": DeclarationKind.THEME, "words": theme, "order": order}
        demo.state(Declaration, THEMES_QUOTE, community=community, **content)


def tell_facts(demo, community):
    for code, subtype, text, value, qualifier, unit, period, quote in FIGURES:
        figure = {"text": text, "value": Decimal(value), "qualifier": qualifier, "unit": unit, **period}
        demo.state(Fact, quote, community=community, indicator=demo.indicator(code), subtype=subtype, **figure)
    estate = demo.enter(Estate(community=community, name="穗花新村"))
    for owner, code, words, quote in (
        ({"community": community}, "property_type", "半开放式的商住小区", "是一个半开放式的商住小区"),
        ({"estate": estate}, "built_period", "上世纪八十年代后期", "穗花新村建于上世纪八十年代后期"),
        ({"estate": estate}, "location", "江南大道中商业地段", "位于江南大道中商业地段"),
    ):
        demo.state(Fact, quote, indicator=demo.indicator(code), text=words, words=words, **owner)


def tell_awards(demo, community):
    listing = demo.state(Listing, "等多项奖项", community=community, period_text="近年来", open_ending="等多项奖项")
    for level, breaks in AWARDS:
        award = demo.award(level, breaks)
        holding = {"award": award, "status": demo.status("won"), "listing": listing}
        demo.state(Recognition, f"“{award.title}”", community=community, **holding)


def tell_institutions(demo, community):
    def body(kind, name, quote, **more):
        return demo.state(Institution, quote, community=community, kind=demo.institution_kind(kind), name=name, **more)

    body("party_body", "社区党组织", "加强社区党组织建设")
    council = body("council_hall", "社区居民议事厅", "健全完善社区居民议事厅")
    for order, party in enumerate(["社区居民", "物业公司", "政府部门"], 1):
        demo.state(CouncilParty, PARTIES_QUOTE, institution=council, name=party, order=order)
    station = "穗花北社区新时代文明实践站"
    return body("practice_station", station, f"{station}挂牌成立以来", founded_text="挂牌成立以来")


def tell_activities(demo, community, station):
    def activity(quote, name, kind, **more):
        return demo.state(Activity, quote, community=community, name=name, kind=kind, host=station, **more)

    listing = demo.state(
        Listing,
        "等各类特色活动",
        community=community,
        subject=ListingSubject.ACTIVITIES,
        period_text="2019年以来",
        open_ending="等各类特色活动",
    )
    for series in Series.objects.filter(name__in=["我们的节日", "文明礼仪", "传承好家训弘扬好家风", "全民阅读"]):
        run = {"series": series, "period_text": "2019年以来", "listing": listing}
        activity(f"“{series.name}”", series.name, ActivityKind.SERIES, **run)
    activity(
        "积极开展室内和户外新时代文明实践活动",
        "室内和户外新时代文明实践活动",
        ActivityKind.OTHER,
        setting=Setting.BOTH,
        tags=THEMES,
    )
    veteran = demo.person("李佩霞", community)
    demo.state(
        Portrait,
        "抗美援朝老战士李佩霞",
        person=veteran,
        community=community,
        role="抗美援朝老战士",
        deed="主题教育期间，应邀讲述战争年代和建设时期的亲身经历，激励青年党员。",
    )
    activity(
        "主题教育期间,邀请了抗美援朝老战士李佩霞",
        "抗美援朝老战士李佩霞讲述经历",
        ActivityKind.TALK,
        period_text="主题教育期间",
        speakers=[veteran],
        note="讲述战争年代和建设时期的亲身经历，激励青年党员。",
    )
    activity(
        "举办“礼赞新中国、奋进新时代”广州千场大宣讲活动",
        "“礼赞新中国、奋进新时代”广州千场大宣讲",
        ActivityKind.TALK,
        period_text="2019年以来",
        speakers_text="老师",
        note="千场是宣讲活动的名称，不是这里举办的场次。",
    )
