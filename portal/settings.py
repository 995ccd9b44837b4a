"""Settings, in the order of Django's documentation. Whatever differs between machines comes from portal/env.py."""

from datetime import timedelta

from csp.constants import NONE, SELF

from portal.env import BASE_DIR, check_all, load_file, secret_key, value_of

load_file()
check_all()

# Core
DEBUG = value_of("DEBUG")
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = value_of("SECRET_KEY_FALLBACKS") or []
ALLOWED_HOSTS = value_of("ALLOWED_HOSTS")
BASE_URL = value_of("BASE_URL") or f"http://127.0.0.1:{value_of('PORT')}"
SEARCH_INDEXING = value_of("SEARCH_INDEXING")
FORCE_SCRIPT_NAME = value_of("SCRIPT_NAME") or None
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

INSTALLED_APPS = [
    "portal.site",
    "articles",
    "communities",
    "portal.elder_mode",
    "portal.sign_in",
    "portal.images",
    "portal.bin",
    "portal.versions",
    "portal.history",
    "portal.tags",
    "portal.accounts",
    "portal",
    "taggit",
    "csp",
    "portal.access.site.DeskConfig",  # django.contrib.admin, with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.site.middleware.FreshnessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.access.middleware.ViewerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.sign_in.middleware.DeskSessionMiddleware",
    "portal.history.middleware.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.elder_mode.middleware.ElderModeMiddleware",
    "portal.site.middleware.MaintenanceMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.site.context.furniture",
            ],
        },
    }
]

# Database. Sessions and locks live in it; a cache server is never needed for them.
DATABASES = {"default": value_of("DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "portal.accounts.passwords.CompositionValidator"},
    {"NAME": "portal.site.passwords.LocalWordsValidator"},
]
SELF_CONFIRMATION = value_of("SELF_CONFIRMATION")
# Mail is sent by `manage.py send_notices` only: no page and no action waits for a mail server.
MAIL = value_of("EMAIL_URL") or {}
EMAIL_BACKEND = MAIL.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST, EMAIL_PORT = MAIL.get("EMAIL_HOST", ""), MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_USER") or "", MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("EMAIL_USE_TLS", False), MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = value_of("EMAIL_FROM") or EMAIL_HOST_USER
MERGED_REVIEWS = value_of("MERGED_REVIEWS")
REVIEW_HOURS = value_of("REVIEW_HOURS")
REQUIRE_MFA = value_of("REQUIRE_MFA")
TRUSTED_PROXIES = value_of("TRUSTED_PROXIES")
# Sessions lie in the database; portal/sign_in/ ends one after half an hour without a request, and after a working day.
SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # its cookie would need a name of its own
PASSWORD_MAX_AGE_DAYS = value_of("PASSWORD_MAX_AGE_DAYS")
PASSWORD_CLASSES = value_of("PASSWORD_CLASSES")

# Language and time: Chinese first; wrapped in gettext for a later English edition (ADR 0007)
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LOCALE_PATHS = []

# Files
VAR_DIR = BASE_DIR / "var"  # what the running portal keeps for itself: database, keys, demonstration accounts
STATIC_URL = (FORCE_SCRIPT_NAME or "") + "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = value_of("STATIC_ROOT")
MEDIA_URL = (FORCE_SCRIPT_NAME or "") + "/media/"
MEDIA_ROOT = value_of("MEDIA_ROOT")
# Pictures: limits looked at before decoding, and the bounds of the program that decodes (portal/images/)
PICTURE_MAX_MB = value_of("PICTURE_MAX_MB")
PICTURE_MAX_MEGAPIXELS = value_of("PICTURE_MAX_MEGAPIXELS")
PICTURE_MAX_SIDE = value_of("PICTURE_MAX_SIDE")
PICTURE_MEMORY_MB = value_of("PICTURE_MEMORY_MB")
PICTURE_SECONDS = value_of("PICTURE_SECONDS")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.static_files.ModularStaticFilesStorage"},
}

# Security. An https address turns on everything that https allows; plain http is meant for the loopback only.
OVER_HTTPS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = OVER_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"(^|/)health/(live|ready)$"]
SECURE_HSTS_SECONDS = 31_536_000 if OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = OVER_HTTPS
SECURE_HSTS_PRELOAD = OVER_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
COOKIE_PREFIX = ("__Secure-" if FORCE_SCRIPT_NAME else "__Host-") if OVER_HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = (FORCE_SCRIPT_NAME or "") + "/"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.site.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Tags: people type ，and 、between them
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "portal.text.normalise.tag_parser"
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

# Logs: to standard error, in plain lines; personal data is never passed to them
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
