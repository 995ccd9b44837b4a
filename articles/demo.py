"""The demonstration's story: the report told anew in our own words, each figure tied to the fact that it states."""

from articles.actions.stories import cite_fact, publish_story, save_story
from articles.body import from_text
from articles.enums import StoryOrigin
from articles.models import Story
from communities.models import Community, Fact

TITLE = "商量出来的好邻里"

TEXT = """
海珠区推进文明社区创建，着眼的是居民的日子过得好不好、身边的环境舒不舒心。在昌岗街，穗花北社区把议事厅办成邻里商量事情的地方，把活动办到了家门口。

穗花北社区所在的穗花新村，上世纪八十年代后期建成，地处江南大道中商业地段，是半开放式的商住小区。约4800人住在这里，房屋建筑面积合计约13.8万平方米，绿地约1.6万平方米。

2019年以来，社区以党建引领治理，请辖区单位和居民一道参与创建。环境卫生、社会治安、社会福利、人民调解、文体服务，都做成了日常的事。

这些年，社区得到省、市两级的多项荣誉，其中有“广东省城市体育先进社区”，还有“广州市城市体育先进社区”“广州市六好和谐平安社区”“广州市创建充分就业达标社区”“广州市计划生育两无先进社区”。

## 三方坐到一张桌前

议事厅把居民、物业公司和政府部门请到一处，有话当面说。社区守着三句话：“有事多商量、有事好商量、有事会商量”。来源报道说，“今年以来”已成功协调民事纠纷28起，不少让人烦心、揪心的事由此化解。

学习也在身边。除了“学习强国”“廉洁广州”两个平台，宣讲团、宣传栏、口袋书和新媒体一起上，让学习落到实处。

## 十八场活动，走进日常

新时代文明实践站挂牌后，把文明实践同党建、科普、治水、扫黑除恶、垃圾分类、志愿服务、文化惠民放在一起做，室内户外都有安排。2019年累计开展活动18场次，600多人次参加。

活动按系列展开：“我们的节日”“文明礼仪”“传承好家训弘扬好家风”“全民阅读”。主题教育期间，社区请来抗美援朝老战士李佩霞，讲述战争年代和建设时期的亲身经历，激励青年党员。“礼赞新中国、奋进新时代”广州千场大宣讲，也走进了社区。
"""

# paragraph, indicator, what stands beside the figure when it is set large
CITATIONS = [
    ("p2", "population", ""),
    ("p2", "building_area_m2", ""),
    ("p2", "green_area_m2", ""),
    ("p2", "property_type", ""),
    ("p2", "built_period", ""),
    ("p2", "location", ""),
    ("p5", "mediation_cases", "穗花北社区议事厅成功协调的民事纠纷。"),
    ("p7", "activity_sessions", ""),
    ("p7", "activity_participants", "2019年参加穗花北社区新时代文明实践站活动的人次，累计18场次。"),
]


def load_story(*, by):
    """Write, tie and publish the story, unless it is there already."""
    if Story.objects.filter(title=TITLE).exists():
        return
    community = Community.objects.get(name="穗花北社区", street__code="440105003")
    report = community.prose_source
    story = Story(
        title=TITLE,
        deck="海珠区穗花北社区的文明创建实践",
        origin=StoryOrigin.COMPILED,
        source=report,
        body=from_text(TEXT),
    )
    save_story(story, by=by)
    story.communities.add(community)
    story.tags.add("居民议事厅", "文明实践站")
    facts = {
        fact.indicator.code: fact for fact in Fact.objects.published().about_community(community).with_everything()
    }
    for anchor, code, caption in CITATIONS:
        if code in facts:
            cite_fact(story, facts[code], anchor=anchor, caption=caption, by=by)
    publish_story(story, by=by)
