"""What the report says of 海洋社区 and of what 新港街 does there, each with its clause."""

from decimal import Decimal

from communities.enums import ActivityKind, DeclarationKind, ProgrammeKind, TeamOrigin
from communities.models import (
    Activity,
    Declaration,
    Facility,
    Fact,
    Institution,
    Listing,
    Portrait,
    Programme,
    Recognition,
    Team,
)
from communities.models.listings import ListingSubject

STREET = "440105002"
COMMUNITY = {
    "name": "海洋社区",
    "motif": "pearl",
    "summary": "对面是中山大学东门，科研单位和院校就在辖区里。专家来讲科普课，退休居民办起歌咏班、诗画班。",
    "introduction": (
        "海洋社区在新港西路南端。新港街和社区党委带动党员做志愿服务，请辖区里的专家讲科普，"
        "培养文体活动骨干，也鼓励居民推荐身边好人。"
    ),
}
TAGS = ["科普讲座", "志愿服务", "社区法律顾问", "老人之家"]

# indicator, subtype, text as written, value, qualifier, unit, quoted clause
FIGURES = [
    ("area_km2", "社区", "约0.265平方公里", "0.265", "约", "平方公里", "社区面积约0.265平方公里"),
    ("households", "常住", "2287户", "2287", "", "户", "常住户数2287户"),
    ("population", "常住", "约7076人", "7076", "约", "人", "常住人口数约7076人"),
    (
        *("party_members", "参加志愿服务的", "100多名", "100", "多", "名"),
        "动员100多名社区党员和回社区报到的在职党员",
    ),
    ("role_count", "社会体育指导员", "5人", "5", "", "人", "社会体育指导员5人"),
    ("role_count", "文化活动辅导员", "7人", "7", "", "人", "文化活动辅导员7人"),
]

# kind, name, what else the report says
UNITS = [
    ("research", "中国科学院南海海洋研究所", {"short_name": "海洋研究所"}),
    ("school", "广东轻工职业技术学院", {}),
    ("research", "广东省造纸研究所", {}),
    ("school", "广东省轻工技师学校", {}),
    ("public_body", "广东省卫生监督所", {}),
]

# name, kind, extent, quoted clause
FACILITIES = [
    ("居民健身休闲场地", "活动场地", "多处", "社区辖内设有多处居民健身休闲场地"),
    ("科普活动中心", "活动场地", "", "科普活动中心"),
    ("图书阅览室", "活动场地", "", "图书阅览室"),
    ("科普挂图", "宣传设施", "", "在社区悬挂科普挂图"),
]

# name, who started it, quoted clause
TEAMS = [
    ("社区文体活动骨干队伍", TeamOrigin.ORGANISED, "社区还建立社区文体活动骨干队伍"),
    ("老人之家", TeamOrigin.ORGANISED, "参与“老人之家”"),
    ("歌咏班", TeamOrigin.ORGANISED, "成立歌咏班"),
    ("老人诗画班", TeamOrigin.ORGANISED, "老人诗画班"),
    ("舞蹈队", TeamOrigin.SPONTANEOUS, "居民群众自发组织舞蹈队"),
]

# whose, kind, name, a sentence of ours, quoted clause
PROGRAMMES = [
    (
        *("street", ProgrammeKind.METHOD, "公职律师+社区法律顾问"),
        *("街道依托这一体系，为居民提供法治保障。", "依托“公职律师+社区法律顾问”体系"),
    ),
    (
        *("street", ProgrammeKind.CHANNEL, "两微一端"),
        *("线上推送普法案例，提醒居民理性沟通、遵守文明法规。", "通过“两微一端”线上推送专业普法案例"),
    ),
    ("street", ProgrammeKind.METHOD, "双提升", "", "海洋社区文明程度和居民素质“双提升”"),
    ("street", ProgrammeKind.METHOD, "一揽子建设", "", "文明社区、文明城市“一揽子建设”"),
    ("street", ProgrammeKind.METHOD, "街道与机团单位互动", "", "深化街道与机团单位互动"),
    ("street", ProgrammeKind.METHOD, "文体服务多样化", "", "街道统筹资源推动文体服务多样化"),
    (
        *("community", ProgrammeKind.METHOD, "新时代文明社区创建"),
        *("", "海洋社区积极探索新时代文明社区创建的新途径"),
    ),
    (
        *("community", ProgrammeKind.METHOD, "身边好人"),
        *("社区鼓励居民定期推荐为社区服务的好人。", "社区鼓励居民定期推荐为社区服务的“身边好人”"),
    ),
    ("community", ProgrammeKind.METHOD, "智慧警务建设", "", "着力推进智慧警务建设"),
]

