"""A plan for people, for trackers and for calendars."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from autodebt_lint import answer, sanitise
from autodebt_lint.answer import Answer, Section
from autodebt_lint.calendars import Entry, calendar
from autodebt_lint.debt.figures import duration
from autodebt_lint.debt.plan import told
from autodebt_lint.model.plan import Batch, Plan
from autodebt_lint.spreadsheets import row, summary
from autodebt_lint.summary.answers import item_data, item_told

LEFT_SHOWN = 20
_COLUMNS = ("Summary", "Description", "Issue Type", "Labels", "Start Date", "Due Date", "Original Estimate", "Owner")  # fmt: skip


def text(plan: Plan) -> Iterator[str]:
    """Yield the plan in columns."""
    return answer.text(_answer(plan))


def markdown(plan: Plan) -> Iterator[str]:
    """Yield the plan in tables."""
    return answer.markdown(_answer(plan))


def json(plan: Plan) -> Iterator[str]:
    """Yield the plan as one object."""
    return answer.json(_answer(plan))


def csv(plan: Plan) -> Iterator[str]:
    """Yield a row for each batch, with the names of columns that Jira's import knows."""
    yield row(_COLUMNS)
    for batch in plan.batches:
        yield row(
            (
                summary(title_of(batch)),
                "; ".join(_lines(batch)),
                "Task",
                "integration-debt",
                batch.first.isoformat(),
                batch.last.isoformat(),
                str(batch.minutes * 60),  # Jira counts in seconds
                batch.owner,
            )
        )


def github(plan: Plan) -> Iterator[str]:
    """Yield a list of issues as GitHub's API takes them: title, body, labels."""
    issues = [
        {
            "title": title_of(batch),
            "body": f"{_issue_body(batch)}\n",
            "labels": ["integration-debt"],
        }
        for batch in plan.batches
    ]
    yield sanitise.json(issues) + "\n"


def ics(plan: Plan) -> Iterator[str]:
    """Yield a calendar with an entry for each batch.

    Raises:
        UsageError: the package that writes calendars is not installed.
    """
    entries = (
        Entry(batch.items[0].id.lower(), batch.first, batch.last, title_of(batch), _lines(batch))
        for batch in plan.batches
    )
    yield calendar("autodebt: what to pay back", "plan", plan.made, entries)


FORMATS: Mapping[str, Callable[[Plan], Iterator[str]]] = {
    "text": text,
    "markdown": markdown,
    "json": json,
    "csv": csv,
    "github": github,
    "ics": ics,
}


def title_of(batch: Batch) -> str:
    """What a batch is about, in one line."""
    first, more = batch.items[0], len(batch.items) - 1
    where = (
        sanitise.one_line(batch.files[0]) if len(batch.files) == 1 else f"{len(batch.files)} files"
    )
    what = sanitise.one_line(first.symptom)
    return f"{what} ({where})" if not more else f"{what}, and {more} more ({where})"


def check_of(batch: Batch) -> str:
    """The command that finds nothing of the batch when it is done."""
    files = " ".join(map(_quoted, batch.files))
    return f"autodebt check {files} --select {','.join(batch.codes)} --min-severity info"


def _quoted(path: str) -> str:
    import shlex

    return shlex.quote(sanitise.one_line(path))


def _lines(batch: Batch) -> Iterator[str]:
    for item in batch.items:
        yield f"{item.id}: {item_told(item)} - {item.action} ({duration(item.effort)})"
    yield f"Done when this finds nothing: {check_of(batch)}"


def _issue_body(batch: Batch) -> str:
    lines = [
        f"- [ ] {item.id}: {sanitise.markdown(item_told(item))}; {sanitise.markdown(item.action)}"
        f" ({duration(item.effort)})"
        for item in batch.items
    ]
    days = f"From {batch.first} to {batch.last}, {duration(batch.minutes)}."
    owner = f" Owner: {sanitise.markdown(batch.owner)}." if batch.owner else ""
    return "\n".join(
        [
            days + owner,
            "",
            *lines,
            "",
            "Done when this finds nothing:",
            "",
            f"    {check_of(batch)}",
        ]
    )


def _answer(plan: Plan) -> Answer:
    return Answer(tuple(_sections(plan)), _data(plan))


def _sections(plan: Plan) -> Iterator[Section]:
    yield Section(
        told(plan),
        ("days", "", "working days", "capacity"),
        tuple(
            (
                f"{stretch.first} to {stretch.last}",
                "freeze or peak: only what is easily taken back" if stretch.guarded else "calm",
                f"{stretch.working_days}",
                duration(stretch.minutes),
            )
            for stretch in plan.stretches
        ),
    )
    yield Section(
        "batches",
        ("", "days", "effort", "owner", "item", "what", "do"),
        tuple(
            (
                f"{batch.number}" if not number else "",
                f"{batch.first} to {batch.last}" if not number else "",
                duration(item.effort),
                batch.owner if not number else "",
                item.id + (" (agreed)" if item.id in plan.agreed else ""),
                item_told(item),
                item.action,
            )
            for batch in plan.batches
            for number, item in enumerate(batch.items)
        ),
    )
    if plan.paid:
        yield Section(
            "gone since the last plan",
            ("item", "what"),
            tuple((entry.id, entry.what) for entry in plan.paid),
        )
    if plan.left_out:
        more = len(plan.left_out) - LEFT_SHOWN
        yield Section(
            "left out" + (f", and {more} more" if more > 0 else ""),
            ("item", "what", "why"),
            tuple(
                (left.item.id, item_told(left.item), left.because)
                for left in plan.left_out[:LEFT_SHOWN]
            ),
        )


def _data(plan: Plan) -> dict[str, Any]:
    return {
        "project": plan.project,
        "made": plan.made,
        "until": plan.until,
        "capacity_minutes": plan.capacity,
        "planned_minutes": plan.minutes,
        "saved_incident_hours_a_year": round(plan.hours, 1),
        "stretches": plan.stretches,
        "batches": [
            {
                "number": batch.number,
                "title": title_of(batch),
                "first": batch.first,
                "last": batch.last,
                "owner": batch.owner,
                "minutes": batch.minutes,
                "guarded": batch.guarded,
                "files": batch.files,
                "check": check_of(batch),
                "items": [item_data(item) for item in batch.items],
            }
            for batch in plan.batches
        ],
        "left_out": [
            {"item": item_data(left.item), "because": left.because} for left in plan.left_out
        ],
        "agreed": sorted(plan.agreed),
        "gone": [{"id": entry.id, "what": entry.what} for entry in plan.paid],
    }
