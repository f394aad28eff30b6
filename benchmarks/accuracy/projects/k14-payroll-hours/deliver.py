# step 3: bring them where they belong (only after Sabine has looked at the files!)
import os
import smtplib
from email.message import EmailMessage

import dropbox
import paramiko

import config


def to_bureau(path):
    t = paramiko.Transport(("transfer.lohnbuero-weiss.de", 22))
    t.connect(username="kd4471", password=os.environ["BUREAU_PW"])
    sftp = paramiko.SFTPClient.from_transport(t)
    try:
        sftp.put(str(path), f"/in/{path.name}")
    finally:
        sftp.close()
        t.close()


def to_team_leads(path):
    dbx = dropbox.Dropbox(
        app_key=os.environ["DBX_KEY"], app_secret=os.environ["DBX_SECRET"],
        oauth2_refresh_token=os.environ["DBX_REFRESH"])
    with open(path, "rb") as f:
        dbx.files_upload(f.read(), f"/Teamleads/Hours/{path.name}",
                         mode=dropbox.files.WriteMode.overwrite)


def tell():
    msg = EmailMessage()
    msg["Subject"] = f"Hours {config.MONTH} are ready"
    msg["From"] = "hr@kleinwerk.de"
    msg["To"] = "teamleads@kleinwerk.de"
    msg.set_content("Hi all,\n\nthe list is in the Dropbox folder Teamleads/Hours.\n\nHR")
    with smtplib.SMTP("mail.kleinwerk.de", 587) as s:
        s.starttls()
        s.login("hr", os.environ["MAIL_PW"])
        s.send_message(msg)


if __name__ == "__main__":
    to_bureau(config.PAYROLL_XLSX)
    to_team_leads(config.DEVIATION_XLSX)
    tell()
