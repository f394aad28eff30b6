from pydantic import BaseModel, EmailStr


class AvisoTicket(BaseModel):
    ticket_id: int
    correo: EmailStr
    asunto: str
    prioridad: str = "normal"

    @property
    def urgente(self) -> bool:
        return self.prioridad in {"urgent", "high"}
