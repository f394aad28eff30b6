"""cron 04:00 - returns list of the warehouse comes over the same sftp box"""
import csv
import io

import boto3

from deliver_sftp import connect

table = boto3.resource('dynamodb', region_name='eu-central-1').Table('returns')


def main():
    t, sftp = connect()
    with sftp.open('/outbox/returns.csv') as fh:
        text = fh.read().decode('latin-1')
    t.close()
    with table.batch_writer() as batch:
        for row in csv.DictReader(io.StringIO(text), delimiter=';'):
            batch.put_item(Item={'rma': row['RMA'], 'sku': row['SKU'], 'reason': row['REASON']})


if __name__ == '__main__':
    main()
