import csv
import os
import smtplib
from email.mime.text import MIMEText

with open('work/feed.csv', encoding='utf-8-sig') as f:
    n = sum(1 for _ in csv.reader(f, delimiter=';')) - 1

msg = MIMEText('Feed dzisiaj: %d pozycji' % n, 'plain', 'utf-8')
msg['Subject'] = 'Feed OK' if n > 1000 else 'Feed PODEJRZANY'
msg['From'] = 'feed@firma.pl'
msg['To'] = 'tomasz@firma.pl'
s = smtplib.SMTP_SSL(os.environ.get('SMTP', 'smtp.firma.pl'))
s.login('feed@firma.pl', os.environ['SMTP_PASS'])
s.sendmail(msg['From'], [msg['To']], msg.as_string())
s.quit()
