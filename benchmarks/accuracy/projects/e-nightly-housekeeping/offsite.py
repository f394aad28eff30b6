"""Push the day's PDF archive offsite and say how full the disk is."""
import os
import shutil
from pathlib import Path

import requests
from b2sdk.v2 import B2Api, InMemoryAccountInfo

ARCHIVE = Path("/var/spool/scanner/archive")


def upload_all(bucket):
    done = []
    for pdf in sorted(ARCHIVE.glob("*.pdf")):
        bucket.upload_local_file(local_file=str(pdf), file_name=f"scans/{pdf.name}")
        done.append(pdf)
    return done


def main():
    api = B2Api(InMemoryAccountInfo())
    api.authorize_account("production", os.environ["B2_KEY_ID"], os.environ["B2_KEY"])
    bucket = api.get_bucket_by_name("hollis-offsite")
    uploaded = upload_all(bucket)
    usage = shutil.disk_usage(ARCHIVE)
    pct = usage.used / usage.total * 100
    requests.post(
        os.environ["MATTERMOST_HOOK"],
        json={"text": f"{len(uploaded)} scans moved offsite, disk {pct:.0f}% full", "username": "nightly"},
        timeout=15,
    )
    for p in uploaded:
        p.unlink()


if __name__ == "__main__":
    main()
