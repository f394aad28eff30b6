"""The pipeline, in order: files, facts, linking, rules, policy, report.

This is the one package that knows the order of the stages. It gets the day from its caller and
reads no clock.

    stages       those that all runs share
    outcomes     findings, before anybody judges them
    judging      findings against configuration, dates, seasons and what is known
    checking     all of this: what `check`, `gate` and the hosts show
    drawing      the integration graph and the catalogue of automations
    assessing    what debt costs, and what happens next
    mending      findings repaired
    knowing      what rulesets say
"""

from autodebt_lint.session.assessing import agenda, assess
from autodebt_lint.session.checking import check_sources, run
from autodebt_lint.session.drawing import graph, graph_at, inventory, owners
from autodebt_lint.session.knowing import knowledge, knowledge_gaps, knowledge_of
from autodebt_lint.session.mending import mend, mend_sources
from autodebt_lint.session.outcomes import CODE
from autodebt_lint.session.stages import Progress, Rules, rules_of

__all__ = [
    "CODE",
    "Progress",
    "Rules",
    "agenda",
    "assess",
    "check_sources",
    "graph",
    "graph_at",
    "inventory",
    "knowledge",
    "knowledge_gaps",
    "knowledge_of",
    "mend",
    "mend_sources",
    "owners",
    "rules_of",
    "run",
]
