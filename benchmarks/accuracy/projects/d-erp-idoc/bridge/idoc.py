import xml.etree.ElementTree as ET
from collections import namedtuple

from .mapping import HEADER, ITEM, SALES_ORG, dig

Confirmation = namedtuple("Confirmation", "netsuite_id sap_order date email")


def _segment(parent, name):
    found = parent.find(name)
    return found if found is not None else ET.SubElement(parent, name, SEGMENT="1")


def build_orders05(order):
    root = ET.Element("ORDERS05")
    idoc = ET.SubElement(root, "IDOC", BEGIN="1")
    for path, seg, field in HEADER:
        ET.SubElement(_segment(idoc, seg), field).text = dig(order, path)
    org = ET.SubElement(idoc, "E1EDK14", SEGMENT="1")
    ET.SubElement(org, "QUALF").text = "008"
    ET.SubElement(org, "ORGID").text = SALES_ORG.get(dig(order, "shippingAddress.country")[:2], "1000")
    for line in order.itemList.item:
        pos = ET.SubElement(idoc, "E1EDP01", SEGMENT="1")
        for path, seg, field in ITEM:
            node = pos if seg == "E1EDP01" else _segment(pos, seg)
            ET.SubElement(node, field).text = dig(line, path)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def parse_ordrsp(blob):
    idoc = ET.fromstring(blob).find("IDOC")
    return Confirmation(
        netsuite_id=idoc.findtext("E1EDK02[QUALF='002']/BELNR"),
        sap_order=idoc.findtext("E1EDK01/BELNR"),
        date=idoc.findtext("E1EDK03[IDDAT='002']/DATUM"),
        email=idoc.findtext("E1EDKA1[PARVW='AG']/ILNNR") or "",
    )
