class BaseSink:
    label = "?"

    def accept(self, rec):
        return True

    def push(self, batch):
        ok = 0
        for rec in batch:
            if not self.accept(rec):
                continue
            self.upsert(self.convert(rec))
            ok += 1
        return ok

    def convert(self, rec):
        return rec

    def upsert(self, item):
        raise NotImplementedError
