"""粘贴报道: what is asked for, what is refused, and where it leads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Story
from communities.actions.intakes import delete_text
from communities.models import Intake, Proposal, Source
from tests.articles.test_manuscripts import paragraph, word_file
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.portal import grant

ADD = "/admin/communities/intake/add/"
REPORT = "海洋社区常住户数2287户。"


@pytest.fixture
def community(recorder):
    return CommunityFactory(name="海洋社区")


@pytest.fixture
def desk(client, recorder, community):
    client.force_login(recorder)
    return client


def paste(desk, **typed):
    where = f"district:{CommunityFactory._meta.model.objects.get().street.district_id}"
    return desk.post(ADD, {"text": REPORT, "is_undated": "on", "where": where, **typed})


def test_a_pasted_report_leads_to_its_first_proposal(desk, recorder):
    answer = paste(desk, publisher="海珠融媒")

    proposal = Proposal.objects.get()
    assert answer["Location"] == f"/admin/communities/proposal/{proposal.pk}/change/"
    assert (Source.objects.get().publisher, Intake.objects.get().recorded_by) == ("海珠融媒", recorder)
    assert Story.objects.get().written_by == recorder


def test_the_date_is_asked_for_when_the_report_has_none(desk):
    html = paste(desk, is_undated="").content.decode()

    assert "报道里没有读到日期。请填发布日期；原文没有写的，请勾选“原文未注明日期”。" in html
    assert REPORT in html
    assert not Intake.objects.exists()


def test_a_date_that_was_given_dates_what_the_report_says(desk):
    paste(desk, is_undated="", published_on="2019-12-05", text="今年以来，海洋社区成功协调民事纠纷28起。")

    period = Proposal.objects.get(field="mediation_cases").content["period"]
    assert (period["start"], period["resolved"]) == ("2019-01-01", True)


def test_the_same_words_are_read_once(desk):
    paste(desk)
    first = Proposal.objects.get()

    answer = paste(desk)

    assert answer["Location"] == f"/admin/communities/proposal/{first.pk}/change/"
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": " "}, "请粘贴报道的正文，或者选文件。"),
        ({"text": "字" * 70_000}, "文字超过 200 KB，没有读取。请分成几篇，逐篇粘贴或导入。"),
        ({"url": "javascript:alert(1)"}, "网址要以 http:// 或 https:// 开头，写完整。"),
        ({"where": "district:0"}, "选择一个有效的选项"),
        ({"published_on": "昨天"}, "输入一个有效的日期。"),
    ],
)
def test_a_refusal_is_said_and_nothing_is_kept(desk, typed, sentence):
    assert sentence in paste(desk, **typed).content.decode()
    assert not Intake.objects.exists()


def test_nul_is_refused_with_a_sentence(desk):
    answer = paste(desk, text="一\x00二")

    assert answer.status_code == 200
    assert not Intake.objects.exists()


def test_many_files_at_once_with_a_line_for_each(desk):
    files = [
        SimpleUploadedFile("一.txt", REPORT.encode("gb18030")),
        SimpleUploadedFile("二.docx", b"PK\x03\x04nothing"),
        SimpleUploadedFile("三.html", "<p>海洋社区总人口约7076人。</p>".encode()),
        SimpleUploadedFile("四.txt", REPORT.encode()),
    ]

    html = paste(desk, text="", files=files).content.decode()

    assert Intake.objects.count() == 2
    assert html.count("没有读入") == 1
    assert html.count("逐条决定") == 3
    assert "读不出这个 Word 文件" in html
    assert "已经读入过，没有再读一遍。" in html


def test_an_empty_and_a_damaged_file_keep_no_other_out(desk):
    damaged = bytearray(word_file(paragraph("海洋社区常住户数2287户。")))
    damaged[damaged.index(b"word/document.xml") + len(b"word/document.xml")] = 0xFF  # the first block of what is packed
    files = {"empty.txt": b"", "damaged.docx": bytes(damaged), "report.txt": REPORT.encode()}

    html = paste(desk, text="", files=[SimpleUploadedFile(*file) for file in files.items()]).content.decode()

    assert "没有读到文字。请粘贴报道的正文。" in html
    assert "读不出这个 Word 文件：可能损坏了，或者加了密码。" in html
    assert Intake.objects.get().words == REPORT


def test_words_that_were_deleted_before_all_was_decided_are_read_again(desk):
    paste(desk)
    delete_text(Intake.objects.get(), by=None)

    paste(desk)

    assert [intake.words for intake in Intake.objects.order_by("pk")] == ["", REPORT]


def test_street_staff_read_for_their_street(client, community):
    person = UserFactory()
    grant(person, "street_staff", street=community.street)
    client.force_login(person)

    client.post(ADD, {"text": REPORT, "is_undated": "on", "where": f"street:{community.street_id}"})

    assert Intake.objects.get().street == community.street
    assert client.get(ADD).content.decode().count('type="hidden" name="where"') == 1


def read_for_street(client, street, text):
    client.force_login(UserFactory(role="street_staff", role__street=street))
    client.post(ADD, {"text": text, "is_undated": "on", "where": f"street:{street.pk}"})
    return Intake.objects.get()


def test_street_staff_begin_their_draft_once_a_community_of_theirs_is_on_record(client, community):
    intake = read_for_street(client, community.street, f"新港街棣园社区\n{REPORT.replace('海洋', '棣园')}")
    begun = Story.objects.exists()
    told = client.post(f"/admin/communities/intake/{intake.pk}/draft/")
    new = CommunityFactory(name="棣园社区", street=community.street)
    intake.proposals.update(community=new, street=community.street)

    client.post(f"/admin/communities/intake/{intake.pk}/draft/")

    story = Story.objects.get()
    assert (begun, told.status_code, list(story.communities.all())) == (False, 403, [new])
    assert "请先把社区录进记录，再起草。" in told.content.decode()
    assert client.get(f"/admin/articles/story/{story.pk}/change/").status_code == 200


def test_a_draft_of_street_staff_is_about_no_other_streets_community(client, community):
    CommunityFactory(name="远方社区", street=StreetFactory())
    read_for_street(client, community.street, f"{REPORT}远方社区常住户数2188户。远方社区很好。")

    assert [row.name for row in Story.objects.get().communities.all()] == ["海洋社区"]


def test_a_draft_that_lay_nowhere_is_gone_on_with_by_who_began_it(client, community):
    intake = read_for_street(client, community.street, REPORT)
    story = Story.objects.get()
    story.communities.clear()

    answer = client.post(f"/admin/communities/intake/{intake.pk}/draft/")

    assert answer["Location"] == f"/admin/articles/story/{story.pk}/change/"
    assert list(story.communities.all()) == [community]


def test_a_report_of_many_writers_begins_a_draft_with_as_many_as_its_line_holds(desk, recorder):
    paste(desk)
    Story.objects.all().delete()
    source = Source.objects.get()
    source.credits = [{"role": "reporter", "name": f"陈一{chr(place)}"} for place in range(0x4E00, 0x4E00 + 60)]
    source.save()

    desk.post(f"/admin/communities/intake/{Intake.objects.get().pk}/draft/")

    credit = Story.objects.get().source_credit
    assert source.credit_line.startswith(f"{credit}、")
    assert 190 < len(credit) <= 200


@pytest.mark.parametrize("day", ["0001-01-01", "1019-12-05", "2100-01-01"])
def test_a_day_that_nobody_meant_is_asked_for_again(desk, day):
    html = paste(desk, is_undated="", published_on=day).content.decode()

    assert "发布日期要在 1949 年 10 月 1 日以后，不能晚于明天。请核对年份。" in html
    assert REPORT in html
    assert not Intake.objects.exists()


def test_another_street_is_no_choice(client, community):
    person = UserFactory()
    grant(person, "street_staff", street=community.street)
    client.force_login(person)

    client.post(ADD, {"text": REPORT, "is_undated": "on", "where": f"street:{StreetFactory().pk}"})

    assert not Intake.objects.exists()


@pytest.mark.parametrize("role", ["reporter", "first_reviewer", "final_reviewer"])
def test_who_does_not_decide_does_not_paste(client, community, role):
    client.force_login(UserFactory(role=role))

    assert client.get(ADD).status_code == 403


def test_the_draft_is_told_of_a_community_that_came_later(desk, community):
    community.name = "别的社区"
    community.save()
    paste(desk, text=f"新港街海洋社区\n{REPORT}")
    story, proposal = Story.objects.get(), Proposal.objects.get(kind="community")
    desk.post(f"/admin/communities/proposal/{proposal.pk}/accept/", {"name": "海洋社区", "street": community.street_id})

    html = desk.get(f"/admin/communities/proposal/{proposal.pk}/change/").content.decode()
    answer = desk.post(f"/admin/communities/intake/{proposal.intake_id}/draft/")

    assert "草稿还没有注明写的是海洋社区。" in html
    assert answer["Location"] == f"/admin/articles/story/{story.pk}/change/"
    assert [row.name for row in story.communities.all()] == ["海洋社区"]
