from datetime import datetime, timedelta

import click

from .config import Config
from .messaging import Publisher, Subscriber
from .repository import StockRepository
from .sinks import SearchIndex, ShopInventory


@click.group()
@click.pass_context
def main(ctx):
    ctx.obj = Config.load()


@main.command()
@click.option("--minutes", default=5)
@click.pass_obj
def publish(cfg: Config, minutes: int):
    repo = StockRepository(cfg.dsn)
    levels = repo.changed_since(datetime.utcnow() - timedelta(minutes=minutes))
    Publisher(cfg.brokers, cfg.topic).send_all((lv.sku, vars(lv)) for lv in levels)


@main.command()
@click.pass_obj
def consume(cfg: Config):
    sub = Subscriber(cfg.brokers, cfg.topic, group="stock-sinks")
    sub.add(SearchIndex(cfg.elastic_url)).add(ShopInventory(cfg.shop, cfg.shop_token, cfg.location_id))
    sub.run()


if __name__ == "__main__":
    main()
