import os

SECRET_KEY = os.environ.get("DJANGO_SECRET", "dev")
DEBUG = False
ALLOWED_HOSTS = ["ops.acme.example"]
ROOT_URLCONF = "site_ops.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "bookings"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("DB_NAME", "ops"),
        "USER": os.environ.get("DB_USER", "ops"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "localhost"),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CALENDLY_SIGNING_KEY = os.environ.get("CALENDLY_SIGNING_KEY", "")
CLOSE_API_KEY = os.environ.get("CLOSE_API_KEY", "")
USE_TZ = True
