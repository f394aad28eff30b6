import aws

TEXT = """Beste {name},

Je bestelling {number} is bij ons magazijn:

{lines}

Groet, het Tuinhuis
"""


def handler(event, context):
    for row in aws.new_images(event):
        lines = "\n".join(f"  {int(i['quantity'])} x {i['name']}" for i in row["items"])
        aws.mail(
            row["email"],
            f"Bestelling {row['number']}",
            TEXT.format(name=row["ship_to"]["name"], number=row["number"], lines=lines),
        )
