import os

from pyairtable import Table

attendees = Table(os.environ["AIRTABLE_KEY"], os.environ["AIRTABLE_BASE"], "Attendees")
sessions = Table(os.environ["AIRTABLE_KEY"], os.environ["AIRTABLE_BASE"], "Sessions")


def by_field(table, field):
    return {r["fields"].get(field): r for r in table.all()}
