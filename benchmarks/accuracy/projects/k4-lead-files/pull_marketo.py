"""Step 1: new Marketo leads -> exchange/leads.jsonl; copy of the raw answer to the archive bucket."""
import os
import sys

from google.cloud import storage
from marketorestpython.client import MarketoClient

from common import dump_lines, scratch

OUT = os.path.join(os.environ.get("EXCHANGE", "exchange"), "leads.jsonl")
FIELDS = ["id", "email", "firstName", "lastName", "company", "leadScore", "country"]


def main(list_id):
    mc = MarketoClient(os.environ["MUNCHKIN"], os.environ["MKTO_ID"], os.environ["MKTO_SECRET"])
    leads = mc.execute(method="get_multiple_leads_by_list_id", listId=list_id, fields=FIELDS, batchSize=300)
    n = dump_lines(OUT, [l for l in leads if (l.get("leadScore") or 0) >= 50])

    bucket = storage.Client().bucket("acme-marketo-archive")
    with scratch(".jsonl") as path:
        dump_lines(path, leads)
        bucket.blob(f"leads/{list_id}.jsonl").upload_from_filename(path)
    print(n, "leads ready")


if __name__ == "__main__":
    main(int(sys.argv[1]))
