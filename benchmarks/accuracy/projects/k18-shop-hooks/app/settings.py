from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    shopify_shop: str
    shopify_token: str
    shopify_webhook_secret: str
    stripe_key: str
    stripe_webhook_secret: str
    klaviyo_key: str
    shippo_key: str
    xero_token: str
    xero_tenant: str
    xero_bank_account: str = "090"
    slack_bot_token: str
    slack_channel: str = "#shop-alerts"


@lru_cache
def get_settings() -> Settings:
    return Settings()
