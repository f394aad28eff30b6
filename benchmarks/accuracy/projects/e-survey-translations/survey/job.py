import os
import sys
from datetime import datetime

from sqlalchemy import func, select

from .models import Answer, session_factory
from .qx import export
from .translate import Translator

OPEN_QUESTIONS = ["Q4", "Q7_TEXT", "Q12"]


def collect(rows):
    for r in rows:
        for q in OPEN_QUESTIONS:
            t = (r.get(q) or "").strip()
            if len(t) > 2:
                yield Answer(
                    response_id=r["ResponseId"],
                    question=q,
                    original=t,
                    recorded=datetime.fromisoformat(r["RecordedDate"]),
                )


def main():
    Session = session_factory(os.environ["DATABASE_URL"])
    tr = Translator()
    with Session() as db:
        last = db.scalar(select(func.max(Answer.recorded)))
        answers = list(collect(export(sys.argv[1], last and last.strftime("%Y-%m-%dT%H:%M:%SZ"))))
        for ans, (lang, text) in zip(answers, tr.english([a.original for a in answers])):
            ans.lang = lang
            ans.english = text
            db.merge(ans)
        db.commit()
    print(len(answers), "answers")


if __name__ == "__main__":
    main()
