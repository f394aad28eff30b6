import logging
import os
import sys

from .cursors import Cursors
from .engine import Engine, load

logging.basicConfig(level="INFO")
log = logging.getLogger("relay")

engine = Engine(os.environ, Cursors(os.environ.get("RELAY_DB", "relay.sqlite")))
rc = 0
for route in load(sys.argv[1] if len(sys.argv) > 1 else "routes.yml"):
    try:
        log.info("%s: %d", route.name, engine.run(route))
    except Exception:
        log.exception(route.name)
        rc = 1
sys.exit(rc)
