import os

from twilio.rest import Client

twilio = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])


def handler(event, context):
    for record in event["Records"]:
        if record["eventName"] != "INSERT":
            continue
        row = {k: list(v.values())[0] for k, v in record["dynamodb"]["NewImage"].items()}
        if not row.get("phone"):
            continue
        twilio.messages.create(
            to=row["phone"],
            from_=os.environ["TWILIO_FROM"],
            body=f"Hi {row['first_name']}, your parcel is on its way: {row['tracking_url']}",
        )
