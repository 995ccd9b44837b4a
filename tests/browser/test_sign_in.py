"""Coming in with a telephone: the powerful set a second factor before anything else, and come in with it afterwards."""

import base64
import time

import pytest
from playwright.sync_api import expect

from portal.sign_in import one_time
from tests.browser.axe import violations
from tests.factories import UserFactory

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"
WIDTHS = (320, 390, 1280)


@pytest.fixture
def boss(demonstration, settings):
    settings.REQUIRE_MFA = True
    return UserFactory(username="boss", name="王", is_superuser=True)


def type_password(page, username, password=PASSWORD):
    page.goto("/admin/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()


def shown_by_telephone(secret):
    """The code of a telephone into which somebody typed the letters on the page."""
    return one_time.code_at(base64.b32decode(secret), one_time.step_at(time.time()))


def set_factor(page):
    """From the page with the QR code to that with the recovery codes; gives these."""
    secret = "".join(page.locator(".own-secret code").all_inner_texts())
    page.get_by_label("手机上显示的六位数字").fill(shown_by_telephone(secret))
    page.get_by_role("button", name="确认").click()
    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()
    return page.locator(".own-codes code").all_inner_texts()


def test_a_superuser_sets_a_second_factor_and_comes_in_with_a_recovery_code(open_browser, boss):
    page, elsewhere = open_browser(), open_browser()
    type_password(page, "boss")
    expect(page.get_by_role("heading", name="设置动态口令")).to_be_visible()
    expect(page.get_by_text("您的角色登录时要多一道动态口令。")).to_be_visible()
    page.goto("/admin/communities/community/")
    expect(page.get_by_role("heading", name="设置动态口令")).to_be_visible()

    codes = set_factor(page)
    page.get_by_role("link", name="抄好了，继续").click()
    expect(page.get_by_text("还有 10 个恢复码没有用过。")).to_be_visible()

    type_password(elsewhere, "boss")
    expect(elsewhere.get_by_role("heading", name="再输一道动态口令")).to_be_visible()
    elsewhere.get_by_label("动态口令或恢复码").fill("000000")
    elsewhere.get_by_role("button", name="登录").click()
    expect(elsewhere.get_by_text("口令不对，或已经用过。")).to_be_visible()
    elsewhere.get_by_label("动态口令或恢复码").fill(codes[0].upper())
    elsewhere.get_by_role("button", name="登录").click()
    expect(elsewhere.get_by_role("heading", name="今天要做什么")).to_be_visible()

    page.reload()
    other = page.get_by_role("row").filter(has_not_text="本机").filter(has_text="结束这一处")
    other.get_by_role("button", name="结束这一处").click()
    expect(page.get_by_text("那一处登录已结束。")).to_be_visible()
    elsewhere.reload()
    expect(elsewhere.get_by_text("请重新登录。")).to_be_visible()


def test_everything_can_be_done_by_keyboard_alone_and_without_scripts(open_browser, boss):
    page = open_browser(java_script_enabled=False)
    page.goto("/admin/login/")
    page.get_by_label("用户名").focus()
    page.keyboard.type("boss")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="设置动态口令")).to_be_visible()

    secret = "".join(page.locator(".own-secret code").all_inner_texts())
    page.get_by_label("手机上显示的六位数字").focus()
    page.keyboard.type(shown_by_telephone(secret))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()


def test_too_many_wrong_passwords_are_answered_kindly(open_browser, boss):
    page = open_browser()
    page.witness.is_listening = False  # the browser reports the status 429, which is meant
    for _ in range(6):
        type_password(page, "boss", "wrong")

    expect(page.get_by_text("试错的次数太多了。为了保护账号，请过15分钟再试")).to_be_visible()
    expect(page.get_by_label("用户名")).to_have_value("boss")


@pytest.mark.parametrize("mode", ["normal", "elder", "dark", "grey"])
def test_the_pages_around_log_in_have_no_findings_in(mode, open_in, boss):
    page = open_in(mode)
    page.witness.is_listening = False  # axe adds a style of its own, which the policy rightly refuses
    findings = []

    def judge(name):
        page.wait_for_load_state()
        page.locator("h1").first.wait_for()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            findings.extend([f"{name} at {width}: {sideways} px sideways"] if sideways > 0 else [])
            # Without preload, which would ask for the imported stylesheets again, relative to the page.
            faults = violations(page, preload=False)
            findings.extend(f"{name} at {width}: {fault['id']} {fault['nodes'][0]['html'][:90]}" for fault in faults)

    type_password(page, "boss", "wrong")
    judge("a wrong password")
    type_password(page, "boss")
    judge("setting a factor")
    codes = set_factor(page)
    judge("recovery codes")
    for path in ("/admin/account/", "/admin/password_change/", "/admin/account/recovery-codes/"):
        page.goto(path)
        judge(path)
    page.goto("/admin/account/")
    page.get_by_role("button", name="结束这一处").click()
    type_password(page, "boss")
    judge("the second step")

    assert len(codes) == 10
    assert not findings, "\n".join(findings)
