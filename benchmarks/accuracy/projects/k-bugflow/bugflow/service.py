import logging

from .domain import Ledger, ReportSource, Tracker

log = logging.getLogger(__name__)


class BugFlow:
    def __init__(self, source: ReportSource, tracker: Tracker, ledger: Ledger):
        self.source = source
        self.tracker = tracker
        self.ledger = ledger

    def forward(self) -> int:
        n = 0
        for report in self.source.pending():
            if self.ledger.known(report.ref):
                continue
            tracked = self.tracker.open(report)
            self.ledger.remember(report.ref, tracked.key)
            self.source.acknowledge(report, tracked)
            n += 1
        log.info("forwarded %d", n)
        return n

    def close_loop(self):
        for tracked in self.tracker.finished():
            ref = self.ledger.ref_for(tracked.key)
            if ref is not None:
                self.source.solved(ref)
