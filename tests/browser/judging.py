"""Measures a page as a reader meets it: nothing sideways, letters to read, targets to hit, no finding of axe."""

from tests.browser.axe import violations

WIDTHS = [320, 390, 768, 1280, 1920]
JUDGED_BY_AXE = [390, 1280]
MODES = ["normal", "elder", "dark", "grey"]

MEASURE = """() => {
  const seen = element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.clipPath === "none";
  };
  const name = element =>
    `${element.tagName}.${element.getAttribute("class")} ${element.textContent.trim().slice(0, 12)}`;
  const letters = element => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    return element.ownerSVGElement ? size * element.getScreenCTM().a : size;
  };
  const written = [...document.querySelectorAll("body *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    && seen(element) && !element.closest("symbol"));
  const targets = [...document.querySelectorAll(".btn, .nav a, .mode, a.tag")].filter(seen);
  const wide = [...document.querySelectorAll("body *")].filter(element =>
    element.getBoundingClientRect().right > innerWidth + 1 && seen(element));
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: wide.slice(0, 3).map(name),
    letters: written.map(element => [letters(element), name(element)]),
    targets: targets.map(element => [element.getBoundingClientRect().height, name(element)]),
    body: parseFloat(getComputedStyle(document.body).fontSize),
    root: document.documentElement.className,
    ground: getComputedStyle(document.body).backgroundColor,
    filter: getComputedStyle(document.documentElement).filter,
  };
}"""


def judge(page, path, mode, *, widths=WIDTHS, axe_widths=JUDGED_BY_AXE):
    """What is wrong with a page in a mode, as sentences. It must be open in that mode; it is asked for once."""
    smallest, lowest = (22, 60) if mode == "elder" else (16, 44)
    findings, seen = [], {}
    page.witness.is_listening = True
    page.set_viewport_size({"width": widths[0], "height": 900})
    page.goto(path)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        seen[width] = page.evaluate(MEASURE)
    page.witness.is_listening = False  # axe adds a style of its own, which the policy rightly refuses
    for width in axe_widths:
        page.set_viewport_size({"width": width, "height": 900})
        for fault in violations(page):
            findings.append(f"{path} at {width}: axe {fault['id']}: {fault['nodes'][0]['html'][:100]}")
    for width, view in seen.items():
        here = f"{path} at {width}:"
        findings += [f"{here} {view['overflow']} px sideways, {view['wide']}"] if view["overflow"] > 0 else []
        findings += [f"{here} {size:.1f} px letters: {name}" for size, name in view["letters"] if size < smallest - 0.1]
        findings += [
            f"{here} {height:.1f} px high: {name}" for height, name in view["targets"] if height < lowest - 0.1
        ]
    assert_styled(seen[max(widths)], mode)
    return findings


def assert_styled(view, mode):
    """The stylesheet was there: without it every page would pass by being plain."""
    assert view["body"] == (24 if mode == "elder" else 18)
    assert view["root"].split() == {"elder": ["elder"], "grey": ["mourning"]}.get(mode, [])
    assert view["filter"] == ("grayscale(1)" if mode == "grey" else "none")
    assert (view["ground"] == "rgb(255, 255, 255)") == (mode != "dark")
