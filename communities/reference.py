"""The rows every portal starts with: indicators, award levels, honour statuses.

They are data: a district may add, rename and re-order them in the admin, and what it changed is never overwritten. To
give every new portal another award level or indicator, add a line here; to give it to one portal, add it in the admin.
The codes are those that the JSON promises (docs/INTERFACES.md).
"""

from django.db import DEFAULT_DB_ALIAS, router

NUMBER, SHARE, WORDS = "number", "share", "words"

INDICATOR_GROUPS = [
    ("people", "人口与家庭"),
    ("land", "面积与房屋"),
    ("practice", "文明实践"),
    ("council", "议事与调解"),
    ("volunteering", "志愿服务"),
    ("organisation", "组织与单位"),
    ("services", "设施与服务"),
    ("environment", "环境整治"),
    ("basics", "基本情况"),
    ("narrative", "称号与做法"),
]

# group, code, name, kind, unit, how a subtype joins the name ("" = {subtype}{name}), place among the key figures
INDICATORS = [
    ("people", "population", "人口", NUMBER, "人", "", 10),
    ("people", "population_floating", "流动人口", NUMBER, "人", "", None),
    ("people", "population_elderly", "老年人", NUMBER, "人", "{name}（{subtype}）", None),
    ("people", "population_subgroup", "其他人群", NUMBER, "人", "{subtype}", None),
    ("people", "share_elderly", "老年人占比", SHARE, "", "", None),
    ("people", "share_minority", "少数民族占比", SHARE, "", "", None),
    ("people", "ethnic_groups", "民族", NUMBER, "个", "", None),
    ("people", "households", "户数", NUMBER, "户", "", 20),
    ("people", "households_subgroup", "其他家庭", NUMBER, "户", "{subtype}", None),
    ("land", "area_km2", "面积", NUMBER, "平方公里", "", 70),
    ("land", "land_area_m2", "占地面积", NUMBER, "平方米", "", None),
    ("land", "building_area_m2", "总建筑面积", NUMBER, "平方米", "", 60),
    ("land", "green_area_m2", "绿化面积", NUMBER, "平方米", "", None),
    ("land", "commercial_area_m2", "商业办公用房面积", NUMBER, "平方米", "", None),
    ("land", "office_area_m2", "社区办公面积", NUMBER, "平方米", "", None),
    ("land", "facility_area_m2", "设施面积", NUMBER, "平方米", "{subtype}面积", None),
    ("land", "activity_indoor_area_m2", "室内活动场所面积", NUMBER, "平方米", "", None),
    ("land", "activity_outdoor_area_m2", "室外活动场所面积", NUMBER, "平方米", "", None),
    ("basics", "built_period", "建成年代", WORDS, "", "", None),
    ("basics", "established", "成立时间", WORDS, "", "{subtype}成立时间", None),
    ("basics", "history_years", "历史", NUMBER, "年", "", None),
    ("basics", "name_origin", "得名", WORDS, "", "", None),
    ("basics", "location", "位置", WORDS, "", "", None),
    ("basics", "boundary", "四至", WORDS, "", "", None),
    ("basics", "office_address", "居委会地址", WORDS, "", "", None),
    ("basics", "facility_address", "设施地址", WORDS, "", "{subtype}地址", None),
    ("basics", "property_type", "小区形态", WORDS, "", "", None),
    ("basics", "estates", "小区数", NUMBER, "个", "", None),
    ("basics", "estate", "小区", WORDS, "", "", None),
    ("basics", "village", "自然村", WORDS, "", "", None),
    ("basics", "landmark", "地标", WORDS, "", "", None),
    ("basics", "business_district", "商圈", WORDS, "", "", None),
    ("basics", "business_districts", "商圈数", NUMBER, "个", "", None),
    ("land", "buildings", "楼栋", NUMBER, "栋", "", None),
    ("land", "housing_units", "住宅", NUMBER, "套", "", None),
    ("land", "shops", "商铺", NUMBER, "间", "", None),
    ("land", "lanes", "街巷", NUMBER, "条", "", None),
    ("land", "share_old_buildings", "旧楼占比", SHARE, "", "", None),
    ("organisation", "resident_groups", "居民小组", NUMBER, "个", "", None),
    ("organisation", "party_members", "党员", NUMBER, "名", "", 55),
    ("organisation", "party_branches", "党支部", NUMBER, "个", "", None),
    ("organisation", "party_member_ratio", "平均每几名居民有一名党员", NUMBER, "名", "", None),
    ("organisation", "staff_count", "工作人员", NUMBER, "人", "{subtype}", None),
    ("organisation", "staff_average_age", "工作人员平均年龄", NUMBER, "岁", "", None),
    ("organisation", "units_in_area", "辖区单位", NUMBER, "个", "", None),
    ("organisation", "co_building_units", "共建单位", NUMBER, "个", "", None),
    ("organisation", "institution", "单位", WORDS, "", "", None),
    ("services", "facility", "设施", WORDS, "", "", None),
    ("services", "facility_count", "设施数", NUMBER, "个", "{subtype}", None),
    ("services", "equipment_count", "设备数", NUMBER, "台", "{subtype}", None),
    ("services", "service_points", "服务网点", NUMBER, "个", "", None),
    ("services", "service_items", "服务项目", NUMBER, "项", "", None),
    ("services", "service_windows", "服务窗口", NUMBER, "个", "", None),
    ("organisation", "team", "队伍", WORDS, "", "", None),
    ("organisation", "team_count", "队伍数", NUMBER, "支", "{subtype}", None),
    ("organisation", "role_count", "岗位人数", NUMBER, "人", "{subtype}", None),
    ("volunteering", "volunteers", "志愿者", NUMBER, "人", "", 50),
    ("volunteering", "volunteer_hours", "志愿服务时长", NUMBER, "小时", "", None),
    ("volunteering", "volunteer_theme", "志愿服务主题", WORDS, "", "", None),
    ("services", "service_recipients", "服务居民", NUMBER, "人次", "", None),
    ("council", "mediation_cases", "协调纠纷", NUMBER, "起", "协调{subtype}", 30),
    ("council", "mediation_receptions", "调解接待", NUMBER, "人次", "", None),
    ("council", "petitions_avoided_batches", "避免群体上访", NUMBER, "批", "", None),
    ("council", "petitions_avoided_people", "避免群体上访人次", NUMBER, "人次", "", None),
    ("council", "alarm_rate_drop", "报警率下降", SHARE, "", "", None),
    ("council", "duty_days_per_week", "每周坐班", NUMBER, "天", "", None),
    ("council", "council_meetings", "居民议事会", NUMBER, "场", "", None),
    ("council", "meeting_frequency", "会议频率", WORDS, "", "", None),
    ("council", "mobilisation_rate", "参与率", SHARE, "", "", None),
    ("practice", "activity_sessions", "文明实践活动", NUMBER, "场次", "", 40),
    ("practice", "activity_participants", "参加活动", NUMBER, "人次", "", None),
    ("practice", "course_types", "课程", NUMBER, "类", "", None),
    ("narrative", "honours_count", "荣誉数", NUMBER, "项", "", None),
    ("narrative", "designation", "创建目标", WORDS, "", "", None),
    ("narrative", "programme", "做法", WORDS, "", "", None),
    ("narrative", "programme_quarters", "做法持续", NUMBER, "季度", "", None),
    ("practice", "practice_theme", "文明实践主题", WORDS, "", "", None),
    ("services", "service_area", "日常工作", WORDS, "", "", None),
    ("narrative", "motto", "口号", WORDS, "", "", None),
    ("narrative", "goal", "目标", WORDS, "", "", None),
    ("narrative", "policy_reference", "依据的政策", WORDS, "", "", None),
    ("narrative", "achievement", "成绩", WORDS, "", "", None),
    ("volunteering", "participants_group", "参加群体", WORDS, "", "", None),
    ("basics", "community", "社区", WORDS, "", "", None),
    ("basics", "community_count", "社区数", NUMBER, "个", "", None),
    ("services", "funding_yuan", "投入资金", NUMBER, "元", "", None),
    ("environment", "waste_tonnes", "清理堆物", NUMBER, "吨", "", None),
    ("environment", "ads_removed", "铲除小广告", NUMBER, "张", "", None),
    ("environment", "bikes_tidied", "整理非机动车", NUMBER, "辆次", "", None),
]

