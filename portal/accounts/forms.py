from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm


class GivenPasswordForm(AdminPasswordChangeForm):
    """A password that somebody else sets: good for one log-in, at which its owner must replace it."""

    def clean(self):
        self.user.password_is_provisional = True
        return super().clean()


class NewAccountForm(AdminUserCreationForm):
    """A new account begins with such a password."""

    def clean(self):
        self.instance.password_is_provisional = True
        return super().clean()
