"""Reads public pages as a careful visitor does: follows every link, and remembers what the HTML says."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.test import Client
from django.utils.encoding import iri_to_uri

HOST = "http://testserver"
MOST_PAGES = 3000  # a walk that is longer has met links without end
UNLINKED = [
    "/no-such-page/",
    "/stories/",  # the menu hides it while there is none
    "/stories/?month=1999-01&community=nowhere&tag=nothing&after=xxx",
    "/awards/",
    "/communities/compare/",
    "/communities/compare/?c=suihuabei&c=haiyang",
    "/communities/compare/?c=nowhere",
    "/good-people/",
    "/council/",  # the menu hides it while nothing is known of a council
    "/council/?community=nowhere&year=1900&after=xxx",
    "/search/?q=社区",
    "/search/?q=赛龙舟",
    "/activities/",  # hidden likewise
    "/activities/?month=2019-13&series=nowhere&after=xxx",
    "/communities/?q=没有这个名字的社区",
    "/communities/?street=nowhere&tag=nothing&level=unstated&after=xxx",
    "/api/communities/",
    "/api/docs/",
    "/admin/login/",
]
VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
}
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href")
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "form", "list")


@dataclass
class Tag:
    name: str
    attributes: dict
    parents: tuple
    text: str = ""

    def __getitem__(self, name):
        return self.attributes.get(name) or ""

    def __contains__(self, name):
        return name in self.attributes

    def __str__(self):
        pairs = "".join(f' {name}="{value}"' for name, value in self.attributes.items() if name != "d")
        return f"<{self.name}{pairs}>{self.text.strip()[:20]}"

    def is_inside(self, name):
        return any(parent.name == name for parent in self.parents)

    @property
    def words(self):
        return " ".join(self.text.split())

    @property
    def is_named(self):
        """Whether a screen reader has something to say: words, a label, or the text of a picture inside."""
        return bool(self.words or self["aria-label"] or self["aria-labelledby"] or self["title"] or self["value"])


class Tree(HTMLParser):
    """The tags of one page in order, each with its attributes, its parents and all text inside it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.faults = [], [], []
        self.feed(html)
        self.close()
        self.faults += [f"{tag} is never closed" for tag in self.open]

    def handle_starttag(self, name, attributes):
        if repeated := [key for key, times in Counter(key for key, _value in attributes).items() if times > 1]:
            self.faults.append(f"<{name}> has {repeated} twice")
        tag = Tag(name, dict(attributes), tuple(self.open))
        self.tags.append(tag)
        if name not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, name, attributes):
        self.handle_starttag(name, attributes)
        if name not in VOID:
            self.open.pop()

    def handle_endtag(self, name):
        if self.open and self.open[-1].name == name:
            self.open.pop()
        else:
            self.faults.append(f"</{name}> closes nothing; open is {self.open[-1] if self.open else 'nothing'}")

    def handle_data(self, data):
        for tag in self.open:
            tag.text += data


@dataclass
class Page:
    address: str
    status: int
    headers: dict
    cookies: list
    html: str
    tree: Tree | None = None
    links: list = field(default_factory=list)

    def find(self, *names):
        return [tag for tag in self.tree.tags if tag.name in names]

    @property
    def ids(self):
        return [tag["id"] for tag in self.tree.tags if "id" in tag]


class Reader:
    """An anonymous reader with no cookies but those given; starts at the front page and at what nobody links to.

    `prefix` is the sub-path under which the site lives. With `server`, a host and port, the reader asks a running
    server instead of this process. With `filters=False` it pages on but narrows no list: filters multiply.
    """

    def __init__(self, *, prefix="", server="", filters=True, **cookies):
        self.prefix, self.server, self.filters, self.cookies, self.answers = prefix, server, filters, cookies, {}

    @property
    def pages(self):
        return [answer for answer in self.answers.values() if answer.tree]

    def walk(self):
        waiting = [self.prefix + address for address in ("/", *UNLINKED)]
        while waiting:
            address = waiting.pop(0)
            if address in self.answers:
                continue
            assert len(self.answers) < MOST_PAGES, f"More than {MOST_PAGES} addresses: {address} leads on without end."
            self.answers[address] = page = self.open(address)
            waiting += [urldefrag(urljoin(HOST + address, link)).url.removeprefix(HOST) for link in self.onward(page)]

    def open(self, address):
        page = self.ask_server(address) if self.server else self.ask_here(address)
        if page.headers.get("Content-Type", "").startswith("text/html") and not 300 <= page.status < 400:
            page.tree = Tree(page.html)
            page.links = [tag["href"] for tag in page.find("a")]
        return page

    def ask_here(self, address):
        client = Client()
        client.cookies.load(self.cookies)
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        return Page(address, answer.status_code, dict(answer.headers), list(answer.cookies), as_text(body))

    def ask_server(self, address):
        connection = HTTPConnection(self.server, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request("GET", iri_to_uri(address), headers={"Cookie": cookies} if cookies else {})
        answer = connection.getresponse()
        body = as_text(answer.read())
        connection.close()
        return Page(address, answer.status, dict(answer.headers), answer.headers.get_all("Set-Cookie") or [], body)

    def onward(self, page):
        """Links and redirects that stay on this site and lead to pages."""
        links = page.links if page.status < 300 or page.status >= 400 else [page.headers["Location"]]
        files = f"{self.prefix}/static/"
        links = [link for link in links if is_internal(link) and not urlsplit(link).path.startswith(files)]
        return [link for link in links if self.filters or set(parse_qs(urlsplit(link).query)) <= {"after"}]


def as_text(body):
    """What a page or feed says; a picture or an archive says nothing here."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return ""


def is_internal(link):
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc
