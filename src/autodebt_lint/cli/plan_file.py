"""The file in which a team keeps its plan: written to be read, edited and committed."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from autodebt_lint.cli.arguments import Problems
from autodebt_lint.debt.figures import duration
from autodebt_lint.model.plan import Agreement, Plan
from autodebt_lint.sanitise import one_line
from autodebt_lint.summary.answers import item_told

FILE = "autodebt-plan.toml"
MOST_BYTES = 5_000_000


def read(file: Path, problems: Problems) -> Sequence[Agreement]:
    """Read the entries of a plan; a file that is not there has none."""
    if not file.exists():
        return ()
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ValueError("it is larger than a plan can be")
        table = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        problems.add(f"{file.name}: cannot be read: {one_line(str(error))}")
        return ()
    entries = table.get("item", [])
    found = []
    for entry in entries if isinstance(entries, list) else [entries]:
        id = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(id, str):
            problems.add(f"{file.name}: each [[item]] needs an id")
            return ()
        agreed = entry.get("agreed", False)
        if not isinstance(agreed, bool):
            problems.add(f"{file.name}: agreed of {one_line(id)} must be true or false")
            return ()
        found.append(Agreement(id, str(entry.get("what", "")), agreed))
    return found


def written(plan: Plan) -> Iterator[str]:
    """Write a plan, by batch."""
    import tomlkit

    document = tomlkit.document()
    for line in (
        "Made by `autodebt plan --save`; commit it. What has `agreed = true` stays in the next plan,",
        "everything else is chosen anew; entries whose findings are gone leave by themselves.",
    ):
        document.add(tomlkit.comment(line))
    document.add("made", tomlkit.date(plan.made.isoformat()))
    document.add("until", tomlkit.date(plan.until.isoformat()))
    document.add("capacity", tomlkit.item(duration(plan.capacity)))
    items = tomlkit.aot()
    for batch in plan.batches:
        for item in batch.items:
            entry = tomlkit.table()
            entry["id"] = item.id
            entry["batch"] = batch.number
            entry["first"] = batch.first
            entry["last"] = batch.last
            entry["owner"] = one_line(batch.owner)
            entry["effort"] = duration(item.effort)
            entry["what"] = one_line(item_told(item))
            entry["do"] = one_line(item.action)
            entry["agreed"] = item.id in plan.agreed
            items.append(entry)
    if plan.batches:
        document.add("item", items)
    yield tomlkit.dumps(document)
