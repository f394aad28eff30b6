import os
from dataclasses import dataclass, field
from pathlib import Path

import yaml


@dataclass
class Project:
    toggl_id: int
    monday_item: str
    harvest_id: int | None = None


@dataclass
class Config:
    workspace: int
    board: str
    column: str
    projects: list[Project] = field(default_factory=list)

    @classmethod
    def load(cls, path=None):
        raw = yaml.safe_load(Path(path or os.environ["BOARD_CONFIG"]).read_text())
        raw["projects"] = [Project(**entry) for entry in raw.get("projects", [])]
        return cls(**raw)
