from django.contrib import admin

from communities.admin.statements import StatementAdmin
from communities.forms.council import TopicForm
from communities.models import Topic


@admin.register(Topic)
class TopicAdmin(StatementAdmin):
    form = TopicForm
    list_display = ["title", "community", "progress", "decided_on", "state"]
    list_select_related = ["community"]
    list_filter = ["state", "progress", "community__street"]
    search_fields = ["title", "outcome", "community__name", "quote"]
    autocomplete_fields = ["community", "source"]
