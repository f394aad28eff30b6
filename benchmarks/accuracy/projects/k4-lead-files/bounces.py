"""Step 3 (independent): bounced addresses of SparkPost -> suppression file in Dropbox for the agency."""
import csv
import io
import os

import dropbox
from sparkpost import SparkPost


def main():
    sp = SparkPost(os.environ["SPARKPOST_KEY"])
    buf = io.StringIO()
    out = csv.DictWriter(buf, ["recipient", "type", "description"], extrasaction="ignore")
    out.writeheader()
    out.writerows(sp.suppression_list.list(types="non_transactional", limit=10000))
    dbx = dropbox.Dropbox(os.environ["DROPBOX_TOKEN"])
    dbx.files_upload(buf.getvalue().encode(), "/agency/suppress.csv", mode=dropbox.files.WriteMode.overwrite)


if __name__ == "__main__":
    main()
