import os

SECRET_KEY = os.environ.get("SECRET_KEY", "dev")
INSTALLED_APPS = ["django.contrib.contenttypes", "shop"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "loyalty",
        "HOST": os.environ.get("PGHOST", "localhost"),
    }
}
VENDORS = {
    "recharge": {
        "base": "https://api.rechargeapps.com",
        "headers": {"X-Recharge-Access-Token": os.environ.get("RECHARGE_TOKEN", ""), "X-Recharge-Version": "2021-11"},
    },
    "klaviyo": {
        "base": "https://a.klaviyo.com/api",
        "headers": {"Authorization": "Klaviyo-API-Key " + os.environ.get("KLAVIYO_KEY", ""), "revision": "2024-02-15"},
    },
    "attentive": {
        "base": "https://api.attentivemobile.com/v1",
        "headers": {"Authorization": "Bearer " + os.environ.get("ATTENTIVE_KEY", "")},
    },
}
YOTPO_APP_KEY = os.environ.get("YOTPO_APP_KEY", "")
