from functools import lru_cache

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="OPSBOT_")

    slack_bot_token: SecretStr
    slack_app_token: SecretStr
    slack_signing_secret: SecretStr
    incidents_channel: str = "C02INCIDENT"

    statuspage_page: str
    statuspage_key: SecretStr
    linear_key: SecretStr
    linear_team: str
    opsgenie_key: SecretStr
    opsgenie_schedule: str = "platform"
    zendesk_subdomain: str
    zendesk_email: str
    zendesk_token: SecretStr


@lru_cache
def settings() -> Settings:
    return Settings()
