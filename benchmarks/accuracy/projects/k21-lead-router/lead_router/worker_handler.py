"""SQS consumer (Lambda, batch size 10, partial batch responses on)"""
from dataclasses import dataclass, field

from lead_router.clients import CrmClient, SmsClient
from lead_router.reps import RepRepository
from lead_router.routing import team_for
from lead_router.schemas import Lead


@dataclass
class AssignmentService:
    reps: RepRepository = field(default_factory=RepRepository)
    crm: CrmClient = field(default_factory=CrmClient)
    sms: SmsClient = field(default_factory=SmsClient)

    def assign(self, lead: Lead) -> None:
        rep = self.reps.next_for(team_for(lead))
        is_new = self.crm.save(lead, rep.hubspot_owner_id)
        if is_new:
            self.sms.send(rep.mobile, f"New lead for you {rep.name}: {lead.first_name} ({lead.company})")
        self.reps.touch(rep)


service = AssignmentService()


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            service.assign(Lead.model_validate_json(record["body"]))
        except Exception:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
