"""The demonstration's story: the report told anew in our own words, each figure tied to the fact that it states."""

from articles.actions.road import approve_revision, submit_story
from articles.actions.stories import cite_fact, save_story
from articles.body import from_text
from articles.enums import CheckItem, StoryOrigin
from articles.models import Story
from articles.signing import Sheet, seen_of
from communities.models import Community, Fact

TITLE = "商量出来的好邻里，研究所旁的大课堂"

TEXT = """
海珠区推进文明社区创建，着眼的是居民的日子过得好不好、身边的环境舒不舒心。昌岗街穗花北社区把议事厅办成邻里商量事情的地方；新港街海洋社区把身边的科研单位，变成居民的科普课堂。

穗花北社区所在的穗花新村，上世纪八十年代后期建成，地处江南大道中商业地段，是半开放式的商住小区。约4800人住在这里，房屋建筑面积合计约13.8万平方米，绿地约1.6万平方米。

2019年以来，社区以党建引领治理，请辖区单位和居民一道参与创建。环境卫生、社会治安、社会福利、人民调解、文体服务，都做成了日常的事。

这些年，社区得到省、市两级的多项荣誉，其中有“广东省城市体育先进社区”，还有“广州市城市体育先进社区”“广州市六好和谐平安社区”“广州市创建充分就业达标社区”“广州市计划生育两无先进社区”。

## 三方坐到一张桌前

议事厅把居民、物业公司和政府部门请到一处，有话当面说。社区守着三句话：“有事多商量、有事好商量、有事会商量”。来源报道说，“今年以来”已成功协调民事纠纷28起，不少让人烦心、揪心的事由此化解。

学习也在身边。除了“学习强国”“廉洁广州”两个平台，宣讲团、宣传栏、口袋书和新媒体一起上，让学习落到实处。

## 十八场活动，走进日常

新时代文明实践站挂牌后，把文明实践同党建、科普、治水、扫黑除恶、垃圾分类、志愿服务、文化惠民放在一起做，室内户外都有安排。2019年累计开展活动18场次，600多人次参加。

活动按系列展开：“我们的节日”“文明礼仪”“传承好家训弘扬好家风”“全民阅读”。主题教育期间，社区请来抗美援朝老战士李佩霞，讲述战争年代和建设时期的亲身经历，激励青年党员。“礼赞新中国、奋进新时代”广州千场大宣讲，也走进了社区。

## 把研究所请进课堂

海洋社区在新港西路南端，对面是中山大学东门。社区面积约0.265平方公里，常住2287户、约7076人。中国科学院南海海洋研究所、广东轻工职业技术学院、广东省造纸研究所、广东省轻工技师学校、广东省卫生监督所等单位，都在辖区之内。

新港街党工委以党建引领，带动居民一起做事。在海洋社区党委动员下，100多名党员投入登革热防控、垃圾分类、未成年人保护等志愿服务，其中有社区党员，也有回社区报到的在职党员；有党员生病、下岗或者失业，社区及时上门看望。

街道同辖区单位联手，依托海洋研究所的优势，请高学历专家来讲科普课，科普挂图也挂进了社区。

辖区里有多处健身休闲场地，还有科普活动中心和图书阅览室。社区培养了社会体育指导员5人、文化活动辅导员7人；社区“两委”委员请退休干部、职工参与“老人之家”，办起歌咏班和老人诗画班，居民也自发组织了舞蹈队。

## 法律顾问与社区民警

街道依托“公职律师+社区法律顾问”，为居民筑起法治保障。海洋社区法律顾问王燕莉为群众开展法治宣传讲座，被评为“海珠区社区法律顾问先进个人”；“两微一端”上的普法案例，提醒居民理性沟通、遵守文明法规。

社区还鼓励居民定期推荐“身边好人”。社区民警徐进栋在智慧警务上下功夫，破获传销案件，护住居民平安，被评为“海珠好人”，并入选“广州好人”候选人。
"""

# paragraph, community, indicator, subtype, what stands beside the figure when it is set large
CITATIONS = [
    ("p2", "穗花北社区", "population", "总人口", ""),
    ("p2", "穗花北社区", "building_area_m2", "", ""),
    ("p2", "穗花北社区", "green_area_m2", "", ""),
    ("p2", "穗花北社区", "property_type", "", ""),
    ("p2", "穗花北社区", "built_period", "", ""),
    ("p2", "穗花北社区", "location", "", ""),
    ("p5", "穗花北社区", "mediation_cases", "民事纠纷", "穗花北社区议事厅成功协调的民事纠纷。"),
    ("p7", "穗花北社区", "activity_sessions", "", ""),
    (
        *("p7", "穗花北社区", "activity_participants", ""),
        "2019年参加穗花北社区新时代文明实践站活动的人次，累计18场次。",
    ),
    ("p9", "海洋社区", "location", "", ""),
    ("p9", "海洋社区", "area_km2", "社区", ""),
    ("p9", "海洋社区", "households", "常住", ""),
    ("p9", "海洋社区", "population", "常住", ""),
    ("p10", "海洋社区", "party_members", "参加志愿服务的", "参加海洋社区志愿服务的社区党员和在职党员。"),
    ("p12", "海洋社区", "role_count", "社会体育指导员", ""),
    ("p12", "海洋社区", "role_count", "文化活动辅导员", ""),
]


def load_story(*, by, reviewers):
    """Write and tie the story and let the three reviewers pass it, unless it is there already."""
    if Story.objects.filter(title=TITLE).exists():
        return
    communities = {row.name: row for row in Community.objects.filter(street__code__in=["440105002", "440105003"])}
    story = Story(
        title=TITLE,
        deck="海珠区穗花北、海洋两个社区的文明创建实践",
        origin=StoryOrigin.COMPILED,
        source=communities["穗花北社区"].prose_source,
        body=from_text(TEXT),
    )
    save_story(story, by=by)
    story.communities.set(communities.values())
    story.tags.add("居民议事厅", "文明实践站", "科普讲座", "志愿服务")
    facts = {
        (community.name, fact.indicator.code, fact.subtype): fact
        for community in communities.values()
        for fact in Fact.objects.published().about_community(community).with_everything()
    }
    for anchor, name, code, subtype, caption in CITATIONS:
        if fact := facts.get((name, code, subtype)):
            cite_fact(story, fact, anchor=anchor, caption=caption, by=by)
    revision = submit_story(story, by=by)
    for reviewer in reviewers:
        sheet = Sheet(checklist=CheckItem.values)
        revision = approve_revision(revision, by=reviewer, seen=seen_of(revision), sheet=sheet)
