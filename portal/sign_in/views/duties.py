from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sign_in:second_factor_set": _("您的角色登录时要多一道动态口令。请先在手机上设好，然后再做别的。"),
    "sign_in:password": _("这个密码是别人设的，或已用满规定的天数。请先换成自己的新密码，然后再做别的。"),
}


def lead_to(request, duty):
    """Send somebody to what they must do first, and say why, once."""
    if not any(str(message) == str(SENTENCES[duty]) for message in messages.get_messages(request)):
        messages.warning(request, SENTENCES[duty])
    return redirect(duty)
