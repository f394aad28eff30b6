#!/usr/bin/env python3
"""./run.py tickets incidents"""
import argparse
import logging

from bridge import BRIDGES

if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("names", nargs="*", default=list(BRIDGES), metavar="bridge")
    ap.add_argument("-v", action="store_true")
    a = ap.parse_args()
    logging.basicConfig(level=logging.DEBUG if a.v else logging.INFO)
    for n in a.names:
        try:
            BRIDGES[n]().run()
        except Exception:
            logging.exception("%s blew up", n)
