from typing import Optional

from pydantic import BaseModel, EmailStr


class Lead(BaseModel):
    imie: str
    email: EmailStr
    telefon: Optional[str] = None
    uwagi: str = ""

    @classmethod
    def z_typeform(cls, body: dict) -> "Lead":
        pola = {}
        for a in body["form_response"]["answers"]:
            pola[a["field"]["ref"]] = a[a["type"]]
        return cls(
            imie=pola["imie"],
            email=pola["email"],
            telefon=pola.get("telefon"),
            uwagi=pola.get("uwagi", ""),
        )


class Spotkanie(BaseModel):
    email: EmailStr
    name: str
    timezone: str = "Europe/Warsaw"
