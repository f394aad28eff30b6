from functools import lru_cache

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="LEADGATE_")

    pipedrive_token: str
    brevo_key: str
    apollo_key: str
    newsletter_list: int = 14
    demo_activity_type: str = "demo"


@lru_cache
def get_settings() -> Settings:
    return Settings()
