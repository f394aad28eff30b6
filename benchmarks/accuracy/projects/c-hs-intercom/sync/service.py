import logging

from .messenger import MessengerError
from .models import Result

log = logging.getLogger(__name__)


class SyncService:
    def __init__(self, source, messenger, notifier):
        self.source = source
        self.messenger = messenger
        self.notifier = notifier

    def run(self, since) -> Result:
        res = Result()
        for contact in self.source.changed_since(since):
            try:
                mid, existed = self.messenger.upsert(contact)
            except MessengerError as e:
                log.warning("%s: %s", contact.crm_id, e)
                res.failed += 1
                res.errors.append(str(e))
                continue
            if existed:
                res.updated += 1
            else:
                res.created += 1
            if mid:
                self.source.mark(contact.crm_id, mid)
        if res.errors:
            self.notifier.problem(res.errors)
        return res
