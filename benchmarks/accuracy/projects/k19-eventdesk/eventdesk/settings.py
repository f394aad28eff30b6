import environ

env = environ.Env()
environ.Env.read_env(".env")

SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["desk.acme.example"]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "events"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "eventdesk.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "eventdesk",
        "USER": env("DB_USER"),
        "PASSWORD": env("DB_PASSWORD"),
        "HOST": env("DB_HOST", default="127.0.0.1"),
    }
}
USE_TZ = True

EVENTBRITE_TOKEN = env("EVENTBRITE_TOKEN")
EVENTBRITE_ORG = env("EVENTBRITE_ORG")
KLAVIYO_KEY = env("KLAVIYO_KEY")
ZOOM_ACCOUNT = env("ZOOM_ACCOUNT")
ZOOM_CLIENT = env("ZOOM_CLIENT")
ZOOM_SECRET = env("ZOOM_SECRET")
TWILIO_AUTH_TOKEN = env("TWILIO_AUTH_TOKEN")
