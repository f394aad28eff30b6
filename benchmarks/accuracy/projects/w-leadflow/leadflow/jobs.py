import json
import logging
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

log = logging.getLogger(__name__)


def batched(it, size):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == size:
            yield buf
            buf = []
    if buf:
        yield buf


class Inbound:
    def __init__(self, source, target, verify, list_id):
        self.source = source
        self.target = target
        self.verify = verify
        self.list_id = list_id

    def run(self):
        handled = []
        for prospect in self.source.list_members(self.list_id):
            prospect = replace(prospect, verdict=self.verify(prospect.email))
            if prospect.reachable:
                self.target.upsert_lead(prospect)
            handled.append(prospect.external_id)
        for ids in batched(handled, 300):
            self.source.drop_from_list(self.list_id, ids)
        log.info("inbound: %d", len(handled))


class BackSync:
    def __init__(self, crm, automation, state_file):
        self.crm = crm
        self.automation = automation
        self.state = Path(state_file)

    def _since(self):
        if self.state.exists():
            return json.loads(self.state.read_text())["since"]
        return "2024-01-01T00:00:00Z"

    @staticmethod
    def _record(change):
        return {"id": change.external_id, "salesStage": change.stage, "salesOwner": change.owner}

    def run(self):
        started = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        changes = self.crm.stage_changes(self._since())
        for part in batched(map(self._record, changes), 300):
            self.automation.patch(part)
        self.state.write_text(json.dumps({"since": started}))
