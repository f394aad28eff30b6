from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="HUB_")

    vtex_account: str = "casadabarra"
    vtex_app_key: str
    vtex_app_token: SecretStr
    bling_token: SecretStr
    rd_api_key: SecretStr
    ml_token: SecretStr
    slack_webhook: str  # canal #atendimento-ml


@lru_cache
def get_settings() -> Settings:
    return Settings()
