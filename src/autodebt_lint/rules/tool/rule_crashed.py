"""A rule failed on a file.

## What it does
Reports that a rule stopped with an error of its own. The other rules and files were still judged,
and the run ends as incomplete.

## Why is this bad?
What the rule would have found in this file is not known: the file must not look clean.

## Example
No script shows it: the fault is in a rule.

## Use instead
Report the fault with the file that shows it, or leave the rule out with `ignore` until it is mended.

## Fix safety
Nothing to repair in the script.

## Season
The same all year: not knowing is never fine.

## References
- The exit code 3 in the README
"""

from autodebt_lint.api import Rule, Severity

rule = Rule("ADL001", __name__, severity=Severity.HIGH, effort=5, doc=__doc__)
