"""What two people at two screens open, send and are shown."""

from tests.factories.forms import FormReader
from tests.portal.site.test_desk import address


def page_of(row):
    return address(type(row), "change", row.pk)


def opened(client, row):
    """What a person's browser holds once they have opened the page of a row."""
    return FormReader(client.get(page_of(row)).text).fields


def differences(answer):
    return {item.name: (item.mine, item.theirs, item.touched) for item in answer.context["conflict"].differences}


def typed_again(answer):
    return FormReader(answer.text).fields


def choices(answer, **chosen):
    """What the radio buttons send, which stand above the form and belong to it."""
    names = [item.name for item in answer.context["conflict"].differences if item.is_open]
    return {f"take:{name}": chosen.get(name.replace("-", "_"), "mine") for name in names}
