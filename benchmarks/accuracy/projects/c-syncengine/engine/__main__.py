import logging
import sys

from .flow import load_group, run_flow
from .report import Report

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")


def main(argv):
    group = argv[1] if len(argv) > 1 else "nightly"
    report = Report(group)
    for name, spec in load_group(group):
        with report.flow(name) as f:
            f.count = run_flow(spec)
    report.send()
    return report.exit_code


sys.exit(main(sys.argv))
