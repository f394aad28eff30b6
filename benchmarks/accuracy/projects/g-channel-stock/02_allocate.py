import json
import pathlib

from db import Allocation, Item, Session

RULES = json.loads(pathlib.Path("rules.json").read_text())

with Session.begin() as s:
    s.query(Allocation).delete()
    for item in s.query(Item).filter(Item.on_hand > 0):
        rest = item.on_hand
        for rule in RULES["default"]:
            q = min(rest, int(item.on_hand * rule["share"]))
            item.allocations.append(Allocation(channel=rule["channel"], qty=q))
            rest -= q
