import os
from todoist_api_python.api import TodoistAPI
from .base import BaseBoard, Card


class Board(BaseBoard):
    def __init__(self, ident):
        super().__init__(ident)
        self.api = TodoistAPI(os.environ.get("TODOIST_TOKEN", ""))

    def cards(self):
        for t in self.api.get_tasks(project_id=self.ident):
            yield Card(t.id, t.content, t.description, t.is_completed)

    def create(self, card):
        return self.api.add_task(content=card.title, description=card.body, project_id=self.ident).id

    def update(self, ref, card):
        self.api.update_task(task_id=ref, content=card.title, description=card.body)
        if card.done:
            self.api.close_task(task_id=ref)
