"""Methods of SDKs that ask nobody: they put a program or a message together."""

from collections.abc import Sequence

from autodebt_lint.linking.naming import words

_ARRANGING = frozenset("add attach clear include register remove set use with".split())
_PARTS = frozenset(
    "agent callback callbacks cog config configuration context credentials errback handler handlers header headers "
    "interceptor keepalive level listener listeners locale logger meter middleware middlewares observer option options plugin "
    "processor provider proxies proxy router routers settings timeout tracer".split()
)
"""What a client or an application is made of: ``app.add_error_handler(tell)``, ``api.set_default_header(...)``."""
_ENVELOPE = frozenset("attachments bcc cc embeds headers recipients reply_to to".split())
"""What a message that is not sent yet has lists of: ``mail.to.add(address)``."""
_LISTING = frozenset(["add", "append", "clear", "extend", "insert", "remove"])
_PARSE = "parse"
_META = "meta"
"""Where clients of AWS keep what tells about themselves."""
_NEW_BATCH = "new_batch"


def asks_nobody(path: Sequence[str]) -> bool:
    """Whether the last of the names by which a client is gone through is such a method."""
    method = path[-1]
    first, *rest = words(method) or [method]
    if rest and (first == _PARSE or (first in _ARRANGING and rest[-1] in _PARTS)):
        return True
    if _META in path[:-1] or method.startswith(_NEW_BATCH):
        return True
    return method in _LISTING and len(path) > 1 and path[-2] in _ENVELOPE


def collects(method: str, maker: str) -> bool:
    """Whether a method only puts a request with those that are sent together: ``batch.add(request)``."""
    return method == "add" and maker.startswith(_NEW_BATCH)
