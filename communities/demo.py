"""A believable 海珠区, built by the same actions that staff use, so the demonstration obeys every rule.

Codes and names of the streets: division codes of 国家统计局, 2023 edition. What is said of 穗花北社区 comes from one
newspaper report, figure by figure with its clause; nothing is added to it. Safe to run again: what is there stays as
it was edited.
"""

from datetime import date
from decimal import Decimal

from communities.actions.entries import save_entry
from communities.actions.places import designate_showcase, publish_community
from communities.actions.statements import confirm_statement, record_statement
from communities.enums import AliasKind, CreditRole
from communities.models import (
    Alias,
    Award,
    AwardLevel,
    AwardList,
    Community,
    District,
    Estate,
    Fact,
    HonourStatus,
    Indicator,
    Recognition,
    Showcase,
    Source,
    Street,
)

STREETS = [
    ("440105001", "赤岗街道"),
    ("440105002", "新港街道"),
    ("440105003", "昌岗街道"),
    ("440105004", "江南中街道"),
    ("440105005", "滨江街道"),
    ("440105006", "素社街道"),
    ("440105007", "海幢街道"),
    ("440105008", "南华西街道"),
    ("440105009", "龙凤街道"),
    ("440105010", "沙园街道"),
    ("440105011", "南石头街道"),
    ("440105012", "凤阳街道"),
    ("440105013", "瑞宝街道"),
    ("440105014", "江海街道"),
    ("440105015", "琶洲街道"),
    ("440105016", "南洲街道"),
    ("440105017", "华洲街道"),
    ("440105018", "官洲街道"),
]

REPORT = {
    "description": "关于海珠区穗花北、海洋两个社区的报道（无标题、无日期）",
    "is_undated": True,
    "credits": [
        {"role": CreditRole.REPORTER, "name": "廖靖文"},
        {"role": CreditRole.CORRESPONDENT, "name": "穗文明"},
    ],
    # Offsets below count characters of the report as it reached us; the report itself is not ours to keep.
    "text_length": 2256,
    "text_digest": "6b93bdf2cb5ae9349b2ddd54f7e73fd0c6490156d3fbd912bccf0dc785d65a91",
}

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

# indicator, subtype, text as written, value, qualifier, unit, period, quoted clause, where it starts in the report
FIGURES = [
    ("population", "总人口", "约4800人", "4800", "约", "人", {}, "穗花北社区总人口约4800人", 195),
    ("building_area_m2", "", "约13.8万平方米", "138000", "约", "平方米", {}, "总建筑面积约13.8万平方米", 210),
    ("green_area_m2", "", "约1.6万平方米", "16000", "约", "平方米", {}, "绿化面积约1.6万平方米", 225),
    ("mediation_cases", "民事纠纷", "28起", "28", "", "起", SO_FAR_THIS_YEAR, "今年以来成功协调民事纠纷28起", 845),
    ("activity_sessions", "", "18场次", "18", "累计", "场次", YEAR_2019, "累计开展活动18场次", 1282),
    ("activity_participants", "", "600多人次", "600", "多", "人次", YEAR_2019, "参加人数600多人次", 1293),
]

# indicator, words, quoted clause, where it starts; of the community and of the estate
COMMUNITY_WORDS = [("property_type", "半开放式的商住小区", "是一个半开放式的商住小区", 238)]
ESTATE_WORDS = [
    ("built_period", "上世纪八十年代后期", "穗花新村建于上世纪八十年代后期", 167),
    ("location", "江南大道中商业地段", "位于江南大道中商业地段", 183),
]

# level, where a line may break, where the title starts in the report
AWARDS = [
    ("province", "广东省|城市体育|先进社区", 469),
    ("city", "广州市|城市体育|先进社区", 482),
    ("city", "广州市|六好和谐|平安社区", 495),
    ("city", "广州市|创建充分就业|达标社区", 508),
    ("city", "广州市|计划生育两无|先进社区", 523),
]


