import os

import requests
from lxml import etree

URL = "https://api.intacct.com/ia/xml/xmlgw.phtml"


class Intacct:
    def __init__(self, object_name, session_id=None):
        self.object_name = object_name
        self.session_id = session_id or os.environ["INTACCT_SESSION"]

    def _request(self, rows):
        root = etree.Element("request")
        ctl = etree.SubElement(root, "control")
        etree.SubElement(ctl, "senderid").text = os.environ["INTACCT_SENDER"]
        etree.SubElement(ctl, "password").text = os.environ["INTACCT_SENDER_PW"]
        op = etree.SubElement(root, "operation")
        etree.SubElement(etree.SubElement(op, "authentication"), "sessionid").text = self.session_id
        content = etree.SubElement(op, "content")
        for n, row in enumerate(rows):
            create = etree.SubElement(etree.SubElement(content, "function", controlid=str(n)), "create")
            node = etree.SubElement(create, self.object_name)
            for k, v in row.items():
                etree.SubElement(node, k.upper()).text = "" if v is None else str(v)
        return etree.tostring(root, xml_declaration=True, encoding="utf-8")

    def write(self, rows):
        batch, n = [], 0
        for row in rows:
            batch.append(row)
            if len(batch) == 50:
                n += self._send(batch)
                batch = []
        return n + (self._send(batch) if batch else 0)

    def _send(self, batch):
        r = requests.post(URL, data=self._request(batch), headers={"Content-Type": "application/xml"}, timeout=120)
        r.raise_for_status()
        return len(batch)


def build(**options):
    return Intacct(**options)
