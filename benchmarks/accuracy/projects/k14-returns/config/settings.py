import environ

env = environ.Env()
SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
ROOT_URLCONF = "returns.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "returns"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "returns",
        "HOST": env("PGHOST", default="db"),
        "USER": "returns",
        "PASSWORD": env("PGPASSWORD"),
    }
}
USE_TZ = True
CELERY_BROKER_URL = env("REDIS_URL", default="redis://redis:6379/0")

BIGCOMMERCE_STORE = env("BC_STORE_HASH")
BIGCOMMERCE_TOKEN = env("BC_TOKEN")
SHIPPO_TOKEN = env("SHIPPO_TOKEN")
MOLLIE_KEY = env("MOLLIE_KEY")
MOLLIE_ORG_TOKEN = env("MOLLIE_ORG_TOKEN")
SENDGRID_KEY = env("SENDGRID_KEY")
ROCKETCHAT_URL = "https://chat.velo-outlet.nl"
WAREHOUSE = {"name": "Velo Outlet Returns", "street1": "Kanaalweg 12", "city": "Utrecht",
             "zip": "3526 KM", "country": "NL"}
