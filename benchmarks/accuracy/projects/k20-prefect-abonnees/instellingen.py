from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Instellingen(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    shopify_shop: str
    shopify_token: SecretStr
    recharge_token: SecretStr
    klaviyo_key: SecretStr
    trustpilot_key: SecretStr
    trustpilot_unit: str
    teams_webhook: str
    bq_dataset: str


@lru_cache
def instellingen() -> Instellingen:
    return Instellingen()  # type: ignore[call-arg]
