from decouple import Csv, config

IMAP_HOST = config('IMAP_HOST', default='imap.ionos.de')
IMAP_USER = config('IMAP_USER')
IMAP_PASS = config('IMAP_PASS')
REDIS_URL = config('REDIS_URL', default='redis://localhost:6379/3')

FRESHDESK = 'https://%s.freshdesk.com/api/v2' % config('FRESHDESK_DOMAIN', default='stadtwerk')
FRESHDESK_KEY = config('FRESHDESK_KEY')

PAGERDUTY_TOKEN = config('PAGERDUTY_TOKEN')
PAGERDUTY_SCHEDULE = config('PAGERDUTY_SCHEDULE', default='PX1K9QZ')

TWILIO_SID = config('TWILIO_SID')
TWILIO_TOKEN = config('TWILIO_TOKEN')
TWILIO_FROM = config('TWILIO_FROM', default='+4915735980000')

CHAT_WEBHOOK = config('GOOGLE_CHAT_WEBHOOK')
URGENT_WORDS = config('URGENT_WORDS', default='leak,gas,outage,fire', cast=Csv())
