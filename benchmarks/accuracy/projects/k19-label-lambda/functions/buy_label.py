from shipping import buy_cheapest, jobs_from, put_shipment


def handler(event, context):
    for job in jobs_from(event):
        bought = buy_cheapest(job)
        put_shipment(
            job.order_id,
            phone=job.consignee.phone,
            first_name=job.consignee.name.split(" ")[0],
            tracking_code=bought.tracking_code,
            tracking_url=bought.tracker.public_url,
            label_url=bought.postage_label.label_url,
        )
