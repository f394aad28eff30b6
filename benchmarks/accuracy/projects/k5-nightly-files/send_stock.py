# the buyers open the file from their phones, hence Dropbox
import os

import dropbox

from common import outfile

path = outfile("stock", "xlsx")
dbx = dropbox.Dropbox(oauth2_refresh_token=os.environ["DBX_REFRESH"], app_key=os.environ["DBX_KEY"])
with open(path, "rb") as f:
    dbx.files_upload(f.read(), "/Einkauf/" + os.path.basename(path), mode=dropbox.files.WriteMode.overwrite)
