from concurrent.futures import ThreadPoolExecutor, as_completed

from .ports import Erp, OrderSource, Pager


class OrderSync:
    def __init__(self, source: OrderSource, erp: Erp, pager: Pager, workers: int = 4):
        self.source, self.erp, self.pager, self.workers = source, erp, pager, workers

    def _one(self, order):
        reference = self.erp.place(order)
        self.source.confirm(order, reference)
        return reference

    def run(self):
        errors = 0
        with ThreadPoolExecutor(self.workers) as pool:
            futures = {pool.submit(self._one, o): o for o in self.source.pending()}
            for f in as_completed(futures):
                try:
                    f.result()
                except Exception as exc:
                    errors += 1
                    print(f"{futures[f].increment_id}: {exc}")
        if errors:
            self.pager.trigger("order transfer to Cin7 has errors, see log")
        return len(futures) - errors
