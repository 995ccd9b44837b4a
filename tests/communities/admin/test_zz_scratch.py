from datetime import date
import pytest
from communities.actions.intakes import take_in
from communities.forms.proposals import form_of, read_now
from communities.forms.proposing import Sheet
from communities.intakes import Where
from communities.models import *
from communities.on_record import standing_beside
from tests.factories import ActivityFactory, AwardFactory, CommunityFactory, FactFactory, PersonFactory, StreetFactory
from tests.communities.admin.test_proposal_forms import told, as_read, accept, home, ADDRESS

def dump(intake):
    for p in intake.proposals.all().order_by("order"):
        c=p.content
        print(p.kind,p.field,c.get("value"),repr(c.get("text")),c.get("unit"),c.get("subtype"),c.get("as_of"),c.get("period"),c.get("owner",{}) and (c.get("owner") or {}).get("level"),c.get("recipient"), repr(c.get("quote")))

def test_rivals(desk, home):
    ind=Indicator.objects.get(code="population")
    kw=dict(community=home, indicator=ind, period_text="2019年", as_of="2019", subtype="总人口")
    a=FactFactory(text="1000人", value=1000, unit="人", qualifier="", **kw)
    p,s=told(home,"2019年，柳堤社区总人口1200人。")
    d=read_now(p,s).instance
    accept(desk,p,s)
    f=Fact.objects.exclude(pk=a.pk).get()
    print("RIVALS", Fact.objects.rivals_of(f), Fact.objects.with_rivals().filter(has_rival=True).count())
    b=FactFactory(text="1200人", value=1200, unit="人", qualifier="", **kw)
    print([(x.told,x.is_same) for x in standing_beside(d)], d.period_start)

def test_two_called(home):
    CommunityFactory(name="石板桥社区", street=home.street)
    st=StreetFactory(district=home.street.district)
    CommunityFactory(name="石板桥社区", street=st, slug="sbq2")
    p,s=told(home,"柳堤社区被评为“海珠区文明单位”。",kind="award")
    p.content["recipient"]="石板桥社区"
    f=read_now(p,s); print("TWO", dict(f.errors), f.fields["holder"].choices)

def test_hours(desk, home):
    for t in ["柳堤社区全年开展活动48课时。","2019年，柳堤社区开办公益课堂48课时。","柳堤社区开展文明实践活动48课时。"]:
        it=take_in(f"{home.name}简介\n{t}", by=None, where=Where(home.street.district,None), published_on=date(2021,3,4)); dump(it)
        s=Sheet(it)
        for p in it.proposals.filter(kind="fact"):
            f=as_read(p,s); print(dict(f.errors), f.instance.unit, f.instance.is_exact if not f.errors else "")

def test_correct(home):
    p,s=told(home,"柳堤社区占地26公顷。", field="land_area_m2")
    print(dict(as_read(p,s,text="占地26公顷").errors))
    print("IND", dict(as_read(p,s,indicator=str(Indicator.objects.get(code="green_area_m2").pk)).errors))
    p,s=told(home,"柳堤社区总户数：２９４６户；居民小组：１８。", field="resident_groups")
    print("IND2", dict(as_read(p,s,indicator=str(Indicator.objects.get(code="party_branches").pk)).errors))
    p,s=told(home,"柳堤社区老旧住宅占比高达七成。")
    print("TXT", dict(as_read(p,s,text="七成").errors))
    p,s=told(home,"柳堤社区数十位居民报名当管家。", field="role_count")
    print("NUM", p.content["text"], dict(as_read(p,s,indicator=str(Indicator.objects.get(code="volunteers").pk)).errors))

def test_kind(desk, home):
    p,s=told(home,"柳堤社区建于20世纪80年代。")
    dump(s.intake)
    Indicator.objects.filter(code=p.field).update(kind="number")
    try:
        print("KIND", desk.get(f"/admin/communities/proposal/{p.pk}/change/").status_code)
    except Exception as e: print("KIND EXC", type(e), e)

def test_other(desk, home):
    p,s=told(home,"柳堤社区党群服务中心总投资约540万元，其中财政补贴252万元。", field="funding_yuan")
    accept(desk,p,s)
    f=Fact.objects.get(); 
    from tests.factories import UserFactory
    Fact.objects.filter(pk=f.pk).update(state="published", confirmed_by=f.recorded_by, confirmed_at=f.recorded_at, is_self_confirmed=True)
    q=p.intake.proposals.get(field="funding_yuan", state="open")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    a=desk.post(ADDRESS.format(q.pk,"accept"), {**form_of(q,s).as_sent(),"replaces":str(f.pk)})
    print("REPL", a.status_code, Fact.objects.values_list("text","replaces"))

def test_queries(desk, home):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    p,s=told(home,"柳堤社区民警钟贤初荣获“海珠好人”称号。",kind="award")
    with CaptureQueriesContext(connection) as c: r=desk.get(f"/admin/communities/proposal/{p.pk}/change/")
    print("Q", r.status_code, len(c))
    for i in range(6): ActivityFactory(community=home, name="重阳节敬老活动", held_on=f"200{i}-10")
    p,s=told(home,"柳堤社区举办“重阳节敬老活动”。",kind="activity")
    dump(s.intake)
    with CaptureQueriesContext(connection) as c: r=desk.get(f"/admin/communities/proposal/{p.pk}/change/")
    print("QA", r.status_code, len(c), sum("communities_source" in q["sql"] for q in c))
