from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, EmailStr

Text = Annotated[str, BeforeValidator(lambda v: (v or "").strip())]


class Review(BaseModel):
    origin: str
    id: str
    stars: int
    title: Text = ""
    body: Text = ""
    author: str = "Anonymous"
    email: EmailStr | None = None
    created: datetime

    @property
    def negative(self) -> bool:
        return self.stars <= 2

    def __str__(self) -> str:
        return f"[{self.origin} {self.stars}/5] {self.title}: {self.body}"
