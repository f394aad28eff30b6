from dataclasses import dataclass, field
from typing import Tuple, Union


@dataclass(frozen=True)
class OpenBug:
    ticket_id: int
    subject: str
    description: str
    requester: str
    tags: Tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportResolution:
    ticket_id: int
    issue_key: str
    resolution: str
    fix_versions: Tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class FileFeedback:
    conversation_id: str
    author: str
    body: str


Command = Union[OpenBug, ReportResolution, FileFeedback]
