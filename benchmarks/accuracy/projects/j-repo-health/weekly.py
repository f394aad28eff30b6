import logging
import os

from health.oncall import on_call
from health.publish import send_metrics, update_page
from health.snapshot import RepoSnapshot

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("weekly")


def main():
    snapshots = [RepoSnapshot(name) for name in os.environ["REPOS"].split(",")]
    for snapshot in snapshots:
        send_metrics(snapshot)
        log.info("%s has %d open bugs", snapshot.name, snapshot.open_bugs)
    update_page(snapshots, on_call(os.environ["PAGERDUTY_SCHEDULE"]))


if __name__ == "__main__":
    main()
