import os

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "dev")
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "leads"]
ROOT_URLCONF = "leads.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "leadbox",
        "USER": os.environ.get("DB_USER", "leadbox"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "localhost"),
    }
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "smtp.mailbox.org"
EMAIL_PORT = 587
EMAIL_USE_TLS = True
EMAIL_HOST_USER = os.environ.get("EMAIL_USER")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD")
DEFAULT_FROM_EMAIL = "leadbox@agentur-weiss.de"

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "redis://localhost:6379/0")

PIPEDRIVE_TOKEN = os.environ.get("PIPEDRIVE_TOKEN")
NOTION_TOKEN = os.environ.get("NOTION_TOKEN")
NOTION_MEETINGS_DB = os.environ.get("NOTION_MEETINGS_DB")
TYPEFORM_SECRET = os.environ.get("TYPEFORM_SECRET", "")
