# NetSuite field -> IDoc segment / field
HEADER = [
    ("tranId", "E1EDK01", "BELNR"),
    ("currency.name", "E1EDK01", "CURCY"),
    ("otherRefNum", "E1EDK02", "BELNR"),
]
ITEM = [
    ("item.name", "E1EDP19", "IDTNR"),
    ("quantity", "E1EDP01", "MENGE"),
    ("units.name", "E1EDP01", "MENEE"),
]
SALES_ORG = {"DE": "1000", "AT": "1100", "CH": "1200"}


def dig(obj, path):
    for part in path.split("."):
        obj = getattr(obj, part, None)
        if obj is None:
            return ""
    return str(obj)
