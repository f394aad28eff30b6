from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    shopify_secret: str
    stripe_key: str
    stripe_webhook_secret: str
    klaviyo_key: str
    intercom_token: str
    intercom_admin_id: str


settings = Settings()
