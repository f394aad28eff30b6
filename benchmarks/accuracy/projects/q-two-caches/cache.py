import pickle
import sqlite3
from contextlib import contextmanager
from pathlib import Path

VAR = Path(__file__).parent / "var"
CONTACTS_DB = VAR / "contacts.db"
HOURS_FILE = VAR / "hours.pkl"


@contextmanager
def contacts_db():
    VAR.mkdir(exist_ok=True)
    con = sqlite3.connect(CONTACTS_DB)
    con.execute("CREATE TABLE IF NOT EXISTS contacts (id TEXT PRIMARY KEY, name TEXT, email TEXT)")
    try:
        yield con
        con.commit()
    finally:
        con.close()


def save_hours(hours):
    VAR.mkdir(exist_ok=True)
    with HOURS_FILE.open("wb") as fh:
        pickle.dump(hours, fh)


def load_hours():
    with HOURS_FILE.open("rb") as fh:
        return pickle.load(fh)
