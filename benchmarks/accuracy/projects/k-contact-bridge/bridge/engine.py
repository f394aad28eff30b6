import importlib
import logging

log = logging.getLogger(__name__)


def adapter(name):
    mod = importlib.import_module(f"bridge.adapters.{name}")
    return mod.ADAPTER()


class Engine:
    def __init__(self, name, route):
        self.name = name
        self.route = route
        self.src = adapter(route["from"])
        self.dst = adapter(route["to"])

    def translate(self, rec):
        return {theirs: rec.get(ours) for ours, theirs in self.route["fields"].items() if rec.get(ours)}

    def run(self):
        stats = {"moved": 0, "skipped": 0, "failed": 0}
        for rec in self.src.fetch(self.route["view"]):
            out = self.translate(rec)
            if not out.get("email"):
                stats["skipped"] += 1
                continue
            try:
                self.dst.store(out)
                stats["moved"] += 1
            except Exception:
                log.exception("%s: could not store", self.name)
                stats["failed"] += 1
        return stats
