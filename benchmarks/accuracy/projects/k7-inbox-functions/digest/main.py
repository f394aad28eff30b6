import os

import functions_framework
from google.cloud import bigquery, firestore
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

SQL = """
SELECT tag, COUNT(*) AS n, ROUND(AVG(minutes)) AS minutes
FROM support.conversations, UNNEST(tags) AS tag
WHERE TIMESTAMP_SECONDS(closed) > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY)
GROUP BY tag ORDER BY n DESC
"""


def switched_off():
    doc = firestore.Client().collection("settings").document("digest").get()
    return not (doc.exists and doc.to_dict().get("enabled", False))


def render(rows):
    lines = "".join(f"<tr><td>{r.tag}</td><td>{r.n}</td><td>{r.minutes:.0f} min</td></tr>" for r in rows)
    return f"<h3>Conversations last week</h3><table>{lines}</table>"


@functions_framework.http
def weekly(request):
    if switched_off():
        return "off", 200
    html = render(bigquery.Client().query(SQL).result())
    mail = Mail(from_email="support@northpier.example", to_emails=os.environ["DIGEST_TO"].split(","),
                subject="Support digest", html_content=html)
    SendGridAPIClient(os.environ["SENDGRID_API_KEY"]).send(mail)
    return "sent", 200
