from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.footnotes import Footnotes
from communities.models import Person, Portrait, Recognition
from communities.views.moved import follow_former_slug


@require_safe
def person_detail(request, slug):
    """Somebody with a confirmed portrait; the basis of naming them is a constraint of the table."""
    person = Person.objects.public().filter(slug=slug).first()
    if person is None:
        return follow_former_slug(Person.objects.public(), slug)
    footnotes = Footnotes()
    portraits = Portrait.objects.published().filter(person=person, community__state="published")
    honours = Recognition.objects.published().filter(person=person).with_everything().won_first()
    context = {
        "person": person,
        "portraits": [
            (item, footnotes.cite(item.source, item.quote))
            for item in portraits.select_related("community__street__district", "source").order_by("pk")
        ],
        "honours": [(item, footnotes.cite(item.source, item.quote)) for item in honours],
        "sources": footnotes.by_source(),
    }
    return render(request, "communities/person_detail.html", context)
