from .accounts import CreateGoogleUsers, CreateOktaUsers
from .fetch import LoadAssets, LoadPeople
from .tell import AskForReturns, WelcomePost

ALL = [
    LoadPeople(),
    CreateOktaUsers(),
    CreateGoogleUsers(),
    LoadAssets(),
    WelcomePost(),
    AskForReturns(),
]
