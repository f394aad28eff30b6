import os
from datetime import datetime, timedelta
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr

_table = None


def table():
    global _table
    if _table is None:
        _table = boto3.resource('dynamodb').Table(os.environ['RETURNS_TABLE'])
    return _table


def save_return(rma, order):
    """rma: what the 3PL scanned, order: the ShipStation order (or None)"""
    item = {
        'rma': rma['rma'],
        'order_number': rma['order_number'],
        'condition': rma['condition'],
        'scanned_at': rma['scanned_at'],
        'state': 'received',
    }
    if order:
        item['email'] = order['customerEmail']
        item['order_total'] = Decimal(str(order['orderTotal']))
        item['skus'] = [i['sku'] for i in order['items']]
    else:
        item['state'] = 'unknown'
    table().put_item(Item=item)


def stale(days=2):
    limit = (datetime.utcnow() - timedelta(days=days)).isoformat()
    kwargs = {'FilterExpression': Attr('state').eq('unknown') & Attr('scanned_at').lt(limit)}
    while True:
        page = table().scan(**kwargs)
        for item in page['Items']:
            yield item
        if 'LastEvaluatedKey' not in page:
            return
        kwargs['ExclusiveStartKey'] = page['LastEvaluatedKey']


def mark(rma, state):
    table().update_item(
        Key={'rma': rma},
        UpdateExpression='SET #s = :s',
        ExpressionAttributeNames={'#s': 'state'},
        ExpressionAttributeValues={':s': state},
    )
