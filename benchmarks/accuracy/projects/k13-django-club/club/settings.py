import environ

env = environ.Env()
environ.Env.read_env()

SECRET_KEY = env("SECRET_KEY")
DEBUG = False
ROOT_URLCONF = "club.urls"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "anymail",
    "dues",
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "club",
        "USER": "club",
        "PASSWORD": env("DB_PASSWORD"),
        "HOST": "db.internal",
    }
}

EMAIL_BACKEND = "anymail.backends.mailjet.EmailBackend"
ANYMAIL = {"MAILJET_API_KEY": env("MJ_KEY"), "MAILJET_SECRET_KEY": env("MJ_SECRET")}
DEFAULT_FROM_EMAIL = "ledenadministratie@roeivereniging.example"

MOLLIE_KEY = env("MOLLIE_KEY")
MONEYBIRD = {"administration": env("MONEYBIRD_ADM"), "token": env("MONEYBIRD_TOKEN"), "dues_product": "312"}
SENDCLOUD = (env("SENDCLOUD_PUBLIC"), env("SENDCLOUD_SECRET"))