# code, name, short name, tone, listed on a profile even when empty
AWARD_LEVELS = [
    ("national", "国家级", "国家", "p", False),
    ("province", "省级", "省", "p", True),
    ("city", "市级", "市", "c", True),
    ("district", "区级", "区", "d", True),
    ("street", "街道级", "街道", "s", False),
    ("community", "社区级", "社区", "m", False),
    ("other", "其他", "其他", "o", False),
]

# code, name, counts as won
HONOUR_STATUSES = [
    ("won", "获得", True),
    ("renewed", "复评通过", True),
    ("candidate", "候选", False),
    ("shortlisted", "入围", False),
    ("public_notice", "公示", False),
    ("applied", "申报", False),
    ("recommended", "推荐参评", False),
    ("contest", "评选项目", False),
    ("goal", "目标", False),
    ("revoked", "撤销", False),
]

# code, name, a body of the place's own, tier of the practice stations (新时代文明实践 中心 / 所 / 站)
INSTITUTION_KINDS = [
    ("practice_centre", "新时代文明实践中心", True, 1),
    ("practice_office", "新时代文明实践所", True, 2),
    ("practice_station", "新时代文明实践站", True, 3),
    ("council_hall", "居民议事厅", True, None),
    ("party_body", "党组织", True, None),
    ("service_centre", "党群服务中心", True, None),
    ("research", "科研单位", False, None),
    ("school", "大专院校", False, None),
    ("public_body", "行政事业单位", False, None),
    ("company", "企业", False, None),
    ("other", "其他单位", False, None),
]

