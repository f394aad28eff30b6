from pathlib import Path

from pydantic import AmqpDsn, HttpUrl, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class _Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    amqp_url: AmqpDsn
    shopware_url: HttpUrl
    shopware_client_id: str
    shopware_client_secret: SecretStr
    brevo_api_key: SecretStr
    brevo_list: int = 7
    exact_division: int
    exact_token_file: Path
    teams_webhook: SecretStr
    poll_seconds: int = 60
    reorder_point: int = 12


settings = _Settings()
