import sys

from dependency_injector.wiring import Provide, inject

from .containers import Application
from .services import LeadImport, Nudge, PipelineReport


@inject
def hourly(lead_import: LeadImport = Provide[Application.lead_import], nudge: Nudge = Provide[Application.nudge]):
    lead_import.run()
    nudge.run()


@inject
def weekly(report: PipelineReport = Provide[Application.report]):
    report.run()


if __name__ == "__main__":
    app = Application()
    app.wire(modules=[__name__])
    {"hourly": hourly, "weekly": weekly}[sys.argv[1]]()
