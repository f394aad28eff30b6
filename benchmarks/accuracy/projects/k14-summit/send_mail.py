import os
import sys
from itertools import islice

import petl as etl
from mailjet_rest import Client

TEMPLATES = {"doors": 5512907, "thanks": 5512911, "survey": 5520034}

mailjet = Client(auth=(os.environ["MJ_PUBLIC"], os.environ["MJ_PRIVATE"]), version="v3.1")


def chunks(it, n=50):
    it = iter(it)
    while batch := list(islice(it, n)):
        yield batch


def message(row, template):
    return {
        "From": {"Email": "hello@dataops-summit.eu", "Name": "DataOps Summit"},
        "To": [{"Email": row["email"], "Name": f"{row['first']} {row['last']}"}],
        "TemplateID": template,
        "TemplateLanguage": True,
        "Variables": {"first": row["first"], "ticket": row["ticket"], "code": row["code"]},
    }


def main(which):
    table = etl.fromcsv("data/attendees.csv")
    if which == "doors":
        table = table.selectne("ticket", "Online")
    for batch in chunks(table.dicts()):
        res = mailjet.send.create(data={"Messages": [message(r, TEMPLATES[which]) for r in batch]})
        print(res.status_code, len(batch))


if __name__ == "__main__":
    main(sys.argv[1])
