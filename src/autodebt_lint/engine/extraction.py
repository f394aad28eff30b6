"""The repair that all rules offer on what belongs into the configuration."""

from autodebt_lint.model.place import Place
from autodebt_lint.model.repair import Repair, Safety, Step


def extraction(place: Place, system: str, *, what: str) -> Repair:
    """Move a literal into the configuration, however the project keeps one.

    Args:
        place: of the literal.
        system: what the setting's name begins with, where the code has no telling name for it.
        what: ``address``, ``id``, or ``secret`` for an address that holds a credential.
    """
    return Repair(
        f"move the {'address' if what == 'secret' else what} into the configuration",
        Safety.UNSAFE,
        "the script stops until the setting is there wherever it runs",
        (Step("extract", place, name=what, value=system),),
        secret=what == "secret",
        extracts=True,
    )
