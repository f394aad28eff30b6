import os

SECRET_KEY = os.environ.get("DJANGO_SECRET", "dev")
INSTALLED_APPS = ["django.contrib.contenttypes", "giving"]
ROOT_URLCONF = "giving_site.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "giving",
        "USER": os.environ.get("PGUSER", "giving"),
        "PASSWORD": os.environ.get("PGPASSWORD", ""),
        "HOST": os.environ.get("PGHOST", "localhost"),
    }
}
NATION_SLUG = os.environ.get("NATION_SLUG", "")
NATION_TOKEN = os.environ.get("NATION_TOKEN", "")
MAILCHIMP_KEY = os.environ.get("MAILCHIMP_KEY", "")
MAILCHIMP_AUDIENCE = os.environ.get("MAILCHIMP_AUDIENCE", "")
DONORBOX_SECRET = os.environ.get("DONORBOX_SECRET", "")
USE_TZ = True
