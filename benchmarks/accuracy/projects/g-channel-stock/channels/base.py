class Channel:
    name = "?"
    batch = 1

    def set_qty(self, sku, qty):
        raise NotImplementedError

    def listed(self):
        return None

    def publish(self, pairs):
        known = self.listed()
        n = 0
        for sku, qty in pairs:
            if known is not None and sku not in known:
                continue
            self.set_qty(sku, qty)
            n += 1
        return n
