import os
import subprocess
from datetime import date

from b2sdk.v2 import B2Api, InMemoryAccountInfo

DUMP = f"/var/backups/erp-{date.today():%Y%m%d}.dump"

subprocess.run(["pg_dump", "--format=custom", "--file", DUMP, os.environ["ERP_DSN"]], check=True)

b2 = B2Api(InMemoryAccountInfo())
b2.authorize_account("production", os.environ["B2_KEY_ID"], os.environ["B2_KEY"])
bucket = b2.get_bucket_by_name("acme-erp-backups")
bucket.upload_local_file(local_file=DUMP, file_name=os.path.basename(DUMP))
for version, _ in bucket.ls():
    print(version.file_name, version.size)
os.remove(DUMP)
