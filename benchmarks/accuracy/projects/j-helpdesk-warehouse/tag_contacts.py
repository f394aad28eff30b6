"""Tag subscribers with a lot of recent tickets, so that campaigns leave them alone."""
import hashlib
import os

import mailchimp_marketing
from mailchimp_marketing.api_client import ApiClientError

from db import cursor
from zendesk import vip_users

HEAVY = """
SELECT requester_email AS email, count(*) AS tickets
FROM support.tickets
WHERE created_at > now() - interval '14 days' AND requester_email IS NOT NULL
GROUP BY 1 HAVING count(*) >= %s
"""


def heavy_users(threshold):
    with cursor() as cur:
        cur.execute(HEAVY, (threshold,))
        return cur.fetchall()


def main():
    client = mailchimp_marketing.Client()
    client.set_config(
        {"api_key": os.environ["MAILCHIMP_KEY"], "server": os.environ["MAILCHIMP_SERVER"]}
    )
    audience = os.environ["MAILCHIMP_AUDIENCE"]

    contacts = vip_users()
    print(f"{len(contacts)} vips at the moment")
    contacts = heavy_users(3)

    for contact in contacts:
        digest = hashlib.md5(contact["email"].lower().encode()).hexdigest()
        try:
            client.lists.update_list_member_tags(
                audience,
                digest,
                {"tags": [{"name": "support-heavy", "status": "active"}]},
            )
        except ApiClientError as error:
            print("skipped", contact["email"], error.text)


if __name__ == "__main__":
    main()
