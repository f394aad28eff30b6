import os

SHOP = os.environ.get("SHOPIFY_SHOP", "")
SHOPIFY_TOKEN = os.environ.get("SHOPIFY_TOKEN", "")
KLAVIYO_KEY = os.environ.get("KLAVIYO_KEY", "")
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
