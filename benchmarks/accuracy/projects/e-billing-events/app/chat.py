import time

from intercom.client import Client


class Chat:
    def __init__(self, token):
        self._ic = Client(personal_access_token=token)

    def update(self, email, name, **meta):
        self._ic.events.create(event_name=name, email=email, created_at=int(time.time()), metadata=meta)
