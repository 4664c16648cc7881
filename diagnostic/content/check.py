"""Every fault of the content, with its file and its key."""

import re
from collections.abc import Iterator, Mapping

from diagnostic.content.build import build
from diagnostic.content.cues import CueFolder, cue_faults
from diagnostic.content.files import ContentFolder
from diagnostic.content.texts import Raw, blocks, texts_of
from diagnostic.content.translate import in_language
from diagnostic.core.faults import ContentFault, IncoherentContent
from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.language import Language, Languages

_STRAIGHT = re.compile(r"""['"]""")


def check(folder: ContentFolder, languages: Languages) -> tuple[ContentFault, ...]:
    """Check every questionnaire and the kit; each fault's ``where`` is ``file: key``."""
    keys = folder.questionnaires()
    if not keys:
        return (ContentFault(str(folder.root), "no questionnaire found"),)
    faults: list[ContentFault] = []
    built: list[Questionnaire] = []
    for key in keys:
        places = folder.places(key)
        found = _check_one(folder, key, languages, built)
        faults += [_placed(places, key, fault) for fault in found]
    for each in built:
        faults += cue_faults(CueFolder(folder.root, each.key), each)
    if len(built) == len(keys):
        places = folder.places(keys[0])
        faults += [_placed(places, keys[0], fault) for fault in _unused(built)]
    return tuple(dict.fromkeys(faults))


def _placed(places: Mapping[str, str], key: str, fault: ContentFault) -> ContentFault:
    """Put the file of the longest named part in front of the key."""
    if fault.where.endswith(".toml"):
        return fault
    parts = fault.where.split(".")
    names = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    file = next((places[name] for name in names if name in places), f"{key}/questionnaire.toml")
    return ContentFault(f"{file}: {fault.where}", fault.what)


def _check_one(
    folder: ContentFolder, key: str, languages: Languages, built: list[Questionnaire]
) -> Iterator[ContentFault]:
    """Give the faults of one questionnaire; one that can be used joins those built."""
    try:
        raw = folder.read(key)
    except IncoherentContent as unreadable:
        yield from unreadable.faults
        return
    for file in folder.unlisted(key, raw):
        yield ContentFault(file, "nothing lists this file, so it is not read")
    yield from _typing(raw)
    yield from _retired(raw)
    for language in languages.all():
        if language.code != SOURCE_LANGUAGE:
            yield from _untranslated(raw, language)
    try:
        questionnaire = build(in_language(raw, languages.source))
    except IncoherentContent as incoherent:
        yield from incoherent.faults
        return
    if questionnaire.key != key:
        yield ContentFault("questionnaire", f"its key is not “{key}”, the name of its folder")
    built.append(questionnaire)


def _typing(raw: Raw) -> Iterator[ContentFault]:
    for text in texts_of(raw):
        straight = _STRAIGHT.search(text.value)
        if straight:
            yield ContentFault(text.context, f"straight {straight.group()} in “{text.value[:40]}…”")


def _retired(raw: Raw) -> Iterator[ContentFault]:
    """Find names used again; a retired choice is written ``type-structure.autre``."""
    retired = set(raw["retired"])
    for where, name in _names_in_use(raw):
        if name in retired:
            yield ContentFault(where, f"“{name}” was retired: never reuse it")


def _names_in_use(raw: Raw) -> Iterator[tuple[str, str]]:
    for dimension in raw["dimensions"]:
        yield f"dimension.{dimension.get('key')}", str(dimension.get("key"))
        for question in blocks(dimension, "question"):
            yield f"question.{question.get('key')}", str(question.get("key"))
    for asked in raw["profile"]:
        where = f"profile.{asked.get('key')}"
        yield where, str(asked.get("key"))
        for choice in blocks(asked, "choice"):
            yield where, f"{asked.get('key')}.{choice.get('key')}"


def _untranslated(raw: Raw, language: Language) -> Iterator[ContentFault]:
    for text in texts_of(raw):
        if (text.context, text.value) not in language.translated:
            yield ContentFault(text.context, f"no translation into “{language.code}”")


def _unused(questionnaires: list[Questionnaire]) -> Iterator[ContentFault]:
    known = {code for each in questionnaires for code in each.catalogue.by_code}
    used = {code for each in questionnaires for code in _codes_used(each)}
    for code in sorted(known - used):
        yield ContentFault(f"resource.{code}", "no question points to it")


def _codes_used(questionnaire: Questionnaire) -> Iterator[str]:
    for dimension in questionnaire.dimensions:
        yield from dimension.go_further
        yield from dimension.starters
        for question in dimension.questions:
            for anchor in question.anchors:
                yield from anchor.resources
            for extra in question.extras:
                yield from extra.resources
