"""Runs after actblue_pull.py. Donors become VAN people; petition signers from Action Network become VAN people too.

The thank-you series in Action Network is fed from the *pledge* table, not from ActBlue (they send their own receipt).
"""
import os

from parsons import VAN, ActionNetwork, Redshift, Table

DROP = os.environ.get("DROP", "/data/actblue")

FIELDS = {
    "first_name": "Donor First Name",
    "last_name": "Donor Last Name",
    "email": "Donor Email",
    "phone": "Donor Phone",
}


def upsert(van, person):
    """One person into VAN. Matching is done on their side."""
    clean = {k: v.strip() for k, v in person.items() if v}
    if "email" not in clean and "phone" not in clean:
        return None
    return van.upsert_person(**clean)["vanId"]


def donors(van):
    rows = Table.from_csv(os.path.join(DROP, "contributions-latest.csv"))
    seen = 0
    for row in rows:
        if upsert(van, {k: row[col] for k, col in FIELDS.items()}):
            seen += 1
    print("donors", seen)


def signers(van, an):
    people = an.get_people(limit=200)
    for p in people:
        mails = p["email_addresses"] or [{}]
        upsert(
            van,
            {
                "first_name": p["given_name"],
                "last_name": p["family_name"],
                "email": mails[0].get("address"),
            },
        )


def pledges(an):
    todo = Redshift().query("select email, given_name, zip5 from field.pledges where synced_at is null")
    for row in todo or []:
        an.upsert_person(
            email_address=row["email"],
            given_name=row["given_name"],
            postal_addresses=[{"postal_code": row["zip5"]}],
            tags=["pledge-2024"],
        )


if __name__ == "__main__":
    van = VAN(db="EveryAction")
    an = ActionNetwork()
    donors(van)
    signers(van, an)
    pledges(an)
