import csv
import json
import os

import boto3
from chalice import Chalice, Cron

from chalicelib import store
from chalicelib.vendors import freshdesk, shipstation

app = Chalice(app_name='returns')

s3 = boto3.client('s3')
sqs = boto3.client('sqs')


@app.on_s3_event(bucket=os.environ['DROP_BUCKET'], events=['s3:ObjectCreated:*'],
                 prefix='returns/', suffix='.csv')
def scanned(event):
    """The 3PL drops a csv with the scanned returns every hour."""
    body = s3.get_object(Bucket=event.bucket, Key=event.key)['Body'].read().decode('utf-8-sig')
    rows = list(csv.DictReader(body.splitlines(), delimiter=';'))
    for i in range(0, len(rows), 10):
        sqs.send_message_batch(
            QueueUrl=os.environ['RETURNS_QUEUE_URL'],
            Entries=[
                {
                    'Id': str(n),
                    'MessageBody': json.dumps({
                        'rma': row['RMA'],
                        'order_number': row['ORDER'],
                        'condition': row['COND'],
                        'scanned_at': row['SCANNED'],
                    }),
                }
                for n, row in enumerate(rows[i:i + 10])
            ],
        )
    app.log.info('%s: %d returns', event.key, len(rows))


@app.on_sqs_message(queue='returns', batch_size=5)
def returned(event):
    ss = shipstation()
    for record in event:
        rma = json.loads(record.body)
        store.save_return(rma, ss.order(rma['order_number']))


@app.schedule(Cron(0, 7, '?', '*', 'MON-FRI', '*'))
def chase(event):
    desk = freshdesk()
    for item in store.stale():
        desk.ticket(
            'Return %s: order %s not found' % (item['rma'], item['order_number']),
            '<p>Scanned %(scanned_at)s, condition <b>%(condition)s</b>.</p>' % item,
            tags=['returns'],
        )
        store.mark(item['rma'], 'ticket')


@app.route('/health')
def health():
    # for uptime monitor
    return {'open_tickets': freshdesk().open_count()}
