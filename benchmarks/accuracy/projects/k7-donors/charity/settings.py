import os

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "dev")
ROOT_URLCONF = "charity.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "donors"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("PGDATABASE", "charity"),
        "USER": os.environ.get("PGUSER", "charity"),
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
        "HOST": os.environ.get("PGHOST", "localhost"),
    }
}

DONORBOX = {"email": os.environ.get("DONORBOX_EMAIL"), "key": os.environ.get("DONORBOX_KEY")}
MAILCHIMP = {"key": os.environ.get("MAILCHIMP_KEY"), "server": "us14", "list": "a1b2c3d4e5"}
STRIPE_SIGNING_SECRET = os.environ.get("STRIPE_SIGNING_SECRET")
TELEGRAM = {"token": os.environ.get("TELEGRAM_TOKEN"), "chat": "-1001234567890"}
USE_TZ = True
