class Source:
    def fetch(self, obj, since):
        raise NotImplementedError


class Sink:
    def store(self, obj, record):
        raise NotImplementedError
