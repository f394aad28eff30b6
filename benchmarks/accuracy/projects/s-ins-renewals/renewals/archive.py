from azure.identity import DefaultAzureCredential
from azure.storage.blob import BlobServiceClient, ContentSettings


class BlobArchive:
    def __init__(self, account_url: str, container: str = "signed-renewals"):
        service = BlobServiceClient(account_url, credential=DefaultAzureCredential())
        self._container = service.get_container_client(container)

    def put(self, name: str, content: bytes) -> None:
        self._container.upload_blob(
            name, content, overwrite=True, content_settings=ContentSettings(content_type="application/pdf"))
