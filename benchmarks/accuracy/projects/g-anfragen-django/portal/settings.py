import os

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "leads"]
ROOT_URLCONF = "portal.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "portal",
        "USER": "portal",
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "db"),
    }
}
CELERY_BROKER_URL = os.environ.get("BROKER", "redis://redis:6379/0")
PIPEDRIVE_TOKEN = os.environ["PIPEDRIVE_TOKEN"]
PIPEDRIVE_DOMAIN = "muster-gmbh"
TYPEFORM_SECRET = os.environ["TYPEFORM_SECRET"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
