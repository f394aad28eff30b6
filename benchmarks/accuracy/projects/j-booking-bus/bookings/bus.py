from collections import defaultdict


class Bus:
    def __init__(self):
        self._subscribers = defaultdict(list)

    def subscribe(self, event_type):
        def decorate(function):
            self._subscribers[event_type].append(function)
            return function

        return decorate

    def publish(self, event):
        for function in self._subscribers[type(event)]:
            function(event)


bus = Bus()
