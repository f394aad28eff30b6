import os

import dj_database_url

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.contenttypes", "leads"]
ROOT_URLCONF = "urls"
DATABASES = {"default": dj_database_url.config(default="postgres://clinic@localhost/clinic")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}}
CELERY_BROKER_URL = os.environ["REDIS_URL"]

JOTFORM_HOOK_KEY = os.environ["JOTFORM_HOOK_KEY"]
ZOHO_ID, ZOHO_SECRET, ZOHO_REFRESH = (os.environ[k] for k in ("ZOHO_ID", "ZOHO_SECRET", "ZOHO_REFRESH"))
TWILIO_SID, TWILIO_TOKEN, TWILIO_FROM = (os.environ[k] for k in ("TWILIO_SID", "TWILIO_TOKEN", "TWILIO_FROM"))
