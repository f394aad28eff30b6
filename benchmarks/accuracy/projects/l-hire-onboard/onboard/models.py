from __future__ import annotations

from datetime import date

from pydantic import BaseModel, EmailStr


class Hire(BaseModel):
    candidate_id: int
    first_name: str
    last_name: str
    private_email: EmailStr | None = None
    job_title: str
    department: str = "General"
    starts_at: date

    @property
    def work_email(self) -> str:
        return f"{self.first_name}.{self.last_name}@acme.example".lower().replace(" ", "")

    @classmethod
    def from_offer(cls, offer: dict, candidate: dict, job: dict) -> "Hire":
        emails = candidate.get("email_addresses") or [{}]
        return cls(
            candidate_id=candidate["id"],
            first_name=candidate["first_name"],
            last_name=candidate["last_name"],
            private_email=emails[0].get("value"),
            job_title=job["name"],
            department=job["departments"][0]["name"] if job["departments"] else "General",
            starts_at=offer["starts_at"],
        )
