from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    chargebee_hook_user: str
    chargebee_hook_password: SecretStr
    freeagent_token: SecretStr
    attio_token: SecretStr
    calcom_hook_secret: SecretStr
    posthog_key: str
    posthog_host: str = "https://eu.i.posthog.com"


@lru_cache
def settings() -> Settings:
    return Settings()
