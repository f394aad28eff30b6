from dataclasses import dataclass, field

from ..clients import clearbit, hubspot

FREE = {"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com"}

# ref in the form -> our attribute
REFS = {"work_email": "email", "full_name": "name", "team_size": "seats", "use_case": "message"}


@dataclass
class Lead:
    email: str = ""
    name: str = ""
    seats: str = ""
    message: str = ""
    company: dict = field(default_factory=dict)

    @property
    def domain(self):
        return self.email.rpartition("@")[2].lower()

    @property
    def is_free_mail(self):
        return self.domain in FREE


def _value(answer):
    kind = answer["type"]
    if kind == "choice":
        return answer["choice"]["label"]
    return answer[kind]


def from_answers(answers):
    lead = Lead()
    for a in answers:
        attr = REFS.get(a["field"]["ref"])
        if attr:
            setattr(lead, attr, _value(a))
    return lead


def save(lead):
    lead.company = clearbit.company(lead.domain)
    first, _, last = lead.name.partition(" ")
    hubspot.upsert_contact(
        lead.email,
        {
            "firstname": first,
            "lastname": last,
            "message": lead.message,
            "team_size": lead.seats,
            "company": lead.company.get("name", ""),
            "industry": (lead.company.get("category") or {}).get("industry", ""),
            "numemployees": (lead.company.get("metrics") or {}).get("employees", ""),
        },
    )


def log_meeting(title, starts, ends, who):
    hubspot.create_meeting(
        {
            "hs_meeting_title": f"{title} with {who}",
            "hs_meeting_start_time": starts,
            "hs_meeting_end_time": ends,
            "hs_timestamp": starts,
            "hs_meeting_outcome": "SCHEDULED",
        }
    )
