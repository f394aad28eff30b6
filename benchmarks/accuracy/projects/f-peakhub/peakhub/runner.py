import importlib
import logging
import sys
import time
from pathlib import Path

from .mapping import apply
from .routes import ROUTES

log = logging.getLogger("peakhub")
CURSORS = Path("/var/lib/peakhub")


def adapter(name):
    mod = importlib.import_module(f"peakhub.adapters.{name}")
    return mod.Adapter()


def cursor(name, value=None):
    f = CURSORS / f"{name}.cursor"
    if value is None:
        return f.read_text().strip() if f.exists() else "2024-11-01T00:00:00"
    f.write_text(value)


def once(name):
    route = ROUTES[name]
    (src_name, src_obj), (dst_name, dst_obj) = route["source"], route["sink"]
    src, dst = adapter(src_name), adapter(dst_name)
    started = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())
    n = errors = 0
    for rec in src.fetch(src_obj, cursor(name)):
        try:
            dst.store(dst_obj, apply(route["mapping"], rec))
            n += 1
        except Exception:
            errors += 1
            log.exception("%s: %s", name, rec.get("id"))
    if not errors:
        cursor(name, started)
    log.info("%s: %d moved, %d failed", name, n, errors)


def main():
    logging.basicConfig(level=logging.INFO)
    name = sys.argv[1]
    while True:
        once(name)
        time.sleep(ROUTES[name]["every"])


if __name__ == "__main__":
    main()
