from agency.rest import Resource, RestClient
from agency.services import Asana, FreeAgent, Harvest, Monday, Teamwork

__all__ = ["Resource", "RestClient", "Asana", "FreeAgent", "Harvest", "Monday", "Teamwork"]
