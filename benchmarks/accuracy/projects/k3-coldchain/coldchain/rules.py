from dataclasses import dataclass, field
from typing import Callable, Dict

LIMIT = 8.0


@dataclass
class Watch:
    alarm: Callable[[str, str, dict], None]
    hot_since: Dict[str, int] = field(default_factory=dict)

    def check(self, fridge, celsius):
        if celsius <= LIMIT:
            self.hot_since.pop(fridge, None)
            return
        self.hot_since[fridge] = self.hot_since.get(fridge, 0) + 1
        if self.hot_since[fridge] == 5:
            self.alarm("fridge-" + fridge, "Fridge %s is too warm" % fridge, {"celsius": str(celsius)})
