import logging

import aws
import shipstation

log = logging.getLogger()
log.setLevel("INFO")


def handler(event, context):
    for order in aws.queue_messages(event):
        ss_id = shipstation.create_order(order)
        aws.save({**order, "shipstation_id": ss_id, "state": "handed_over"})
        log.info("order %s -> shipstation %s", order["number"], ss_id)
