from datetime import datetime

SEP, END = "*", "~\n"


def seg(*parts):
    return SEP.join("" if p is None else str(p) for p in parts) + END


def envelope(control, body, sender="OAKANDLINEN", receiver="SWIFT3PL"):
    now = datetime.utcnow()
    head = seg("ISA", "00", " " * 10, "00", " " * 10, "ZZ", sender.ljust(15), "ZZ", receiver.ljust(15),
               now.strftime("%y%m%d"), now.strftime("%H%M"), "U", "00401", str(control).zfill(9), 0, "P", ">")
    head += seg("GS", "OW", sender, receiver, now.strftime("%Y%m%d"), now.strftime("%H%M"), control, "X", "004010")
    return head + body + seg("GE", 1, control) + seg("IEA", 1, str(control).zfill(9))


def build_940(order_name, ship_to, lines, control):
    body = seg("ST", "940", "0001") + seg("W05", "N", order_name)
    body += seg("N1", "ST", ship_to["name"]) + seg("N3", ship_to["address1"], ship_to.get("address2"))
    body += seg("N4", ship_to["city"], ship_to.get("province_code"), ship_to["zip"], ship_to["country_code"])
    for n, (sku, qty) in enumerate(lines, 1):
        body += seg("LX", n) + seg("W01", qty, "EA", None, "VN", sku)
    body += seg("SE", body.count("~") + 1, "0001")
    return envelope(control, body)


def parse(text):
    for raw in text.replace("\n", "").split("~"):
        if raw:
            yield raw.split(SEP)


def parse_945(text):
    doc = {"order": None, "carrier": None, "tracking": None, "lines": []}
    for s in parse(text):
        if s[0] == "W06":
            doc["order"] = s[2]
        elif s[0] == "W27":
            doc["carrier"] = s[2]
        elif s[0] == "N9" and s[1] == "CN":
            doc["tracking"] = s[2]
        elif s[0] == "W12":
            doc["lines"].append((s[6], int(s[3])))
    return doc
