import logging
import sys
import tomllib

from .businesscentral import BusinessCentral
from .coupa import Coupa
from .export import Exporter
from .report import mail_problems
from .workday import WorkdayReport


def main(path="p2p.toml"):
    with open(path, "rb") as fh:
        config = tomllib.load(fh)
    exporter = Exporter(Coupa(config), BusinessCentral(config), WorkdayReport(config))
    n = exporter.run()
    logging.info("%d invoices", n)
    if exporter.problems:
        mail_problems(config["mail"], exporter.problems)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(*sys.argv[1:])
