import ftplib
import os
import dropbox
from datetime import date

FEED = os.path.join('work', 'feed.csv')

ftp = ftplib.FTP_TLS('ftp.partner-b2b.example')
ftp.login(os.environ['FTP_USER'], os.environ['FTP_PASS'])
ftp.prot_p()
with open(FEED, 'rb') as f:
    ftp.storbinary('STOR /in/feed.csv', f)
print(ftp.nlst('/in'))
ftp.quit()

dbx = dropbox.Dropbox(oauth2_refresh_token=os.environ['DBX_REFRESH'], app_key=os.environ['DBX_KEY'], app_secret=os.environ['DBX_SECRET'])
with open(FEED, 'rb') as f:
    dbx.files_upload(f.read(), '/feeds/feed-%s.csv' % date.today(), mode=dropbox.files.WriteMode.overwrite)
