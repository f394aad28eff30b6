from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    broker_url: str = "redis://localhost:6379/0"
    hubspot_token: str
    helpscout_app_id: str
    helpscout_app_secret: str
    helpscout_mailbox: int
    hook_secret: str

    class Config:
        env_file = ".env"


settings = Settings()
