"""Bounds as Poetry and conda write them, in the words of PEP 440."""

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from autodebt_lint.patterns import pattern

_CARET = pattern(r"\^\s*v?(\d+(?:\.\d+)*)(\S*)")
_TILDE = pattern(r"~\s*v?(\d+(?:\.\d+)*)(\S*)")
_PLAIN = pattern(r"v?\d[\w.+!*-]*")
_CONDA_NEAR = pattern(r"=\s*(\d[\w.+!]*)(?:\.\*|\*)?(?:=\S*)?")
_CONDA_EXACT = pattern(r"==\s*(\d[\w.+!]*)(?:=\S*)?")


def from_poetry(text: str) -> str:
    """Translate ``^1.2``, ``~1.2``, ``1.2``, ``1.*`` and lists of these; "" where nothing is bound.

    Of alternatives (``^1 || ^2``) the last counts. Source: python-poetry.org/docs/dependency-specification.
    """
    last = text.rpartition("||")[2].strip()
    clauses = [clause.strip() for clause in last.replace(" ", ",").split(",") if clause.strip()]
    return _joined(map(_poetry_clause, _attached(clauses)))


def from_conda(text: str) -> str:
    """Translate what follows the name in ``pandas=2.1``, ``pandas >=2,<3``; "" where nothing is bound.

    Of alternatives the last counts. Source: docs.conda.io, package match specifications.
    """
    last = text.rpartition("|")[2].strip()
    clauses = [clause.strip() for clause in last.split(",") if clause.strip()]
    return _joined(map(_conda_clause, clauses))


def _attached(clauses: list[str]) -> list[str]:
    """Put operators that stand apart from their version back before it: ``>= 1.2``."""
    joined: list[str] = []
    for clause in clauses:
        if joined and not joined[-1].strip("<>=!~^"):
            joined[-1] += clause
        else:
            joined.append(clause)
    return joined


def _poetry_clause(clause: str) -> str:
    if clause == "*":
        return ""
    if caret := _CARET.fullmatch(clause):
        parts = [int(part) for part in caret[1].split(".")]
        # The leftmost part that is not zero may not change; ``^0.0`` may change in its last.
        fixed = next((at for at, part in enumerate(parts) if part), len(parts) - 1)
        return f">={caret[1]}{caret[2]},<{_next(parts[: fixed + 1])}"
    if not clause.startswith("~=") and (tilde := _TILDE.fullmatch(clause)):
        parts = [int(part) for part in tilde[1].split(".")]
        return f">={tilde[1]}{tilde[2]},<{_next(parts[:2])}"
    if _PLAIN.fullmatch(clause):
        return f"=={clause}"
    return f"={clause}" if clause.startswith("=") and not clause.startswith("==") else clause


def _conda_clause(clause: str) -> str:
    if clause == "*":
        return ""
    if exact := _CONDA_EXACT.fullmatch(clause):
        return f"=={exact[1]}"
    if near := _CONDA_NEAR.fullmatch(clause):
        return f"=={near[1]}.*"
    return f"=={clause}" if _PLAIN.fullmatch(clause) else clause


def _next(parts: list[int]) -> str:
    return ".".join(map(str, [*parts[:-1], parts[-1] + 1]))


def _joined(clauses: "map[str]") -> str:
    """Join what is understood; a clause that is not counts as no bound."""
    understood = []
    for clause in clauses:
        try:
            understood.append(str(SpecifierSet(clause)))
        except InvalidSpecifier:
            continue
    return ",".join(filter(None, understood))
