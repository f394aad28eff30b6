from functools import lru_cache

from hubspot import HubSpot
from hubspot.crm.contacts import ApiException, SimplePublicObjectInput, SimplePublicObjectInputForCreate


@lru_cache(maxsize=1)
def _client(token):
    return HubSpot(access_token=token)


def upsert(settings, body):
    api = _client(settings["HUBSPOT_TOKEN"]).crm.contacts.basic_api
    try:
        api.update(body["email"], SimplePublicObjectInput(properties=body), id_property="email")
    except ApiException as exc:
        if exc.status != 404:
            raise
        api.create(SimplePublicObjectInputForCreate(properties=body))
