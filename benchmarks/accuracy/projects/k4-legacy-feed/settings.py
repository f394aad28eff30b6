import os
DB_HOST = '10.0.0.12'
DB_USER = 'feed'
DB_PASS = os.environ.get('DB_PASS')
SFTP_HOST = 'sftp.fulfil-partner.example'
SFTP_USER = 'acme'
SFTP_PASS = os.environ.get('SFTP_PASS')
MAGENTO_URL = 'https://shop.acme.example'
MAGENTO_USER = 'feed'
MAGENTO_KEY = os.environ.get('MAGENTO_KEY')
IMAP_HOST = 'mail.acme.example'
IMAP_USER = 'tracking'
IMAP_PASS = os.environ.get('IMAP_PASS')
MAIL_TO = 'ops@acme.example'
