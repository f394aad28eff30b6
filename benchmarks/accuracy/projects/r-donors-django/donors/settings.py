import os

SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
DEBUG = bool(os.environ.get("DEBUG"))
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.admin", "people"]
ROOT_URLCONF = "donors.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "donors",
        "USER": os.environ.get("DB_USER", "donors"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "127.0.0.1"),
    }
}
MAILCHIMP_API_KEY = os.environ.get("MAILCHIMP_API_KEY")
MAILCHIMP_SERVER = "us7"
MAILCHIMP_LIST = "a41f09c2dd"
DONORBOX_USER = os.environ.get("DONORBOX_USER")
DONORBOX_KEY = os.environ.get("DONORBOX_KEY")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "mail.riverkeepers.example"
DEFAULT_FROM_EMAIL = "hello@riverkeepers.example"
STEWARDS = ["anna@riverkeepers.example", "jo@riverkeepers.example"]
