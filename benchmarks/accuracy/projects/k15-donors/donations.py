"""Donorbox -> mongo, nightly.  Usage: donations.py 2024-05-01"""
import sys

from pymongo import UpdateOne

from api import collection, donorbox


def pages(date_from):
    page = 1
    while True:
        batch = donorbox(date_from=date_from, page=page, per_page=100)
        if not batch:
            break
        for d in batch:
            yield d
        page += 1


def op(d):
    doc = {
        "donor": d["donor"]["name"],
        "email": (d["donor"]["email"] or "").lower(),
        "amount": float(d["amount"]),
        "campaign": d["campaign"]["name"],
        "date": d["donation_date"],
    }
    return UpdateOne({"_id": d["id"]}, {"$set": doc, "$setOnInsert": {"thanked": False}}, upsert=True)


if __name__ == "__main__":
    ops = [op(d) for d in pages(sys.argv[1])]
    if ops:
        collection("donations").bulk_write(ops, ordered=False)
