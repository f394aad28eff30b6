"""The repair of an import whose module goes on under another name."""

from autodebt_lint.knowledge import Library
from autodebt_lint.linking.module import LinkedModule
from autodebt_lint.model.facts import Import
from autodebt_lint.model.repair import Repair, Safety, Step


def module_rename(module: LinkedModule, item: Import, library: Library) -> Repair | None:
    """Import what has the same names now; what is left of the script stays as it is."""
    if not library.rename:
        return None
    old = next(
        (it for it in library.imports if f"{item.dotted}.".startswith(f"{it}.")), item.module
    )
    step = Step("rename-module", item.place, old, library.rename, " ".join(library.names))
    title = f"import {library.rename} instead of {old}"
    if library.same and not module.is_test and not module.is_stood_in:
        return Repair(title, Safety.SAFE, "both modules have the same objects", (step,))
    if library.same:
        reason = "a test may stand in for the old name"
    elif library.status == "python2-only":
        reason = "Python 2 does not run the script any more"
    elif library.distribution and library.status != "backport":
        reason = "another package has to be installed, and may differ in details"
    else:
        reason = "it may differ in details"
    return Repair(title, Safety.UNSAFE, reason, (step,))