# slug, name; and the occasions to which a series returns each year
SERIES = [
    ("women-de-jieri", "我们的节日", ["春节", "元宵", "清明", "端午", "七夕", "中秋", "重阳"]),
    ("wenming-liyi", "文明礼仪", []),
    ("jiaxun-jiafeng", "传承好家训弘扬好家风", []),
    ("quanmin-yuedu", "全民阅读", []),
]


def load_reference(sender, using=DEFAULT_DB_ALIAS, apps=None, **_):
    """Add the rows that are missing; hears post_migrate, so a fresh or emptied database has them."""
    from django.apps import apps as current  # noqa: PLC0415 - this module is imported before models are

    model = current.get_model
    if not router.allow_migrate_model(using, model("communities.Indicator")) or not table_exists(
        model("communities.Occasion"), using
    ):
        return
    group_model, indicator_model = model("communities.IndicatorGroup"), model("communities.Indicator")
    insert(
        group_model,
        using,
        [{"code": code, "name": name, "order": order * 10} for order, (code, name) in enumerate(INDICATOR_GROUPS, 1)],
    )
    groups = dict(group_model.objects.using(using).values_list("code", "pk"))
    insert(
        indicator_model,
        using,
        [
            {
                "group_id": groups[group],
                "code": code,
                "name": name,
                "kind": kind,
                "unit": unit,
                "subtype_pattern": pattern or "{subtype}{name}",
                "order": order * 10,
                "key_order": key_order,
            }
            for order, (group, code, name, kind, unit, pattern, key_order) in enumerate(INDICATORS, 1)
            if group in groups
        ],
    )
    insert(
        model("communities.AwardLevel"),
        using,
        [
            {
                "code": code,
                "name": name,
                "short_name": short,
                "tone": tone,
                "is_always_shown": shown,
                "order": order * 10,
            }
            for order, (code, name, short, tone, shown) in enumerate(AWARD_LEVELS, 1)
        ],
    )
    insert(
        model("communities.InstitutionKind"),
        using,
        [
            {"code": code, "name": name, "is_own_body": own, "tier": tier, "order": order * 10}
            for order, (code, name, own, tier) in enumerate(INSTITUTION_KINDS, 1)
        ],
    )
    insert_series(model("communities.Series"), model("communities.Occasion"), using)
    insert(
        model("communities.HonourStatus"),
        using,
        [
            {"code": code, "name": name, "is_won": won, "order": order * 10}
            for order, (code, name, won) in enumerate(HONOUR_STATUSES, 1)
        ],
    )


def insert(model, using, rows):
    """Insert the rows whose code is not there yet; what staff changed stays."""
    model.objects.using(using).bulk_create([model(**row) for row in rows], ignore_conflicts=True)


def insert_series(series_model, occasion_model, using):
    for order, (slug, name, occasions) in enumerate(SERIES, 1):
        series, is_new = series_model.objects.using(using).get_or_create(
            slug=slug, defaults={"name": name, "order": order * 10}
        )
        if is_new:
            insert(
                occasion_model,
                using,
                [
                    {"series": series, "name": occasion, "order": number * 10}
                    for number, occasion in enumerate(occasions, 1)
                ],
            )


def table_exists(model, using):
    """False while an old migration state is being applied."""
    from django.db import connections  # noqa: PLC0415 - as above

    return model._meta.db_table in connections[using].introspection.table_names()
