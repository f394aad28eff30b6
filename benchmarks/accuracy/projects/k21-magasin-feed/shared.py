# shared helpers -- everything in here is used by at least 2 of the nightly scripts
import os
import sqlite3

from dotenv import load_dotenv

load_dotenv()
DATA = os.environ.get("DATA_DIR", "data")


def datafile(name):
    return os.path.join(DATA, name)


def stockdb():
    conn = sqlite3.connect(datafile("stock.db"))
    conn.execute("CREATE TABLE IF NOT EXISTS item (sku TEXT PRIMARY KEY, title TEXT, price REAL, qoh INTEGER, changed INTEGER)")
    conn.row_factory = sqlite3.Row
    return conn


def chunks(seq, size):
    for i in range(0, len(seq), size):
        yield seq[i:i + size]
