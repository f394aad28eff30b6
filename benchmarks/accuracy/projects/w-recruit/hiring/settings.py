import os

SECRET_KEY = os.environ["DJANGO_SECRET"]
INSTALLED_APPS = ["django.contrib.contenttypes", "hiring"]
ROOT_URLCONF = "hiring.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hiring",
        "HOST": os.environ.get("DB_HOST", "db"),
        "USER": "hiring",
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
    }
}
CELERY_BROKER_URL = os.environ.get("BROKER", "redis://redis:6379/1")

GREENHOUSE_SECRET = os.environ.get("GREENHOUSE_SECRET", "")
GREENHOUSE_KEY = os.environ.get("GREENHOUSE_KEY", "")
BAMBOO = (os.environ.get("BAMBOO_SUBDOMAIN", ""), os.environ.get("BAMBOO_KEY", ""))
SLACK_TOKEN = os.environ.get("SLACK_TOKEN", "")
PEOPLE_CHANNEL = "#people-news"
