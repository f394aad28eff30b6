import os
import shutil

import dropbox

from outils.chemins import chemin

dbx = dropbox.Dropbox(os.environ["DROPBOX_JETON"])
for pdf in chemin("recus").glob("*.pdf"):
    dbx.files_upload(pdf.read_bytes(), f"/Compta/Factures/{pdf.name}", mode=dropbox.files.WriteMode.overwrite)
    shutil.move(str(pdf), chemin("archives") / pdf.name)

espace = dbx.users_get_space_usage()
if espace.used > 0.9 * espace.allocation.get_individual().allocated:
    import smtplib
    with smtplib.SMTP("localhost") as s:
        s.sendmail("compta@exemple.fr", ["info@exemple.fr"], "Subject: Dropbox presque plein\n\nMerci de faire de la place.")
