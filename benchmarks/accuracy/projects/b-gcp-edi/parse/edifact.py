def segments(text):
    text = text.replace("\r", "").replace("\n", "")
    for raw in text.split("'"):
        if raw:
            parts = raw.split("+")
            yield parts[0], [p.split(":") for p in parts[1:]]


def orders(text):
    order = None
    for tag, data in segments(text):
        if tag == "BGM":
            order = {"number": data[1][0], "lines": [], "parties": {}}
        elif order is None:
            continue
        elif tag == "DTM" and data[0][0] == "2":
            order["delivery_date"] = data[0][1]
        elif tag == "NAD":
            order["parties"][data[0][0]] = data[1][0]
        elif tag == "LIN":
            order["lines"].append({"ean": data[2][0]})
        elif tag == "QTY" and data[0][0] == "21":
            order["lines"][-1]["qty"] = float(data[0][1])
        elif tag == "UNT":
            yield order
            order = None
