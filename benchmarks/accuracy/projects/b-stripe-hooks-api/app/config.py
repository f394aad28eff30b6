from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    stripe_endpoint_secret: str
    qbo_realm: str
    qbo_token: str
    qbo_item_id: str = "17"
    qbo_customer_id: str = "204"
    slack_webhook: str
    opsgenie_key: str


@lru_cache
def settings() -> Settings:
    return Settings()
