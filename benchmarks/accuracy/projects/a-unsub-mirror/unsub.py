"""
Mirror Mailchimp unsubscribes / cleaned addresses into the shop DB so that
transactional "news" checkboxes are off as well.
"""
import os

import mailchimp_marketing as MailchimpMarketing
from mailchimp_marketing.api_client import ApiClientError
import psycopg2
from psycopg2.extras import execute_values

LIST_ID = os.environ["MC_LIST"]

mc = MailchimpMarketing.Client()
mc.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ["MC_KEY"].split("-")[-1]})


def members(status):
    offset, page = 0, 500
    while True:
        res = mc.lists.get_list_members_info(
            LIST_ID, status=status, count=page, offset=offset,
            fields=["members.email_address", "members.last_changed", "members.unsubscribe_reason", "total_items"])
        for m in res["members"]:
            yield m
        offset += page
        if offset >= res["total_items"]:
            return


def main():
    rows = []
    for status in ("unsubscribed", "cleaned"):
        try:
            for m in members(status):
                rows.append((m["email_address"].lower(), status, m["last_changed"], m.get("unsubscribe_reason")))
        except ApiClientError as err:
            print("mailchimp:", err.text)
            raise

    conn = psycopg2.connect(os.environ["DATABASE_URL"])
    with conn, conn.cursor() as cur:
        execute_values(cur, """
            INSERT INTO newsletter_optout (email, reason, changed_at, note) VALUES %s
            ON CONFLICT (email) DO UPDATE SET reason = excluded.reason, changed_at = excluded.changed_at
        """, rows, page_size=1000)
        cur.execute("""
            UPDATE customers c SET accepts_news = false
              FROM newsletter_optout o
             WHERE lower(c.email) = o.email AND c.accepts_news
        """)
        print("switched off:", cur.rowcount)
    conn.close()


main()
