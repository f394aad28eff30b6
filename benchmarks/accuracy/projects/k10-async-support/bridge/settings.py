from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="BRIDGE_", env_file=".env")

    front_token: SecretStr
    front_tag: str = "tag_3bug1"
    linear_key: SecretStr
    linear_team: str
    statuspage_key: SecretStr
    statuspage_page: str
    mattermost_url: str
    mattermost_token: SecretStr
    mattermost_channel: str
