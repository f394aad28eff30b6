from __future__ import annotations

import os
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Config:
    gorgias_domain: str
    gorgias_user: str
    gorgias_key: str
    aircall_id: str
    aircall_token: str
    clickhouse_host: str
    clickhouse_pw: str
    close_key: str

    @classmethod
    def from_env(cls) -> "Config":
        return cls(**{f.name: os.environ[f.name.upper()] for f in fields(cls)})