# whose, kind, words, quoted clause
DECLARATIONS = [
    ("community", DeclarationKind.GOAL, "居民整体素质和社区文明程度的提高", "促进居民整体素质和社区文明程度的提高"),
    (
        *("community", DeclarationKind.GOAL, "全方位建设文明、舒适、安全、整洁、有序的新型文明社区"),
        "全方位建设文明、舒适、安全、整洁、有序的新型文明社区",
    ),
    ("community", DeclarationKind.PARTICIPANTS, "回社区报到的在职党员", "回社区报到的在职党员"),
    ("community", DeclarationKind.PARTICIPANTS, "社区“两委”委员", "社区“两委”委员动员"),
    ("community", DeclarationKind.PARTICIPANTS, "在社区居住的退休干部、职工", "在社区居住的退休干部、职工"),
    ("community", DeclarationKind.THEME, "楼院文化、社区文化和全民健身活动", "宣传楼院文化、社区文化和全民健身活动"),
    ("community", DeclarationKind.OUTCOME, "破获传销案件", "破获传销案件守护居民平安"),
    ("community", DeclarationKind.OUTCOME, "有效丰富新时代文明实践活动内涵", "有效丰富新时代文明实践活动内涵"),
    ("community", DeclarationKind.OUTCOME, "有效弘扬正能量", "有效弘扬正能量"),
    ("community", DeclarationKind.OUTCOME, "有效营造社区向善氛围", "有效营造社区向善氛围"),
    ("street", DeclarationKind.GOAL, "推动居民群众“拧成一股绳”", "推动居民群众“拧成一股绳”"),
    ("street", DeclarationKind.GOAL, "推荐好人营造见贤思齐好氛围", "推荐好人营造见贤思齐好氛围"),
    (
        *("street", DeclarationKind.POLICY, "对标文明城市创建中的法治宣传标准"),
        "对标文明城市创建中的法治宣传标准",
    ),
    ("street", DeclarationKind.OUTCOME, "筑牢居民法治保障网", "筑牢居民法治保障网"),
    (
        *("street", DeclarationKind.OUTCOME, "为居民理性沟通、遵守文明法规奠定基础"),
        "为居民理性沟通、遵守文明法规奠定基础",
    ),
]


def tell(demo, community):
    tell_facts(demo, community)
    tell_places(demo, community)
    tell_people(demo, community)
    tell_activities(demo, community)
    owners = {"community": community, "street": community.street}
    for whose, kind, name, note, quote in PROGRAMMES:
        serves = community if whose == "street" else None
        demo.state(Programme, quote, kind=kind, name=name, note=note, serves=serves, **{whose: owners[whose]})
    for order, (whose, kind, words, quote) in enumerate(DECLARATIONS, 1):
        demo.state(Declaration, quote, kind=kind, words=words, order=order, **{whose: owners[whose]})


def tell_facts(demo, community):
    for code, subtype, text, value, qualifier, unit, quote in FIGURES:
        figure = {"text": text, "value": Decimal(value), "qualifier": qualifier, "unit": unit}
        demo.state(Fact, quote, community=community, indicator=demo.indicator(code), subtype=subtype, **figure)
    place = "新港西路南端、中山大学东门对面"
    location = {"indicator": demo.indicator("location"), "text": place, "words": place}
    demo.state(Fact, f"海洋社区位于{place}", community=community, **location)
    demo.state(
        Recognition,
        "多措并举推动海洋社区建成市级文明社区",
        community=community,
        award=demo.award("city", "市级文明社区"),
        status=demo.status("goal"),
    )


def tell_places(demo, community):
    listing = demo.state(
        Listing,
        "等多个科研单位、大专院校",
        community=community,
        subject=ListingSubject.INSTITUTIONS,
        open_ending="等多个科研单位、大专院校",
    )
    for kind, name, more in UNITS:
        unit = {"kind": demo.institution_kind(kind), "name": name, "listing": listing, **more}
        demo.state(Institution, name, community=community, **unit)
    party = demo.institution_kind("party_body")
    street_body = {"kind": party, "name": "新港街党工委"}
    demo.state(Institution, "新港街党工委通过党建引领凝聚居民向心力", street=community.street, **street_body)
    demo.state(Institution, "引导海洋社区党委动员", community=community, kind=party, name="海洋社区党委")
    for name, kind, extent, quote in FACILITIES:
        demo.state(Facility, quote, community=community, name=name, kind=kind, extent=extent)
    for name, origin, quote in TEAMS:
        demo.state(Team, quote, community=community, name=name, origin=origin)


def tell_people(demo, community):
    adviser = demo.person("王燕莉", community)
    officer = demo.person("徐进栋", community)
    for person, role, deed, quote in (
        (adviser, "海洋社区法律顾问", "积极为社区群众开展法治宣传讲座。", "海洋社区法律顾问王燕莉"),
        (officer, "海洋社区民警", "推进智慧警务建设，破获传销案件，守护居民平安。", "海洋社区民警徐进栋同志"),
    ):
        demo.state(Portrait, quote, person=person, community=community, role=role, deed=deed)
    for person, level, breaks, status, quote in (
        (adviser, "district", "海珠区|社区法律顾问|先进个人", "won", "“海珠区社区法律顾问先进个人”"),
        (officer, "district", "海珠好人", "won", "“海珠好人”"),
        (officer, "city", "广州好人", "candidate", "入选“广州好人”候选人"),
    ):
        award = demo.award(level, breaks, inferred=True)
        demo.state(Recognition, quote, person=person, award=award, status=demo.status(status))


def tell_activities(demo, community):
    def activity(quote, name, kind, **more):
        return demo.state(Activity, quote, community=community, name=name, kind=kind, **more)

    listing = demo.state(
        Listing,
        "未成年人保护等志愿服务",
        community=community,
        subject=ListingSubject.VOLUNTEERING,
        open_ending="等志愿服务",
    )
    activity(
        "积极开展登革热防控、垃圾分类、未成年人保护等志愿服务",
        "党员志愿服务",
        ActivityKind.SERVICE,
        listing=listing,
        tags=["登革热防控", "垃圾分类", "未成年人保护"],
    )
    activity("及时上门慰问生病、下岗、失业党员", "上门慰问党员", ActivityKind.VISIT)
    activity(
        "邀请高学历专家进行科普讲座",
        "科普讲座",
        ActivityKind.LECTURE,
        speakers_text="高学历专家",
        note="依托海洋研究所的优势举办。",
        tags=["科普"],
    )
    adviser = demo.person("王燕莉", community)
    activity("为社区群众积极开展法治宣传讲座", "法治宣传讲座", ActivityKind.LECTURE, speakers=[adviser], tags=["普法"])
    activity("通过“两微一端”线上推送专业普法案例", "线上普法", ActivityKind.ONLINE, tags=["普法"])
