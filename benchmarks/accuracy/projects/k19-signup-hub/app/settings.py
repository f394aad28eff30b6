from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    hubspot_token: SecretStr
    hubspot_portal_id: int = 0
    clearbit_key: SecretStr
    slack_bot_token: SecretStr
    slack_channel: str = "#demo-requests"
    typeform_secret: SecretStr
    calendly_signing_key: SecretStr


settings = Settings()
