"""cron 03:15 - outlet products to Google Merchant Center"""
import os

from google.oauth2 import service_account
from googleapiclient.discovery import build

from feeds.files import read_feed

MERCHANT = os.environ.get('MERCHANT_ID', '')


def entry(i, row):
    return {
        'batchId': i,
        'merchantId': MERCHANT,
        'method': 'insert',
        'product': {
            'offerId': row['sku'], 'title': row['title'],
            'link': 'https://outlet.example.com' + row['url'],
            'contentLanguage': 'en', 'targetCountry': 'GB', 'channel': 'online',
            'availability': 'in stock',
            'price': {'value': row['price'], 'currency': 'GBP'},
        },
    }


def main():
    creds = service_account.Credentials.from_service_account_file(
        'merchant.json', scopes=['https://www.googleapis.com/auth/content'])
    service = build('content', 'v2.1', credentials=creds)
    entries = [entry(i, row) for i, row in enumerate(read_feed('outlet'))]
    service.products().custombatch(body={'entries': entries}).execute()


if __name__ == '__main__':
    main()
