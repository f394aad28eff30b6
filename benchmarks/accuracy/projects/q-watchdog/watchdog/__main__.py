import logging
import sys

from . import alarm
from .probes import ALL

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


def main() -> int:
    findings = [probe().run() for probe in ALL]
    for finding in findings:
        if finding.ok:
            logging.info("%s ok", finding.name)
        else:
            logging.error("%s: %s", finding.name, finding.reason)
            alarm.page(finding.name)
    alarm.beat()
    return sum(not f.ok for f in findings)


if __name__ == "__main__":
    sys.exit(main())
