"""Forms as a browser finds them on a page: what stands in every field, ready to be changed and sent."""

from html.parser import HTMLParser

from portal.versions.numbers import version_of

NOT_SENT = ("submit", "button", "reset", "file", "image")


class FormReader(HTMLParser):
    """The last form of a page that is sent by POST: names and values of its fields as the page shows them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.fields, self.inside = {}, False
        self.select = self.option = self.text = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name")
        if tag == "form" and given.get("method", "").lower() == "post":
            self.fields, self.inside = {}, True
        elif not self.inside:
            return
        elif tag == "input" and name and given.get("type") not in NOT_SENT:
            self.fields.setdefault(name, [])
            if given.get("type") not in ("checkbox", "radio"):
                self.put(name, given.get("value") or "")
            elif "checked" in given:
                self.put(name, given.get("value", "on"))
        elif tag == "textarea" and name:
            self.text = (name, "")
        elif tag == "select" and name:
            self.select = (name, "multiple" in given, [], [])
        elif tag == "option" and self.select:
            self.select[2].append(given.get("value", ""))
            if "selected" in given:
                self.select[3].append(given.get("value", ""))

    def handle_data(self, data):
        if self.text:
            self.text = (self.text[0], self.text[1] + data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self.text:
            self.put(self.text[0], self.text[1].removeprefix("\n"))  # a browser drops the first line end
            self.text = None
        elif tag == "select" and self.select:
            name, is_multiple, options, selected = self.select
            for value in selected or ([] if is_multiple else options[:1]):
                self.put(name, value)
            self.fields.setdefault(name, [])  # nothing selected
            self.select = None
        elif tag == "form":
            self.inside = False

    def put(self, name, value):
        self.fields.setdefault(name, []).append(value)


def submit(client, path, *, row=None, **typed):
    """Open a page, type into its last form and send it. Fields that the page does not offer cannot be typed into.

    `row` is a row to add below: ("aliases", {"name": "…"}), as the page's script makes it from its empty row.
    """
    page = client.get(path)
    assert page.status_code == 200, f"{path} answers {page.status_code}"
    fields = FormReader(page.text).fields
    if row:
        add_row(fields, *row)
    assert set(typed) <= set(fields), f"{path} has no field {set(typed) - set(fields)}"
    return client.post(path, {**fields, **typed})


def errors(answer):
    """What the form of a desk page says, by field; the page still shows what was typed."""
    return {name: list(said) for name, said in answer.context["adminform"].form.errors.items()}


def seen(row):
    """What a button of a page on this row carries: the version that its reader saw."""
    return {"form_version": version_of(type(row)._base_manager.get(pk=row.pk))}


def add_row(fields, prefix, columns):
    number = int(fields[f"{prefix}-TOTAL_FORMS"][0])
    empty = {
        name.rpartition("-")[2]: value for name, value in fields.items() if name.startswith(f"{prefix}-__prefix__-")
    }
    assert set(columns) <= set(empty), f"A row of {prefix} has no field {set(columns) - set(empty)}"
    fields.update({f"{prefix}-{number}-{name}": value for name, value in {**empty, **columns}.items()})
    fields[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
