import sqlite3


class State:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("CREATE TABLE IF NOT EXISTS map (pair TEXT, l TEXT, r TEXT, fp INTEGER, PRIMARY KEY (pair, l))")

    def get(self, pair, left):
        return self.db.execute("SELECT r, fp FROM map WHERE pair=? AND l=?", (pair, left)).fetchone()

    def put(self, pair, left, right, fp):
        with self.db:
            self.db.execute("REPLACE INTO map VALUES (?,?,?,?)", (pair, left, right, fp))
