import environ

env = environ.Env()
environ.Env.read_env()

SECRET_KEY = env("SECRET_KEY")
INSTALLED_APPS = ["django.contrib.contenttypes", "crm"]
ROOT_URLCONF = "proj.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": env("DB_NAME", default="contacts"),
        "HOST": env("DB_HOST", default="localhost"),
        "USER": env("DB_USER", default="contacts"),
        "PASSWORD": env("DB_PASSWORD", default=""),
    }
}
CELERY_BROKER_URL = env("BROKER_URL", default="redis://localhost:6379/0")
CELERY_BEAT_SCHEDULE = {
    "phonebook": {"task": "crm.tasks.push_phonebook", "schedule": 3600.0},
}

INTERCOM_CLIENT_SECRET = env("INTERCOM_CLIENT_SECRET")
PIPEDRIVE_TOKEN = env("PIPEDRIVE_TOKEN")
AIRCALL = (env("AIRCALL_ID"), env("AIRCALL_TOKEN"))
MAILCHIMP = {"api_key": env("MC_KEY"), "server": env("MC_SERVER", default="us14"), "list": env("MC_LIST")}
