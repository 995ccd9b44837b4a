from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sign_in:second_factor_set": _("您的角色登录时要多一道动态口令。请先在手机上设好，然后再做别的。"),
    "sign_in:password": _("这个密码是别人设的，或已用满规定的天数。请先换成自己的新密码，然后再做别的。"),
}
SECRET = ("password", "current", "new", "again", "code", "csrf")
WORTH_COPYING = 8  # characters; choices and numbers are clicked again sooner than copied


def lead_to(request, duty):
    """Send somebody to what they must do first, and say why, once."""
    if not any(str(message) == str(SENTENCES[duty]) for message in messages.get_messages(request)):
        messages.warning(request, SENTENCES[duty])
    return redirect(duty)


def give_back(request):
    """A form came in after the session had ended: nothing is saved, and what was typed comes back to be copied."""
    texts = [
        value
        for name, values in request.POST.lists()
        for value in values
        if len(value) >= WORTH_COPYING and not any(part in name.lower() for part in SECRET)
    ]
    context = {"texts": texts, "log_in": f"{reverse('admin:login')}?{urlencode({'next': request.path})}"}
    return render(request, "sign_in/ended.html", context, status=403)