class Demonstration:
    """Records as one person and confirms as another, as the rules ask."""

    def __init__(self, *, recorder, confirmer):
        self.recorder, self.confirmer = recorder, confirmer

    def load(self):
        district = self.load_district()
        report = self.load_report()
        self.load_suihuabei(Street.objects.get(district=district, code="440105003"), report)

    def load_district(self):
        district = District.objects.filter(code="440105").first() or save_entry(
            District(name="海珠区", code="440105", city="广州市"), by=self.recorder
        )
        for code, name in STREETS:
            if not Street.objects.filter(code=code).exists():
                street = save_entry(Street(district=district, name=name, code=code), by=self.recorder)
                Alias.objects.create(street=street, name=street.short_name, kind=AliasKind.SPOKEN)
        return district

    def load_report(self):
        return Source.objects.filter(description=REPORT["description"]).first() or save_entry(
            Source(**REPORT), by=self.recorder
        )

    def load_suihuabei(self, street, report):
        community = Community.objects.filter(street=street, name="穗花北社区").first()
        if community:
            return
        community = Community(
            street=street,
            name="穗花北社区",
            motif="kapok",
            summary="江南大道中商业地段的半开放式商住小区。邻里的事拿到议事厅里商量，文明实践站把活动办到室内室外。",
            introduction=(
                "穗花新村在上世纪八十年代后期建成，穗花北社区就在这里。社区以党建引领治理，请辖区单位和居民一道参与，"
                "把环境卫生、社会治安、社会福利、人民调解和文体服务做成日常。"
            ),
            prose_source=report,
        )
        save_entry(community, by=self.recorder)
        community.tags.add("居民议事厅", "文明实践站", "城市体育", "全民阅读")
        Alias.objects.create(community=community, name="穗花北社区居委会", kind=AliasKind.COMMITTEE)
        estate = save_entry(Estate(community=community, name="穗花新村"), by=self.recorder)
        self.load_facts(community, estate, report)
        self.load_awards(community, report)
        publish_community(community, by=self.recorder)
        designate_showcase(
            Showcase(
                community=community,
                title="优秀代表",
                called_by=report.display_name,
                order=1,
                source=report,
                citation="昌岗街穗花北社区和新港街海洋社区就是其中的优秀代表",
            ),
            by=self.recorder,
        )

    def load_facts(self, community, estate, report):
        for code, subtype, text, value, qualifier, unit, period, quote, start in FIGURES:
            self.state(
                Fact(
                    community=community,
                    indicator=Indicator.objects.get(code=code),
                    subtype=subtype,
                    text=text,
                    value=Decimal(value),
                    qualifier=qualifier,
                    unit=unit,
                    **period,
                    **clause(report, quote, start),
                )
            )
        for owner, rows in (({"community": community}, COMMUNITY_WORDS), ({"estate": estate}, ESTATE_WORDS)):
            for code, words, quote, start in rows:
                indicator = Indicator.objects.get(code=code)
                self.state(Fact(indicator=indicator, text=words, words=words, **owner, **clause(report, quote, start)))

    def load_awards(self, community, report):
        award_list = self.state(
            AwardList(
                community=community, period_text="近年来", open_ending="等多项奖项", **clause(report, "等多项奖项", 538)
            )
        )
        for level, breaks, start in AWARDS:
            title = breaks.replace("|", "")
            award = Award.objects.filter(title=title).first() or save_entry(
                Award(title=title, breaks=breaks, level=AwardLevel.objects.get(code=level)), by=self.recorder
            )
            self.state(
                Recognition(
                    award=award,
                    community=community,
                    status=HonourStatus.objects.get(code="won"),
                    award_list=award_list,
                    **clause(report, f"“{title}”", start),
                )
            )

    def state(self, draft):
        return confirm_statement(record_statement(draft, by=self.recorder), by=self.confirmer)


def clause(report, quote, start):
    return {"source": report, "quote": quote, "quote_start": start, "quote_end": start + len(quote)}
