"""What a rule is: a code, a document and one or two generators."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from autodebt_lint.model.finding import Finding, Related
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from autodebt_lint.model.repair import Repair

if TYPE_CHECKING:
    import datetime

    from autodebt_lint.linking.module import LinkedModule, Linking
    from autodebt_lint.model.assessment import Cause, RuleTraits

    ModuleCheck = Callable[["LinkedModule"], Iterable[Finding]]
    ProjectCheck = Callable[["Linking"], Iterable[Finding]]

FAMILIES = {
    "0": "tool",
    "1": "endpoints",
    "2": "deprecations",
    "3": "error handling",
    "4": "couplings",
    "5": "governance",
}
QUALITIES = {
    "endpoints": "maintainability",
    "deprecations": "reliability",
    "error handling": "reliability",
    "couplings": "maintainability",
}
"""What debt of a family harms, unless a rule says otherwise; maintainability for all others."""
CAUSES: "Mapping[str, Cause]" = {
    "endpoints": "message",
    "deprecations": "message",
    "error handling": "system",
}
"""What findings of a family share that one repair removes, unless a rule says otherwise; else each has its
own cause. An address moves to the configuration once, a library is replaced once, and what a client
does about errors is done once for all its calls in a file."""


class Rule:
    """One rule, named after the file that holds it.

    A check is a generator of findings. It never prints, reads a clock, opens a file, or knows a
    season, an output format or a host. `module` checks see one linked module at a time, `project`
    checks see all of them and run only under ``autodebt check`` with project analysis on.
    """

    def __init__(  # noqa: PLR0913  # all but the first two are passed by name
        self,
        code: str,
        module: str,
        *,
        severity: Severity,
        effort: int,
        doc: str | None,
        confidence: Confidence = Confidence.HIGH,
        points_at: str = "",
        quality: str = "",
        steps: bool = False,
        cause: "Cause | None" = None,
        again: int | None = None,
    ) -> None:
        """Describe a rule.

        Args:
            code: ``ADL`` and three digits; the first is the family.
            module: ``__name__`` of the rule's file, whose last part is the rule's name.
            severity: base level when the evidence gives no other.
            effort: minutes the repair usually takes.
            doc: ``__doc__`` of the rule's file, with the fixed headings.
            confidence: level of a finding that says nothing else.
            points_at: code of the rule whose findings this one is made from.
            quality: what the debt harms: ``maintainability``, ``reliability`` or ``security``;
                unless given, what debt of its family does.
            steps: whether the related places of a finding are the steps that lead to its place, in order.
            cause: what findings share that one repair removes; unless given, as for its family.
            again: minutes for each further place of the same cause; unless given, a third of `effort`.
        """
        self.code = code
        self.name = module.rpartition(".")[2].replace("_", "-")
        self.family = FAMILIES[code[3]] if code.startswith("ADL") else "own"
        self.severity = severity
        self.effort = effort
        self.confidence = confidence
        self.points_at = points_at
        self.quality = quality or QUALITIES.get(self.family, "maintainability")
        self.steps = steps
        self.cause: Cause = cause or CAUSES.get(self.family, "place")
        self.again = -(-effort // 3) if again is None else again
        self.doc = doc or ""
        self.module_check: ModuleCheck | None = None
        self.project_check: ProjectCheck | None = None

    def module(self, check: "ModuleCheck") -> "ModuleCheck":
        """Register a check of one linked module; for use as a decorator."""
        self.module_check = check
        return check

    def project(self, check: "ProjectCheck") -> "ProjectCheck":
        """Register a check of the whole project; for use as a decorator."""
        self.project_check = check
        return check

    def finding(  # noqa: PLR0913  # every part of a finding may differ, and all are passed by name
        self,
        path: str,
        place: Place,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        reason: str = "",
        effort: int | None = None,
        system: str | None = None,
        retires_on: "datetime.date | None" = None,
        counts_from: "datetime.date | None" = None,
        related: Iterable[Related] = (),
        scope: str = "",
        reachable: bool = True,
        repair: Repair | None = None,
    ) -> Finding:
        """Make a finding of this rule; what is not given comes from the rule.

        One in code that never runs is for information alone, whatever else is said of it.
        """
        if not reachable:
            severity, reason = Severity.INFO, "unreachable code"
        return Finding(
            code=self.code,
            name=self.name,
            path=path,
            place=place,
            message=message,
            severity=self.severity if severity is None else severity,
            confidence=self.confidence if confidence is None else confidence,
            effort=self.effort if effort is None else effort,
            reason=reason,
            system=system,
            retires_on=retires_on,
            counts_from=counts_from,
            related=tuple(related),
            scope=scope,
            repair=repair,
        )

    @property
    def summary(self) -> str:
        """First line of the rule's document."""
        return self.doc.partition("\n")[0].strip()

    @property
    def sections(self) -> dict[str, str]:
        """Body of each ``## Heading`` of the rule's document, in order."""
        chunks = self.doc.split("\n## ")[1:]
        return {head.strip(): body.strip() for head, _, body in (c.partition("\n") for c in chunks)}

    @property
    def traits(self) -> "RuleTraits":
        """What the debt model has to know of the rule."""
        from autodebt_lint.model.assessment import RuleTraits

        return RuleTraits(
            code=self.code,
            name=self.name,
            family=self.family,
            quality=self.quality,
            cause=self.cause,
            again=self.again,
            summary=self.summary,
            why=" ".join(self.sections.get("Why is this bad?", "").split()),
        )

    def __repr__(self) -> str:
        """Show code and name."""
        return f"<Rule {self.code} {self.name}>"
