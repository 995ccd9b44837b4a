"""What the report says of 海珠区 as a whole, each with its clause."""

from communities.enums import DeclarationKind, ProgrammeKind
from communities.models import Declaration, Programme

DECLARATIONS = [
    (DeclarationKind.POLICY, "党的十九大和十九届四中全会精神", "深入贯彻党的十九大和十九届四中全会精神"),
    (DeclarationKind.GOAL, "全面加强社会治理制度建设", "全面加强社会治理制度建设"),
    (DeclarationKind.GOAL, "构建现代化社会治理体系", "构建现代化社会治理体系"),
    (DeclarationKind.PURPOSE, "服务居民、文明和谐", "坚持以服务居民、文明和谐为宗旨"),
    (DeclarationKind.GOAL, "文明社区示范点", "以创建“文明社区示范点”为目标"),
    (DeclarationKind.GOAL, "居民的生活质量和生活环境", "不断改善居民的生活质量和生活环境"),
]
PROGRAMMES = [
    ("精细化管理", "以持续提升精细化管理为抓手"),
    ("文明社区创建工作", "有力有序地推进文明社区创建工作扎实开展"),
]


def tell(demo, district):
    for order, (kind, words, quote) in enumerate(DECLARATIONS, 1):
        demo.state(Declaration, quote, district=district, kind=kind, words=words, order=order)
    for name, quote in PROGRAMMES:
        demo.state(Programme, quote, district=district, kind=ProgrammeKind.METHOD, name=name)
