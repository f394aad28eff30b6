"""All that a rule may import: the words in which rules are written."""

from collections.abc import Iterator

from autodebt_lint.engine.endpoint_finding import endpoint_finding
from autodebt_lint.engine.extraction import extraction
from autodebt_lint.engine.module_renames import module_rename
from autodebt_lint.engine.rule import Rule
from autodebt_lint.engine.setting_names import setting_name
from autodebt_lint.graph.contracts import breaches
from autodebt_lint.graph.cycles import import_cycles
from autodebt_lint.graph.inventory import started_automations
from autodebt_lint.graph.links import point_to_point
from autodebt_lint.graph.shapes import (
    duplicate_links,
    foreign_databases,
    overloaded_scripts,
    scattered_clients,
    two_way,
)
from autodebt_lint.knowledge import DeprecatedCall
from autodebt_lint.linking.evidence.deprecated_names import DeprecatedUse
from autodebt_lint.linking.evidence.failures import Treatment
from autodebt_lint.linking.evidence.retirements import RetirementHit
from autodebt_lint.linking.evidence.timeouts import Timeout
from autodebt_lint.linking.evidence.verification import Unverified
from autodebt_lint.linking.module import Guard, LinkedModule, Linking
from autodebt_lint.linking.remote.endpoints import Endpoint, HostClass
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.scheduling.repetition import Repeated
from autodebt_lint.model.facts import Handling, Literal
from autodebt_lint.model.finding import Finding, Related
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.metrics import maintainability_index, rank
from autodebt_lint.model.place import TOP, Place
from autodebt_lint.model.repair import Repair, Safety, Step
from autodebt_lint.settings.python_versions import Removal

__all__ = [
    "TOP",
    "Confidence",
    "DeprecatedCall",
    "DeprecatedUse",
    "Endpoint",
    "Finding",
    "Guard",
    "Handling",
    "HostClass",
    "Iterator",
    "LinkedModule",
    "Linking",
    "Literal",
    "Place",
    "Related",
    "RemoteCall",
    "Removal",
    "Repair",
    "Repeated",
    "RetirementHit",
    "Rule",
    "Safety",
    "Severity",
    "Step",
    "Timeout",
    "Treatment",
    "Unverified",
    "breaches",
    "duplicate_links",
    "endpoint_finding",
    "extraction",
    "foreign_databases",
    "import_cycles",
    "maintainability_index",
    "module_rename",
    "overloaded_scripts",
    "point_to_point",
    "rank",
    "scattered_clients",
    "setting_name",
    "started_automations",
    "two_way",
]
