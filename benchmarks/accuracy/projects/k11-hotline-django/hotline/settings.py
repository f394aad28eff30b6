import os

SECRET_KEY = os.environ.get("DJANGO_SECRET", "dev")
ROOT_URLCONF = "calls.views"  # one route is not worth a urls.py
INSTALLED_APPS = ["django.contrib.contenttypes", "calls"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hotline",
        "USER": "hotline",
        "HOST": os.environ.get("DB_HOST", "localhost"),
    }
}

CELERY_BROKER_URL = "redis://localhost:6379/0"

ZOHO_DESK = {
    "org": "20061234567",
    "department": "189645000000006907",
    "token": os.environ.get("ZOHO_TOKEN", ""),
}
RINGCENTRAL = {
    "id": os.environ.get("RC_ID"),
    "secret": os.environ.get("RC_SECRET"),
    "server": "https://platform.ringcentral.com",
    "jwt": os.environ.get("RC_JWT"),
}
TWILIO_TOKEN = os.environ.get("TWILIO_TOKEN", "")
REPORT_TO = "leads@hotline.example"
