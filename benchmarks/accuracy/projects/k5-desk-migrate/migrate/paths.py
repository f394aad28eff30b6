from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
TICKETS = DATA / "tickets.jsonl"
CONTACTS = DATA / "contacts.csv"
ARTICLES = DATA / "kb.json"
