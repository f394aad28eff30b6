import os

SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
DEBUG = False
ALLOWED_HOSTS = ["hooks.petitbureau.fr"]
INSTALLED_APPS = ["django.contrib.contenttypes", "customers"]
ROOT_URLCONF = "shop.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("DB_NAME", "petitbureau"),
        "USER": os.environ.get("DB_USER", "django"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "db"),
    }
}
EMAIL_HOST = "smtp.ovh.net"
EMAIL_HOST_USER = "hooks@petitbureau.fr"
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
SHOPIFY_WEBHOOK_SECRET = os.environ.get("SHOPIFY_WEBHOOK_SECRET", "")
KLAVIYO_KEY = os.environ.get("KLAVIYO_KEY", "")
KLAVIYO_VIP_LIST = "XyZ12a"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
