import re


class Router:
    def __init__(self):
        self.rules = []

    def on(self, pattern, *callbacks):
        self.rules.append((re.compile(pattern, re.I), callbacks))
        return self

    def feed(self, msg):
        for pattern, callbacks in self.rules:
            if pattern.search(msg["Subject"] or ""):
                for callback in callbacks:
                    callback(msg)
                return
