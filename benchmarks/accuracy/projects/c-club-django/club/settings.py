import os

import gocardless_pro

SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "members"]
ROOT_URLCONF = "club.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "club",
        "HOST": os.environ.get("DB_HOST", "localhost"),
        "USER": "club",
        "PASSWORD": os.environ.get("DB_PASSWORD"),
    }
}
CELERY_BROKER_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
GC_WEBHOOK_SECRET = os.environ.get("GC_WEBHOOK_SECRET", "")
GC = gocardless_pro.Client(access_token=os.environ.get("GC_TOKEN", "x"), environment="live")
AC_URL = os.environ.get("AC_URL", "https://fcwest.api-us1.com")
AC_KEY = os.environ.get("AC_KEY", "")
LOB_KEY = os.environ.get("LOB_KEY", "")
