MAGENTO = 'https://shop.example.org'
MAGENTO_TOKEN = 'xxxx'
DB_HOST = '10.0.0.12'
DB_USER = 'report'
DB_PASS = 'xxxx'
SMTP = 'mail.example.org'
MAIL_FROM = 'it@example.org'
MAIL_TO = ['gf@example.org', 'vertrieb@example.org']
