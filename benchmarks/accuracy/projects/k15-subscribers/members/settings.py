import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.contenttypes", "billing.apps.BillingConfig"]
ROOT_URLCONF = "billing.urls"
USE_TZ = True

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "members",
        "HOST": os.environ.get("PGHOST", "db"),
        "USER": "members",
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
    }
}

CHARGEBEE_SITE = "trailmag"
CHARGEBEE_KEY = os.environ.get("CHARGEBEE_KEY")
CUSTOMERIO_SITE_ID = os.environ.get("CUSTOMERIO_SITE_ID")
CUSTOMERIO_API_KEY = os.environ.get("CUSTOMERIO_API_KEY")
HELPSCOUT_TOKEN = os.environ.get("HELPSCOUT_TOKEN")
HELPSCOUT_MAILBOX = 201187
