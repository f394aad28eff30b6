from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    amqp_url: str = "amqp://guest:guest@rabbit/"
    exchange: str = "cx"
    zendesk_webhook_secret: str = ""
    aircall_token: str = ""
    linear_api_key: str = ""
    linear_team_id: str = "b1c6c1a2-0c1e-4d11-9c2e-6d0d0a7a3f10"
    hubspot_token: str = ""


settings = Settings()
