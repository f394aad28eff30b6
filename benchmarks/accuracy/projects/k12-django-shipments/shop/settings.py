import environ

env = environ.Env()
environ.Env.read_env()

SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "orders",
]
ROOT_URLCONF = "shop.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": env("PGDATABASE", default="shop"),
        "USER": env("PGUSER", default="shop"),
        "PASSWORD": env("PGPASSWORD"),
        "HOST": env("PGHOST", default="db"),
    }
}

CELERY_BROKER_URL = env("REDIS_URL", default="redis://redis:6379/0")
CELERY_BEAT_SCHEDULE = {
    "taxjar": {"task": "orders.tasks.report_sales_tax", "schedule": 3600.0},
    "payouts": {"task": "orders.tasks.import_payouts", "schedule": 86400.0},
}

SHIPPO_WEBHOOK_TOKEN = env("SHIPPO_WEBHOOK_TOKEN")
STRIPE_API_KEY = env("STRIPE_API_KEY")
TAXJAR_API_KEY = env("TAXJAR_API_KEY")
CUSTOMERIO = {"site_id": env("CIO_SITE_ID"), "api_key": env("CIO_API_KEY")}
HELPSCOUT = {
    "app_id": env("HELPSCOUT_APP_ID"),
    "secret": env("HELPSCOUT_SECRET"),
    "mailbox": env.int("HELPSCOUT_MAILBOX"),
}
HEALTHCHECKS = env.dict("HEALTHCHECKS", default={})
