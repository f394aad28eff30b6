"""Who answers at an address that nobody knows: the one with whom the session at hand has signed in.

``session.post("https://shop.example.com/login", data={"password": secret})`` and then
``session.get(os.environ["EXPORT_URL"])``: what such a session has signed in for lies behind that login.
A session that nobody signs in with asks anybody.
"""

from collections.abc import Iterator

from autodebt_lint.graph.ends import ends_of
from autodebt_lint.knowledge import System
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import words
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import SIGN_IN, WRITE
from autodebt_lint.model.values import Const, Dict

_SECRETS = frozenset(["password", "passwd", "passwort", "pwd"])
"""Words in the keys of what somebody sends who signs in."""
_IDENTITY = "identity"
"""Category of those who sign in for others, and have said nothing about who these are."""


class Logins:
    """Tells it by the other calls on a session."""

    def __init__(self, linking: Linking) -> None:
        """Tell it of the sessions of a linked project."""
        self._linking = linking

    def behind(self, remote: RemoteCall) -> System | None:
        """The one system that the session of a call has signed in with."""
        made = remote.client.call if remote.client is not None else None
        if made is None:
            return None
        found = {
            system
            for other in self._linking.remotes.in_module(remote.module)
            if other.client is not None and other.client.call is made and self._signs_in(other)
            for system in ends_of(other, self._linking.knowledge)
            if system.category != _IDENTITY
        }
        return found.pop() if len(found) == 1 else None

    def _signs_in(self, remote: RemoteCall) -> bool:
        if remote.operation != WRITE:
            return remote.operation == SIGN_IN
        return any(not _SECRETS.isdisjoint(words(key)) for key in self._keys_sent(remote))

    def _keys_sent(self, remote: RemoteCall) -> Iterator[str]:
        """The keys of the form or document that a call sends."""
        for argument in remote.behaviour.payload if remote.behaviour is not None else ():
            given = remote.argument(argument)
            terms = self._linking.resolver.resolve(*given) if given is not None else ()
            for form in [term.form for term in terms if type(term.form) is Dict]:
                for key, _ in form.items:
                    if type(key) is Const and type(key.value) is str:
                        yield key.value
