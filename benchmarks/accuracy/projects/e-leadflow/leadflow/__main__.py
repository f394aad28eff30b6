import logging
import sys
import tomllib

from .flow import discover, run

logging.basicConfig(level=logging.INFO)
discover()
with open(sys.argv[1], "rb") as f:
    for flow in tomllib.load(f)["flow"]:
        run(flow)
