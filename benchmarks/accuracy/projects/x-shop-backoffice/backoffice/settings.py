import os

SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "orders"]
ROOT_URLCONF = "backoffice.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("PGDATABASE", "backoffice"),
        "USER": os.environ.get("PGUSER", "backoffice"),
        "PASSWORD": os.environ.get("PGPASSWORD"),
        "HOST": os.environ.get("PGHOST", "localhost"),
    }
}

WOO_URL = os.environ["WOO_URL"]
WOO_KEY = os.environ["WOO_KEY"]
WOO_SECRET = os.environ["WOO_SECRET"]
WOO_HOOK_SECRET = os.environ["WOO_HOOK_SECRET"]
SENDCLOUD = (os.environ["SENDCLOUD_PUBLIC"], os.environ["SENDCLOUD_SECRET"])
LEXOFFICE_KEY = os.environ["LEXOFFICE_KEY"]
