from .carrier import DhlCarrier
from .magento import MagentoShop
from .odoo import OdooErp

REGISTRY = {"odoo": OdooErp, "magento": MagentoShop, "dhl": DhlCarrier}


def make(name, cfg):
    return REGISTRY[name](**cfg.get(name, {}))
