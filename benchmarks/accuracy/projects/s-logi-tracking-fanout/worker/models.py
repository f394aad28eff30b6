import json
from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Update:
    tracking: str
    carrier: str
    tag: str
    eta: Optional[str]
    order: Optional[str]

    @classmethod
    def from_record(cls, record: dict) -> "Update":
        return cls(**json.loads(record["body"]))

    @property
    def failed(self) -> bool:
        return self.tag == "Exception"
