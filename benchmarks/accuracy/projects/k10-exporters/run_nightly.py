import sys
import traceback

from exporters import conversations, surveys  # noqa: F401
from exporters.base import CONFIG, Exporter

failed = []
for wanted in sys.argv[1:] or CONFIG["nightly"]:
    try:
        Exporter.registry[wanted]().run()
    except Exception:
        traceback.print_exc()
        failed.append(wanted)
sys.exit(1 if failed else 0)
