"""A message as the conversation hears it: what its reader understood, in the light of what is asked."""

from diagnostic.actions.services import Services
from diagnostic.core.changes import QUESTION
from diagnostic.core.dialogue.heard import Command, Message, Understood
from diagnostic.core.dialogue.talk import Talk
from diagnostic.core.dialogue.turning import values_of
from diagnostic.core.opened import Opened
from diagnostic.core.reading import Intent, Reading, Situation
from diagnostic.core.routing import Path

COMMANDS = {each: Command(each.value) for each in Intent if each is not Intent.KIT_QUESTION}
PAIR = 2


def understood(services: Services, given: Opened, talk: Talk, text: str, language: str) -> Message:
    """Read a message; nothing is decided and nothing is written.

    ``talk`` says what is being asked and what waits for a yes. Where a questionnaire has no reader, only
    the number of an answer is understood.
    """
    path = Path(given.questionnaire, given.assessment.record)
    kind, _, key = talk.current.partition(":")
    reader = services.readers(given.assessment.questionnaire, given.assessment.version)
    if reader is None or kind != QUESTION:
        return Message(text, direct=_numbered(path, talk.current, text))
    waiting = talk.waiting
    reading = reader.read(
        text,
        Situation(
            language=language,
            question=key,
            proposed=waiting.level if waiting and waiting.question == key else None,
            open_questions=frozenset(each.key for each in path.unanswered()) - {key},
        ),
    )
    return _heard(reading, text, key)


def _numbered(path: Path, field: str, text: str) -> str:
    """The value whose number, counted from 1, is the whole message; empty when there is none."""
    values = values_of(path, field)
    number = text.strip()
    is_number = number.isascii() and number.isdigit() and len(number) <= PAIR
    return values[int(number) - 1] if is_number and 0 < int(number) <= len(values) else ""


def _heard(reading: Reading, text: str, question: str) -> Message:
    if reading.chosen and reading.level:
        return Message(text, direct=str(reading.level))
    if reading.intent is Intent.KIT_QUESTION:
        return Message(text, command=Command.KIT, codes=reading.resources)
    others = tuple(Understood(e.question, e.level, e.quote, e.second) for e in reading.others)
    if reading.intent:
        return Message(text, command=COMMANDS[reading.intent], target=reading.target, understood=others)
    if reading.level:
        first = Understood(question, reading.level, reading.quote, reading.second)
        return Message(text, understood=(first, *others))
    if others:
        return Message(text, understood=others)
    levels = sorted(each.level for each in reading.candidates[:PAIR])
    pair = (levels[0], levels[1]) if len(levels) == PAIR and levels[1] - levels[0] == 1 else None
    return Message(text, pair=pair)


def clarifying(services: Services, given: Opened, question: str, low: int, language: str) -> str:
    """The author's question between a level and the next one; empty when none was written."""
    cues = services.cues(given.assessment.questionnaire).get(language)
    asked = cues.questions.get(question) if cues else None
    return asked.clarify[low - 1] if asked and low <= len(asked.clarify) else ""
