from .jira import Jira
from .outbox import enqueue
from .zendesk import Zendesk

__all__ = ["Jira", "Zendesk", "enqueue"]
