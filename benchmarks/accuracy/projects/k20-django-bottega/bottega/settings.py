import environ

env = environ.Env()
environ.Env.read_env(".env")

SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DEBUG", False)
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "ordini"]
ROOT_URLCONF = "ordini.urls"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "bottega",
        "USER": "bottega",
        "PASSWORD": env("DB_PASSWORD"),
        "HOST": "db.interno.bottegaolio.it",
    }
}

WOO_URL = "https://www.bottegaolio.it"
WOO_KEY = env("WOO_KEY")
WOO_SECRET = env("WOO_SECRET")
FIC_COMPANY = env.int("FIC_COMPANY")
FIC_TOKEN = env("FIC_TOKEN")
BREVO_KEY = env("BREVO_KEY")
BREVO_LISTA = 7
FOGLIO_GIACENZE = "Giacenze frantoio"
