import os

SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "members"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "members",
        "HOST": os.environ.get("DB_HOST", "127.0.0.1"),
        "USER": os.environ.get("DB_USER", "members"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
    }
}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = "club@museum.example"
GOCARDLESS_TOKEN = os.environ.get("GOCARDLESS_TOKEN", "")
CM_API_KEY = os.environ.get("CM_API_KEY", "")
CM_LIST_ID = os.environ.get("CM_LIST_ID", "")
