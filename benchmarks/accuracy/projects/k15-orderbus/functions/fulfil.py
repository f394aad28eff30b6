from common import ShipHero, save_order, sqs_bodies

warehouse = ShipHero()


@sqs_bodies
def handler(order):
    warehouse.create_order(order)
    save_order(order)
