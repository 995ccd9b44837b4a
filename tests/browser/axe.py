"""axe-core on the page as it stands: put in once a page, and only what it finds is fetched."""

import json

from axe_playwright_python.base import AXE_FILE_PATH

AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
# axe sets its results free of the page's nodes by itself; passes, a hundred times as long, stay in the browser unread.
RUN = 'axe.run({"resultTypes": ["violations"], ...OPTIONS}).then(results => results.violations)'


def violations(page, **options):
    """What axe finds wrong; `options` are those of `axe.run`. A page that was left takes its axe along."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RUN.replace("OPTIONS", json.dumps(options)))
