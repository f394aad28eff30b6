import json
from datetime import date
from pathlib import Path

ROOT = Path("/var/lake/landing")


def landing(vendor: str, day: date = None) -> Path:
    folder = ROOT / vendor
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{(day or date.today()).isoformat()}.jsonl"


def write_jsonl(path: Path, rows) -> Path:
    with path.open("w", encoding="utf-8") as fh:
        for row in rows:
            fh.write(json.dumps(row) + "\n")
    return path
