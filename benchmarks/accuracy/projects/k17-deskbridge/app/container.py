from dataclasses import dataclass

from .clients import HubSpot, Intercom, Jira
from .settings import Settings, get_settings


@dataclass
class Container:
    intercom: Intercom
    jira: Jira
    hubspot: HubSpot

    @classmethod
    def build(cls, s: Settings) -> "Container":
        return cls(intercom=Intercom(s), jira=Jira(s), hubspot=HubSpot(s))


_container: Container | None = None


def get_container() -> Container:
    global _container
    if _container is None:
        _container = Container.build(get_settings())
    return _container
