from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="HOOKS_")

    pipedrive_domain: str = "tallpine"
    pipedrive_token: SecretStr
    helpscout_token: SecretStr
    helpscout_mailbox: int = 284411
    pandadoc_key: SecretStr
    pandadoc_template: str
    calendly_secret: SecretStr


@lru_cache
def get_settings() -> Settings:
    return Settings()
