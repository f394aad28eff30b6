from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_prefix="PEOPLE_")

    greenhouse_key: SecretStr
    bamboo_company: str = "acme"
    bamboo_key: SecretStr
    okta_domain: str = "acme.okta.com"
    okta_token: SecretStr
    freshservice_domain: str = "acme.freshservice.com"
    freshservice_key: SecretStr
    slack_token: SecretStr
    slack_channel: str = "C02WELCOME"
    workers: int = 3
