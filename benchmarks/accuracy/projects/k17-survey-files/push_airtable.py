"""step 2: new answers into the Airtable of the research team"""
from pyairtable import Api

from common import RESPONSES, env, read_rows

table = Api(env("AIRTABLE_TOKEN")).table("appQ7xkz1Wm2LpVbS", "Survey answers")


def main():
    known = {r["fields"].get("Response ID") for r in table.all(fields=["Response ID"])}
    new = []
    for row in read_rows(RESPONSES):
        if row["response_id"] in known:
            continue
        new.append(
            {
                "Response ID": row["response_id"],
                "Date": row["date"],
                "Score": int(row["score"]) if row["score"].isdigit() else None,
                "Comment": row["comment"],
            }
        )
    table.batch_create(new, typecast=True)
    print(len(new), "added,", len(known), "known")


if __name__ == "__main__":
    main()
