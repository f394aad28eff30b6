import csv
import json
import os
from pathlib import Path

from dotenv import load_dotenv

load_dotenv()

DATA = Path(__file__).parent / "data"
DATA.mkdir(exist_ok=True)

RESPONSES = DATA / "surveymonkey_responses.csv"
DELIGHTED = DATA / "delighted.jsonl"

FIELDS = ["response_id", "date", "email", "score", "comment"]


def env(name):
    try:
        return os.environ[name]
    except KeyError:
        raise SystemExit(f"{name} is missing in .env")


def write_rows(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, fieldnames=FIELDS)
        w.writeheader()
        n = 0
        for row in rows:
            w.writerow(row)
            n += 1
    return n


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def append_json(path, obj):
    with open(path, "a", encoding="utf-8") as f:
        f.write(json.dumps(obj) + "\n")


def read_json_lines(path):
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
