from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    database_url: str
    attio_token: str
    calendly_signing_key: str
    convertkit_secret: str
    convertkit_tag: int = 4812201
    resend_api_key: str
    stripe_webhook_secret: str


settings = Settings()
