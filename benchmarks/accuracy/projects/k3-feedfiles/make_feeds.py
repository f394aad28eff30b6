"""cron 02:00 - write both feeds to disk"""
import os

from feeds.catalog import BigCommerceCatalog, MagentoCatalog
from feeds.files import write_feed

if __name__ == '__main__':
    write_feed('main_shop', MagentoCatalog(os.environ['MAGENTO_URL']).in_stock())
    write_feed('outlet', BigCommerceCatalog(os.environ['BC_STORE']).in_stock())
