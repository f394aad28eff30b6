from .amazon import AmazonChannel
from .ebay import EbayChannel

CHANNELS = {
    "amazon": AmazonChannel,
    "ebay": EbayChannel,
}


def make_channel(name, options):
    try:
        cls = CHANNELS[name]
    except KeyError:
        raise SystemExit("unknown channel %r, have %s" % (name, ", ".join(CHANNELS)))
    return cls(**options)
