from functools import lru_cache

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    intercom_token: str
    jira_url: str = "https://lumenlabs.atlassian.net"
    jira_user: str
    jira_token: str
    jira_project: str = "SUP"
    jira_conversation_field: str = "customfield_10071"
    hubspot_token: str


@lru_cache
def get_settings() -> Settings:
    return Settings()
