from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.footnotes import Footnotes
from communities.forms.filters import GoodPeopleForm
from communities.good_people import choices, people_page, public_portraits
from communities.models import Person, Recognition
from communities.structured_data import person_data
from communities.views.moved import follow_former_slug
from portal.images.sharing import shared_image
from portal.meta import Meta


@require_safe
def person_list(request):
    form = GoodPeopleForm(request.GET, facets=choices())
    page = people_page(form.choice, request.GET.get("after", ""))
    return render(request, "communities/person_list.html", {"form": form, "page": page})


@require_safe
def person_detail(request, slug):
    """Somebody with a confirmed portrait; the basis of naming them is a constraint of the table."""
    person = Person.objects.public().select_related("picture").filter(slug=slug).first()
    if person is None:
        return follow_former_slug(Person.objects.public(), slug)
    footnotes = Footnotes()
    told = public_portraits().filter(person=person).select_related("community", "source").order_by("pk")
    portraits = list(told)
    honours = list(Recognition.objects.published().filter(person=person).with_everything().won_first())
    context = {
        "meta": Meta(image=shared_image(person.picture, "face"), nodes=[person_data(person, portraits, honours)]),
        "person": person,
        "portraits": [(item, footnotes.cite(item.source, item.quote)) for item in portraits],
        "has_deeds": any(item.deed for item in portraits),
        "honours": [(item, footnotes.cite(item.source, item.quote)) for item in honours],
        "sources": footnotes.by_source(),
    }
    return render(request, "communities/person_detail.html", context)
