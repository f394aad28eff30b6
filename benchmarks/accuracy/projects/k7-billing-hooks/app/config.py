from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    stripe_key: str = ""
    stripe_endpoint_secret: str = ""
    customerio_site: str = ""
    customerio_key: str = ""
    hubspot_token: str = ""
    slack_token: str = ""


settings = Settings()
