from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    stripe_key: str = ""
    stripe_webhook_secret: str = ""
    hubspot_token: str = ""
    intercom_token: str = ""
    postmark_token: str = ""
    sender: str = "billing@quillstack.app"
    plans: dict[str, str] = {"price_1N2": "Starter", "price_1N3": "Team", "price_1N4": "Scale"}

    class Config:
        env_file = ".env"


@lru_cache
def settings() -> Settings:
    return Settings()
