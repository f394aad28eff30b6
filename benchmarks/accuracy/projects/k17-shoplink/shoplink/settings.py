import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = ["hooks.kaffeewerk.de"]
ROOT_URLCONF = "shoplink.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "shop"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shoplink",
        "HOST": os.environ.get("PGHOST", "db"),
        "USER": "shoplink",
        "PASSWORD": os.environ["PGPASSWORD"],
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SHOPIFY_STORE = "kaffeewerk.myshopify.com"
SHOPIFY_TOKEN = os.environ["SHOPIFY_TOKEN"]
SHOPIFY_WEBHOOK_SECRET = os.environ["SHOPIFY_WEBHOOK_SECRET"]
KLAVIYO_KEY = os.environ["KLAVIYO_KEY"]
SENDCLOUD_AUTH = (os.environ["SENDCLOUD_PUBLIC"], os.environ["SENDCLOUD_SECRET"])
