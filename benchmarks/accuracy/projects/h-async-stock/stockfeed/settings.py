import os
from dataclasses import dataclass, field


def env(name, default=None):
    return field(default_factory=lambda: os.environ.get(name, default))


@dataclass
class Settings:
    shiphero_token: str = env("SHIPHERO_TOKEN")
    akeneo_url: str = env("AKENEO_URL", "https://acme.cloud.akeneo.com")
    akeneo_token: str = env("AKENEO_TOKEN")
    shopify_shop: str = env("SHOPIFY_SHOP", "acme.myshopify.com")
    shopify_token: str = env("SHOPIFY_TOKEN")
    shopify_location: str = env("SHOPIFY_LOCATION", "65311113373")
    algolia_app: str = env("ALGOLIA_APP")
    algolia_key: str = env("ALGOLIA_KEY")
    algolia_index: str = env("ALGOLIA_INDEX", "products")
    discord_webhook: str = env("DISCORD_WEBHOOK")
    item_map: str = env("ITEM_MAP", "inventory_items.json")
