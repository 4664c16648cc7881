"""Publishing the working copy of the questionnaires."""

import hashlib
import json

from diagnostic.actions.library import Publication
from diagnostic.actions.services import Services
from diagnostic.content.check import check
from diagnostic.content.texts import Raw
from diagnostic.content.translate import in_language
from diagnostic.core.faults import IncoherentContent


def publish(services: Services) -> tuple[Publication, ...]:
    """Publish the working copy of every questionnaire in every language.

    Publishing the same content again changes nothing. Raises IncoherentContent when the content has
    any fault, VersionAlreadyPublished when other content already has its version number.
    """
    faults = check(services.content, services.languages)
    if faults:
        raise IncoherentContent(faults)
    return tuple(_publish_one(services, key) for key in services.content.questionnaires())


def _publish_one(services: Services, key: str) -> Publication:
    raw = services.content.read(key)
    content = {each.code: _text(in_language(raw, each)) for each in services.languages.all()}
    version = str(raw["questionnaire"]["version"])
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    with services.store.write() as work:
        work.questionnaires.publish(key, version, digest, content, services.clock.now())
    return Publication(key, version)


def _text(raw: Raw) -> str:
    return json.dumps(raw, ensure_ascii=False, sort_keys=True)
