import datetime as dt

from db import Item, Session

limit = dt.datetime.utcnow() - dt.timedelta(days=14)
with Session.begin() as s:
    for it in s.query(Item).filter(Item.seen < limit):
        s.delete(it)
