"""The terms that every portal's wording list starts with: what law and standards say, each with where it says so.

Staff may change and end them; what they changed is never overwritten, and nothing is added without an authority.
"""

from django.db import DEFAULT_DB_ALIAS, router

from communities.reference import insert, table_exists

BANNED, CAREFUL, STANDARD, OUTDATED = "banned", "careful", "standard", "outdated"

PUNCTUATION = "GB/T 15834-2011《标点符号用法》"
PERSONAL = "《个人信息保护法》"
MEDIATION = "《人民调解法》"

# words, kind, what to write, why, on whose word, exceptions
TERMS = [
    ("。。。", STANDARD, "……", "省略号用两个三连点，不用句号代替", PUNCTUATION, ""),
    ("...", STANDARD, "……", "省略号用两个三连点，不用半角句点代替", PUNCTUATION, ""),
    ("--", STANDARD, "——", "破折号占两个字，不用半角短横代替", PUNCTUATION, ""),
    ("”、“", STANDARD, "”“", "引号并列时中间不加顿号", PUNCTUATION, ""),
    ("》、《", STANDARD, "》《", "书名号并列时中间不加顿号", PUNCTUATION, ""),
    ("身份证号", CAREFUL, "", "只处理必要的个人信息，报道里不写个人的证件号码", f"{PERSONAL}第五条、第六条", ""),
    ("患有", CAREFUL, "", "写某个人的病情属于敏感个人信息，要有本人单独同意", f"{PERSONAL}第二十八条、第二十九条", ""),
    (
        *("低保户", CAREFUL, "", "公开某个人家境困难，要有本人单独同意；只写户数的不用改"),
        *(f"{PERSONAL}第二十五条、第二十九条", ""),
    ),
    ("当事人", CAREFUL, "", "调解不公开当事人的个人隐私，只写件数，不写谁和谁", f"{MEDIATION}第十五条", ""),
    ("调解费", CAREFUL, "", "人民调解不收费，请核对是不是写错了", f"{MEDIATION}第四条", ""),
    (
        *("社区新闻", CAREFUL, "社区动态", "没有新闻信息服务许可的网站，栏目和自称不用“新闻”"),
        *("《互联网新闻信息服务管理规定》（2017年）", ""),
    ),
    (
        *("孝老敬亲", OUTDATED, "孝老爱亲", "好人评选的五个类别里，现在的写法是“孝老爱亲”"),
        *("2024年“广东好人”发布的类别名称", ""),
    ),
]


def load_terms(sender, using=DEFAULT_DB_ALIAS, **_):
    """Add the terms that are missing; hears post_migrate, as the reference rows of the communities do."""
    from django.apps import apps as current  # noqa: PLC0415 - this module is imported before models are

    model = current.get_model("articles.WordingTerm")
    if not router.allow_migrate_model(using, model) or not table_exists(model, using):
        return
    names = ("words", "kind", "advice", "reason", "authority", "exceptions")
    insert(model, using, [dict(zip(names, term, strict=True)) for term in TERMS])
