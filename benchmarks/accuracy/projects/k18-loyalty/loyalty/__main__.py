import argparse
import logging

from . import consumer, jobs

JOBS = {
    "consume": consumer.run,
    "tiers": jobs.sync_tiers,
    "statements": jobs.send_statements,
    "refunds": jobs.refund_cases,
}

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    parser = argparse.ArgumentParser(prog="loyalty")
    parser.add_argument("job", choices=sorted(JOBS))
    JOBS[parser.parse_args().job]()
