import os

SECRET_KEY = os.environ["DJANGO_SECRET"]
INSTALLED_APPS = ["fulfil"]
ROOT_URLCONF = "urls"
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "fulfil",
        "USER": "fulfil",
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "localhost"),
    }
}
SHIPPO_KEY = os.environ.get("SHIPPO_KEY", "")
AFTERSHIP_KEY = os.environ.get("AFTERSHIP_KEY", "")
SHIPPER_ADDRESS_ID = "d799c2679e644279b59fe661ac8fa488"
