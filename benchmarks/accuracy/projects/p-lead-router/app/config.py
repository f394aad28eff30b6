from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    typeform_secret: str
    clearbit_key: str
    pipedrive_token: str
    pipedrive_domain: str = "acme"
    slack_token: str
    slack_channel: str = "C02INBOUND"
    # free mail providers etc. are not worth an enrichment credit
    skip_domains: set[str] = {"gmail.com", "gmx.de", "web.de", "outlook.com", "yahoo.com"}


@lru_cache
def get_settings() -> Settings:
    return Settings()
