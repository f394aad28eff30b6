import sqlite3


class Cursors:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("create table if not exists cursor (route text primary key, ts text)")

    def get(self, route):
        row = self.db.execute("select ts from cursor where route = ?", (route,)).fetchone()
        return row[0] if row else None

    def set(self, route, ts):
        with self.db:
            self.db.execute("insert or replace into cursor values (?, ?)", (route, ts))
