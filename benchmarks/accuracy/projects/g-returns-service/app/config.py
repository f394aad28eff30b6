from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    mongo_dsn: str = "mongodb://mongo:27017"
    shippo_token: str
    zendesk_subdomain: str
    zendesk_email: str
    zendesk_token: str
    postmark_token: str
    fallback_carrier: str = "ups"

    model_config = {"env_prefix": "RET_"}


@lru_cache
def get_settings() -> Settings:
    return Settings()
