import os

import pandas as pd
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

from paths import RECIPIENTS, SPEND


def body():
    spend = pd.read_parquet(SPEND)
    top = spend.groupby("campaign")["cost"].sum().sort_values(ascending=False).head(10)
    return top.to_frame().to_html(float_format="%.2f")


def main():
    message = Mail(
        from_email="reports@acme.example",
        to_emails=RECIPIENTS.read_text().split(),
        subject="Ad spend, last 30 days",
        html_content=body(),
    )
    SendGridAPIClient(os.environ["SENDGRID_API_KEY"]).send(message)


if __name__ == "__main__":
    main()
