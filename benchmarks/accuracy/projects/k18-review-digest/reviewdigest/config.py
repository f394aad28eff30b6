from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings, env_prefix="RD_"):
    yotpo_app_key: str
    yotpo_utoken: SecretStr
    trustpilot_key: SecretStr
    trustpilot_unit: str
    openai_key: SecretStr
    discord_webhook: str
    gorgias_domain: str
    gorgias_user: str
    gorgias_key: SecretStr
    asana_token: SecretStr
    asana_project: str
