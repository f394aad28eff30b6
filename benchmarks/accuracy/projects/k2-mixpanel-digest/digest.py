"""Weekly digest to the admins of each account."""
import os
import time

import requests
from jinja2 import Template
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

from store import Store

AUTH0 = "https://" + os.environ["AUTH0_DOMAIN"]

BODY = Template("""
<p>Hello {{ name }},</p>
<p>your team used these features most:</p>
<ul>{% for label, n in features %}<li>{{ label }} ({{ n }})</li>{% endfor %}</ul>
""")


def auth0_session():
    tok = requests.post(AUTH0 + "/oauth/token", json={
        "grant_type": "client_credentials",
        "client_id": os.environ["AUTH0_ID"],
        "client_secret": os.environ["AUTH0_SECRET"],
        "audience": AUTH0 + "/api/v2/",
    }).json()["access_token"]
    s = requests.Session()
    s.headers["Authorization"] = "Bearer " + tok
    return s


def admins(session, account):
    r = session.get(AUTH0 + "/api/v2/users", params={
        "q": 'app_metadata.account:"%s" AND app_metadata.role:"admin"' % account,
        "search_engine": "v3",
    })
    r.raise_for_status()
    return r.json()


def main():
    since = int(time.time()) - 7 * 86400
    sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    session = auth0_session()
    with Store() as store:
        for account in store.accounts(since):
            features = store.top_features(since, account)
            if not features:
                continue
            for user in admins(session, account):
                sg.send(Mail(
                    from_email="digest@acme.example",
                    to_emails=user["email"],
                    subject="Your week in Acme",
                    html_content=BODY.render(name=user["name"], features=features),
                ))


if __name__ == "__main__":
    main()
