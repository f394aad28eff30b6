import mailchimp_marketing as mailchimp
from airflow.models import Variable


def fetch_unsubscribed(page=500):
    client = mailchimp.Client()
    client.set_config({"api_key": Variable.get("mailchimp_key"), "server": "us7"})
    list_id = Variable.get("mailchimp_list")
    offset = 0
    while True:
        got = client.lists.get_list_members_info(list_id, status="unsubscribed", count=page, offset=offset)
        for member in got["members"]:
            yield member
        offset += page
        if offset >= got["total_items"]:
            break
