"""What kind of device it is, so that people know their own again: the browser and the system, and nothing finer."""

from django.utils.translation import gettext_lazy as _

# In this order: most browsers also say that they are Chrome or Safari.
BROWSERS = {
    "MicroMessenger": _("微信"),
    "Edg": "Edge",
    "QQBrowser": _("QQ浏览器"),
    "360SE": _("360浏览器"),
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrom": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "HarmonyOS": _("鸿蒙"),
    "OpenHarmony": _("鸿蒙"),
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": _("安卓"),
    "Windows": "Windows",
    "Mac OS": "macOS",
    "UOS": _("统信"),
    "Linux": "Linux",
}


def kind_of(agent: str) -> str:
    """Such as “Chrome，Windows”, from the User-Agent; “其他设备” when it says nothing known."""
    browser = next((str(name) for sign, name in BROWSERS.items() if sign in agent), "")
    system = next((str(name) for sign, name in SYSTEMS.items() if sign in agent), "")
    return str(_("，")).join(part for part in (browser, system) if part) or str(_("其他设备"))
