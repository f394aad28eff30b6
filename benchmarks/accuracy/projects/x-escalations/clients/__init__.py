from .intercom import IntercomClient
from .jira import JiraClient

__all__ = ["IntercomClient", "JiraClient"]
