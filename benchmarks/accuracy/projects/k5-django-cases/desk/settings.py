import environ

env = environ.Env()

SECRET_KEY = env("DJANGO_SECRET_KEY")
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "cases.apps.CasesConfig"]
ROOT_URLCONF = "cases.views"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "desk",
        "USER": "desk",
        "PASSWORD": env("DB_PASSWORD"),
        "HOST": env("DB_HOST", default="localhost"),
    }
}
INTERCOM_CLIENT_SECRET = env("INTERCOM_CLIENT_SECRET")
LINEAR_API_KEY = env("LINEAR_API_KEY")
LINEAR_TEAM = env("LINEAR_TEAM")
OKTA_ORG = "https://northgate.okta.com"
OKTA_TOKEN = env("OKTA_TOKEN")
DISCORD_WEBHOOK = env("DISCORD_WEBHOOK")  # https://discord.com/api/webhooks/...
