"""One clause for each indicator, as sources word it. Whose it is and when has tests of its own."""

from decimal import Decimal

import pytest

from communities.extraction.reader import read_story

CLAUSES = [
    ("population", "6200", "社区现有居民2100户、6200人"),
    ("population", "5018", "全社区总人口5018人"),
    ("population_floating", "811", "其中流动人口811人"),
    ("population_elderly", "1560", "60岁以上老人1560人"),
    ("population_elderly", "820", "现有60周岁以上的老年人820名"),
    ("population_subgroup", "140", "辖区有残疾人140名"),
    ("population_subgroup", "11", "优抚对象11人"),
    ("population_subgroup", "76", "港澳同胞和外籍人士76人"),
    ("share_elderly", "0.31", "老年人占比达31%"),
    ("share_elderly", "0.28", "60岁以上老年人占总人口的28%"),
    ("share_minority", "0.12", "少数民族占12%"),
    ("ethnic_groups", "8", "居住着汉、满、回等8个民族的居民"),
    ("ethnic_groups", "23", "社区有23个民族"),
    ("households", "3126", "住着3126户人家"),
    ("households_subgroup", "77", "低保户77户"),
    ("households_subgroup", "12", "低保家庭12户、边缘户5户"),
    ("area_km2", "0.6", "辖区面积0.6平方公里"),
    ("area_km2", "0.45", "总面积45公顷"),
    ("land_area_m2", "52000", "小区占地面积5.2万平方米"),
    ("building_area_m2", "138000", "总建筑面积约13.8万平方米"),
    ("green_area_m2", "16000", "绿化面积1.6万平方米"),
    ("commercial_area_m2", "8000", "商业办公用房8000平方米"),
    ("office_area_m2", "750", "社区办公用房750平方米"),
    ("facility_area_m2", "600", "新建600平方米的文化广场"),
    ("activity_indoor_area_m2", "450", "室内活动场所450平方米"),
    ("activity_outdoor_area_m2", "1300", "室外活动场所1300平方米"),
    ("history_years", "160", "已有160多年历史"),
    ("estates", "8", "由花园小区等8个小区组成"),
    ("estates", "5", "辖区内有5个住宅小区"),
    ("business_districts", "2", "辖区有2个商圈"),
    ("buildings", "73", "居民住宅楼73幢"),
    ("buildings", "42", "辖42栋居民楼"),
    ("housing_units", "1200", "共有住宅1200套"),
    ("shops", "280", "沿街商铺280家"),
    ("shops", "90", "有90余间商铺"),
    ("lanes", "17", "内街内巷17条"),
    ("share_old_buildings", "0.67", "老旧楼宇占67%"),
    ("resident_groups", "36", "下设36个居民小组"),
    ("party_members", "419", "社区共有党员419名"),
    ("party_members", "59", "直管党员59名"),
    ("party_branches", "6", "下设6个党支部"),
    ("party_member_ratio", "9", "平均每9个居民就有一名党员"),
    ("staff_count", "11", "居委会工作人员11名"),
    ("staff_count", "7", "社区“两委”班子成员7人"),
    ("staff_average_age", "35.5", "平均年龄35.5岁"),
    ("units_in_area", "41", "辖区内有成员单位41家"),
    ("units_in_area", "23", "驻有企事业单位23个"),
    ("units_in_area", "12", "辖区法人单位12家"),
    ("co_building_units", "7", "与7家共建单位签订协议"),
    ("facility_count", "3", "建有学校3所"),
    ("facility_count", "5", "建成口袋公园5个"),
    ("facility_count", "12", "安装充电棚12个"),
    ("equipment_count", "20", "配备空调20台"),
    ("equipment_count", "15", "安装健身器材15件"),
    ("service_points", "9", "便民服务网点9个"),
    ("service_items", "76", "提供服务事项76项"),
    ("service_items", "35", "为居民提供35项便民服务"),
    ("service_windows", "5", "设置便民服务窗口5个"),
    ("team_count", "6", "组建文体队伍6支"),
    ("team_count", "10", "成立志愿服务队10支"),
    ("role_count", "5", "社会体育指导员5人"),
    ("role_count", "12", "聘请12名律师"),
    ("volunteers", "1300", "注册志愿者1300余人"),
    ("volunteers", "60", "发动60名志愿者"),
    ("volunteer_hours", "11680", "累计志愿服务11680小时"),
    ("volunteer_hours", "488.5", "志愿服务时长488.5小时"),
    ("service_recipients", "3600", "服务居民3600人次"),
    ("mediation_cases", "28", "成功协调民事纠纷28起"),
    ("mediation_cases", "46", "共调解邻里纠纷46宗"),
    ("mediation_cases", "15", "化解矛盾15件"),
    ("mediation_cases", "33", "调处各类矛盾纠纷33例"),
    ("mediation_receptions", "210", "接待来访群众210人次"),
    ("petitions_avoided_batches", "3", "避免群体上访3批"),
    ("petitions_avoided_people", "86", "避免群体性上访3批86人次"),
    ("alarm_rate_drop", "0.35", "报警率下降35%"),
    ("alarm_rate_drop", "0.25", "警情同比下降25%"),
    ("duty_days_per_week", "2", "法律顾问每周坐班2天"),
    ("council_meetings", "12", "召开居民议事会12场"),
    ("council_meetings", "8", "居民议事厅共召开协商会8次"),
    ("mobilisation_rate", "0.9", "居民参与率达90%"),
    ("activity_sessions", "18", "累计开展活动18场次"),
    ("activity_sessions", "42", "举办各类讲座42期"),
    ("activity_sessions", "6", "开展义诊6次"),
    ("activity_participants", "600", "参加人数600多人次"),
    ("activity_participants", "300", "吸引300余名居民参加"),
    ("activity_participants", "85", "共85人参加了活动"),
    ("course_types", "12", "开设课程12类"),
    ("course_types", "8", "开设书法等8门课程"),
    ("honours_count", "25", "荣获各级荣誉25项"),
    ("community_count", "14", "街道下辖14个社区"),
    ("funding_yuan", "186000", "投入资金18.6万元"),
    ("funding_yuan", "600000", "筹集善款60万元"),
    ("waste_tonnes", "12", "清运垃圾12吨"),
    ("ads_removed", "400", "铲除小广告400余张"),
    ("bikes_tidied", "300", "整理非机动车300多辆次"),
    ("facility_count", "34", "新增停车位34个"),
    ("facility_count", "2", "建有2个文化广场"),
    ("population", "8000", "居住人口达8000余人"),
    ("volunteers", "2000", "先后招募2000余名志愿者"),
    ("party_members", "100", "动员100多名社区党员"),
]
NO_FACTS = [
    "计划新建口袋公园3个", "预计年内惠及居民2000人", "目前尚未建成长者饭堂2间", "力争志愿者达到500人",
    "将投入80万元改造小区", "报名电话84123456", "乘18路公交车到站", "拨打12345热线", "上午9时30分集合",
    "开展“千场大宣讲”活动", "响应“百千万工程”", "第3届邻里节开幕", "住在5栋2单元301房", "78岁的老人精神很好",
    "清扫路面约3000平方米", "排在全区第2位", "“两委”换届顺利完成", "写下“有事找我”四个字",
]  # fmt: skip


def facts_in(clause):
    story = f"云山社区\n云山社区位于南桥街道。{clause}。\n云山社区不断提升服务水平。"
    proposals = read_story(story).proposals
    return [(p.field, p.value) for p in proposals if p.kind in ("fact", "mediation") and not isinstance(p.value, str)]


@pytest.mark.parametrize(("indicator", "value", "clause"), CLAUSES, ids=[clause for _i, _v, clause in CLAUSES])
def test_a_figure_is_read_as_its_indicator(indicator, value, clause):
    assert (indicator, Decimal(value)) in facts_in(clause)


@pytest.mark.parametrize("clause", NO_FACTS)
def test_what_is_no_fact_is_not_proposed(clause):
    assert facts_in(clause) == []
