from dataclasses import dataclass, field

BATCH = 200


@dataclass
class Outcome:
    changes: list = field(default_factory=list)
    unknown: list = field(default_factory=list)


class StockSync:
    def __init__(self, erp, shop, buffer=2):
        self.erp = erp
        self.shop = shop
        self.buffer = buffer

    def _target(self, qty):
        return max(qty - self.buffer, 0)

    def run(self, locations, dry_run=False):
        outcome = Outcome()
        wanted = self.erp.available(locations)
        todo = []
        for sku, item_id, current in self.shop.levels():
            if sku not in wanted:
                outcome.unknown.append(sku)
                continue
            target = self._target(wanted[sku])
            if target != current:
                todo.append((item_id, target))
                outcome.changes.append((sku, current, target))
        if not dry_run:
            for start in range(0, len(todo), BATCH):
                self.shop.set_available(todo[start:start + BATCH])
        return outcome
