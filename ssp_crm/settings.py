"""Settings of SSP CRM: secure by default, everything that differs by site from the environment.

`.env.example` lists every variable with its meaning. A `.env` file beside manage.py is read.
"""

import sys
from pathlib import Path

import environ
import pgtrigger
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from .addresses import database_config
from .secrets import embedded_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env(
    ALLOWED_HOSTS=(list, []),
    BENCH=(bool, False),
    DATABASE_URL=(str, ""),
    DEBUG=(bool, False),
    DEFAULT_FROM_EMAIL=(str, "SSP CRM <noreply@localhost>"),
    EMAIL_URL=(str, "consolemail://"),
    HTTPS=(bool, True),
    SECRET_KEY=(str, ""),
    SITE_URL=(str, ""),
    SSP_CRM_EMBEDDED=(bool, False),
    STATIC_ROOT=(str, ""),
    TIME_ZONE=(str, "America/New_York"),
    TRUSTED_PROXY_COUNT=(int, 0),
    VAR_DIR=(str, ""),
)
environ.Env.read_env(BASE_DIR / ".env")
VAR_DIR = Path(env("VAR_DIR") or BASE_DIR / "var").resolve()


def required(name: str) -> str:
    """Return a variable nobody can guess for us, or stop with one line that names it."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: see .env.example for what it means.")
    return value


DEBUG = env("DEBUG")
DATABASE_URL = env("DATABASE_URL")
# A deliberate choice of manage.py, never a fall-back: a web server must be told its database.
LOCAL = env("SSP_CRM_EMBEDDED") or "pytest" in sys.modules
EMBEDDED = LOCAL and not DATABASE_URL
if LOCAL:
    SECRET_KEY = env("SECRET_KEY") or embedded_secret_key(VAR_DIR)
    ALLOWED_HOSTS = env("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
else:
    SECRET_KEY = required("SECRET_KEY")
    ALLOWED_HOSTS = required("ALLOWED_HOSTS").split(",")
    required("DATABASE_URL")

# HTTPS=off is for plain http on loopback only; __Host- cookies need https (RFC 6265bis).
HTTPS = env("HTTPS")
# Where the links in mails lead: a job that sends them has no request to ask.
FIRST_HOST = next((host for host in ALLOWED_HOSTS if not host.startswith((".", "*"))), "localhost")
SITE_URL = env("SITE_URL").rstrip("/") or f"http{'s' if HTTPS else ''}://{FIRST_HOST}"

INSTALLED_APPS = [
    "ssp_crm.apps.SspCrmConfig",
    "django.contrib.auth",  # before ours: accounts/admin.py replaces its admin of groups
    "django.contrib.contenttypes",
    "accounts.apps.AccountsConfig",
    "library",
    "contacts",
    "events",
    "media_liaison",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "js_lib_bootstrap5",
    "lucide",
    "pghistory",
    "pgtrigger",
    "ssp_crm.apps.HouseAdminConfig",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",  # so that templates/ can hold our own widgets
]

MIDDLEWARE = [
    # The headers come first: refused requests and static files carry them too.
    "ssp_crm.middleware.PrivacyHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "ssp_crm.middleware.CleanTextMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ssp_crm.middleware.SignInMiddleware",
    "ssp_crm.middleware.HistoryContextMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ssp_crm.middleware.HtmxVaryMiddleware",
    "ssp_crm.middleware.ProgramMiddleware",
    "ssp_crm.middleware.NotAllowedMiddleware",
    "ssp_crm.middleware.StaleEditMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

# Only `manage.py bench` switches it on, for the server it starts: one page more, the bare one.
ROOT_URLCONF = "ssp_crm.bench.urls" if env("BENCH") else "ssp_crm.urls"
WSGI_APPLICATION = "ssp_crm.wsgi.application"

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
                "ssp_crm.context.shell",
            ],
        },
    },
]

# Database

DATABASE_LIMITS = {  # milliseconds
    "statement_timeout": 5_000,
    "lock_timeout": 3_000,
    "idle_in_transaction_session_timeout": 30_000,
}
# Names this alike (0 to 1) count as a likely slip (contacts/search.py).
DATABASE_TUNING = {"pg_trgm.similarity_threshold": 0.2}
if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "ssp_crm.embedded",
            "NAME": "ssp_crm",
            "FOLDER": VAR_DIR / "postgres",
        }
    }
else:
    DATABASES = {"default": database_config(DATABASE_URL)}
DATABASES["default"].update(
    CONN_MAX_AGE=600,
    CONN_HEALTH_CHECKS=True,
    ATOMIC_REQUESTS=False,
    DISABLE_SERVER_SIDE_CURSORS=False,
)
DATABASES["default"].setdefault("OPTIONS", {})["options"] = " ".join(
    f"-c {name}={value}" for name, value in {**DATABASE_LIMITS, **DATABASE_TUNING}.items()
)
# A trigger for each statement: 8,720 rows are imported in 9 s and taken back in 5 s, by row in 24 s
# and 78 s.
PGHISTORY_LEVEL = pgtrigger.Statement
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who is signed in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.HouseBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},  # NIST SP 800-63B-4: length, no composition rules
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.HouseAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "reset_password": "accounts.forms.PasswordResetForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.PasswordChangeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # nobody signs up: an admin invites known addresses
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the session that changed it stays, all others end
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ALLAUTH_TRUSTED_PROXY_COUNT = env("TRUSTED_PROXY_COUNT")

# ASVS 5.0 7.3: 30 minutes without a request, and the cookie ends with the browser.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # names in no cookie
CSRF_FAILURE_VIEW = "ssp_crm.errors.csrf_failure"

# What the browser may do (SECURITY: nothing leaves the building)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's own form icons are data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS and not DEBUG and "pytest" not in sys.modules
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
X_FRAME_OPTIONS = "DENY"
if env("TRUSTED_PROXY_COUNT"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Words, times and places

LANGUAGE_CODE = "en-us"
TIME_ZONE = env("TIME_ZONE")
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["ssp_crm.formats"]

# Files. WhiteNoise serves what `collectstatic` hashed into STATIC_ROOT, for ever; without
# STATIC_ROOT (tests, a development server) it serves the packages' own files, looked for when
# they are asked for: listing them all costs every new test client a tenth of a second.

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT") or None
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_ROOT
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
IMPORT_MAX_BYTES = 25 * MEGABYTE

# Mail and logs

vars().update(env.email_url_config(env("EMAIL_URL")))
EMAIL_TIMEOUT = 15  # seconds; a mail server that says nothing must not stop the others
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"private": {"()": "ssp_crm.logs.PrivateFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django mails and prints by its own handlers unless told to hand everything up.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}

# Forms

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False
