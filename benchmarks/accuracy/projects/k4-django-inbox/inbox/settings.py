import os

SECRET_KEY = os.environ.get("SECRET_KEY", "")
INSTALLED_APPS = ["django.contrib.contenttypes", "support"]
ROOT_URLCONF = "support.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "inbox",
        "HOST": os.environ.get("PGHOST", "localhost"),
    }
}
INTERCOM_SECRET = os.environ.get("INTERCOM_SECRET", "")
CIO_SITE = os.environ.get("CIO_SITE", "")
CIO_KEY = os.environ.get("CIO_KEY", "")
LINEAR_KEY = os.environ.get("LINEAR_KEY", "")
LINEAR_TEAM = "b5a1c1de-0000-4000-8000-000000000001"
CELERY_BROKER_URL = "redis://localhost:6379/0"
