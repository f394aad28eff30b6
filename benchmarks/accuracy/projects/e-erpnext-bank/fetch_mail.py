import email
import imaplib
import os
from email.header import decode_header

HOST = os.environ['IMAP_HOST']
INBOX = 'inbox'


def decode(s):
    txt, enc = decode_header(s)[0]
    return txt.decode(enc or 'utf-8') if isinstance(txt, bytes) else txt


def run():
    os.makedirs(INBOX, exist_ok=True)
    M = imaplib.IMAP4_SSL(HOST)
    M.login(os.environ['IMAP_USER'], os.environ['IMAP_PASS'])
    M.select('INBOX')
    typ, data = M.search(None, '(UNSEEN FROM "statements@bank.example")')
    n = 0
    for num in data[0].split():
        typ, parts = M.fetch(num, '(RFC822)')
        msg = email.message_from_bytes(parts[0][1])
        for part in msg.walk():
            fn = part.get_filename()
            if not fn:
                continue
            fn = decode(fn).replace('/', '_')
            if not fn.lower().endswith('.csv'):
                continue
            with open(os.path.join(INBOX, fn), 'wb') as f:
                f.write(part.get_payload(decode=True))
            n += 1
        M.store(num, '+FLAGS', '\\Seen')
    M.logout()
    print(n, 'files')


if __name__ == '__main__':
    run()
