"""nightly: python -m messaging.bounces"""
from datetime import date, timedelta

from .customers import CustomerStore
from .senders import BrazeSender

if __name__ == "__main__":
    store = CustomerStore()
    end = date.today()
    for bounce in BrazeSender().hard_bounces(str(end - timedelta(days=2)), str(end)):
        store.mark_bounced(bounce["email"], bounce["hard_bounced_at"])
