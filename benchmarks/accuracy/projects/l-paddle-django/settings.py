import os

SECRET_KEY = os.environ["DJANGO_SECRET"]
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "billing"]
DATABASES = {"default": {
    "ENGINE": "django.db.backends.mysql",
    "NAME": "licenses", "HOST": os.environ.get("DB_HOST", "db"),
    "USER": "licenses", "PASSWORD": os.environ.get("DB_PASSWORD", ""),
}}
EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
ANYMAIL = {"POSTMARK_SERVER_TOKEN": os.environ.get("POSTMARK_TOKEN", "")}
DEFAULT_FROM_EMAIL = "licenses@acme.example"
PADDLE_SECRET = os.environ.get("PADDLE_SECRET", "")
POSTHOG_KEY = os.environ.get("POSTHOG_KEY", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
