#!/usr/bin/env python3
import logging
import sys

from parcelbridge import PIPELINES, push_tracking, run_pipeline

logging.basicConfig(level=logging.INFO)

if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "us"
    if what == "tracking":
        push_tracking()
    elif what in PIPELINES:
        print("%d orders" % run_pipeline(what))
    else:
        sys.exit("unknown pipeline " + what)
