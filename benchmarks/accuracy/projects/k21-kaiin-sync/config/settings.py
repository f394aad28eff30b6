"""会員連携バッチ (Django 3.2)"""
import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
INSTALLED_APPS = ["members"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("DB_NAME", "kaiin"),
        "USER": os.environ.get("DB_USER", "kaiin"),
        "PASSWORD": os.environ.get("DB_PASSWORD", ""),
        "HOST": os.environ.get("DB_HOST", "db"),
    }
}
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

SHOPIFY_DOMAIN = "wagashi-tsubaki.myshopify.com"
SHOPIFY_TOKEN = os.environ.get("SHOPIFY_TOKEN", "")
KINTONE_SUBDOMAIN = "tsubaki"
KINTONE_MEMBER_APP = 21
KINTONE_COUPON_APP = 34
KINTONE_TOKENS = {
    KINTONE_MEMBER_APP: os.environ.get("KINTONE_TOKEN_MEMBER", ""),
    KINTONE_COUPON_APP: os.environ.get("KINTONE_TOKEN_COUPON", ""),
}
LINE_CHANNEL_TOKEN = os.environ.get("LINE_CHANNEL_TOKEN", "")
