from pydantic import Field, PostgresDsn
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    database_url: PostgresDsn = Field(default="postgresql+asyncpg://rev@db/rev")
    chargebee_user: str = "chargebee"
    chargebee_password: str
    paddle_secret: str
    vitally_key: str
    posthog_key: str
    xero_token: str
    xero_tenant: str
    xero_bank_account: str = "0901"
    geckoboard_key: str
    zulip_rc: str = "/etc/zuliprc"


settings = Settings()
