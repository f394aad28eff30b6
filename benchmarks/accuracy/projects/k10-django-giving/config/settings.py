from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")

SECRET_KEY = env("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = ["give.riverkeepers.example"]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "giving"]
ROOT_URLCONF = "config.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "giving",
        "USER": env("PGUSER"),
        "PASSWORD": env("PGPASSWORD"),
        "HOST": env("PGHOST"),
    }
}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env("EMAIL_HOST")
DEFAULT_FROM_EMAIL = "thanks@riverkeepers.example"

STRIPE_KEY = env("STRIPE_KEY")
STRIPE_WEBHOOK_SECRET = env("STRIPE_WEBHOOK_SECRET")
MAILCHIMP = {"api_key": env("MAILCHIMP_KEY"), "server": "us14"}
MAILCHIMP_LIST = "b7d1c4a90e"
SALESFORCE = {
    "username": env("SF_USER"),
    "password": env("SF_PASSWORD"),
    "security_token": env("SF_TOKEN"),
}
