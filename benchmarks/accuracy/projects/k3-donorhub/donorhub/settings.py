import os

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "dev")
INSTALLED_APPS = ["django.contrib.contenttypes", "donations"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "donorhub",
        "HOST": os.environ.get("DB_HOST", "db"),
        "USER": os.environ.get("DB_USER", "donorhub"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
    }
}
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
USE_TZ = True
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = "donations@example.org"

DONORBOX_USER = os.environ.get("DONORBOX_USER")
DONORBOX_KEY = os.environ.get("DONORBOX_KEY")
BLOOMERANG_KEY = os.environ.get("BLOOMERANG_KEY")
