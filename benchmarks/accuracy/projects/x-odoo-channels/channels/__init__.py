REGISTRY = {}


def channel(name):
    def deco(cls):
        REGISTRY[name] = cls
        return cls
    return deco


class Channel:
    def __init__(self, odoo, config):
        self.odoo = odoo
        self.config = config
        self.setup()

    def setup(self):
        pass

    def wants(self, product):
        return True

    def handle(self, product):
        raise NotImplementedError


from . import otto, pricewatch, shopify_stock  # noqa: E402,F401
