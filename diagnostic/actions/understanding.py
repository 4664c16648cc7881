"""A message as the conversation hears it: what its reader understood, in the light of what is asked."""

import logging

from diagnostic.actions.services import Services
from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import PROFILE, QUESTION
from diagnostic.core.dialogue.heard import Command, Message, Understood
from diagnostic.core.dialogue.talk import Stage, Talk
from diagnostic.core.dialogue.turning import values_of
from diagnostic.core.opened import Opened
from diagnostic.core.reading import Basis, Intent, Reading, Situation
from diagnostic.core.routing import Path

COMMANDS = {each: Command(each.value) for each in Intent if each is not Intent.KIT_QUESTION}
PAIR = 2


def prepare_readers(services: Services) -> None:
    """Make ready the readers of the newest versions, so that nobody waits for them.

    Where it fails (no tables yet, cues at fault), the service starts all the same, and readers are made
    when they are needed.
    """
    try:
        for each in services.library.latest():
            services.readers(each.key, each.version)
    except Exception:
        logging.getLogger(__name__).exception("readers are not ready; they will be made when needed")


def understood(services: Services, given: Opened, talk: Talk, text: str, language: str) -> Message:
    """Read a message; nothing is decided and nothing is written.

    ``talk`` says what is being asked and what waits for a yes. Where a questionnaire has no reader, only
    the number of an answer is understood.
    """
    path = Path(given.questionnaire, given.assessment.record)
    reader = services.readers(given.assessment.questionnaire, given.assessment.version)
    numbered = _numbered(path, talk.current, text)
    is_question = talk.current.startswith(f"{QUESTION}:")
    if reader is None or (numbered and not is_question):
        return Message(text, direct=numbered)
    situation = _situation(path, talk, language)
    return _heard(reader.read(text, situation), text, situation.question)


def _situation(path: Path, talk: Talk, language: str) -> Situation:
    """Where the conversation stands: a question of the profile has labels, and nothing else is answered."""
    kind, _, key = talk.current.partition(":")
    if kind == PROFILE:
        asked = path.questionnaire.profile_question[key]
        labels = tuple((each.key, each.label) for each in asked.choices)
        is_asked = talk.stage is not Stage.FINISHING
        return Situation(language, open_questions=frozenset(), choices=labels if is_asked else ())
    waiting = talk.waiting
    return Situation(
        language=language,
        question=key,
        proposed=waiting.level if waiting and waiting.question == key else None,
        open_questions=frozenset(each.key for each in path.unanswered()) - {key},
    )


def _numbered(path: Path, field: str, text: str) -> str:
    """The level or the choice whose number, from 1, is the whole message; empty when there is none."""
    values = [each for each in values_of(path, field) if each not in {DONT_KNOW, NOT_APPLICABLE}]
    number = text.strip()
    is_number = number.isascii() and number.isdigit() and len(number) <= PAIR
    return values[int(number) - 1] if is_number and 0 < int(number) <= len(values) else ""


def _heard(reading: Reading, text: str, question: str) -> Message:
    labelled = reading.value if reading.stated and not reading.intent else ""
    chosen = labelled or (str(reading.level) if reading.chosen and reading.level else "")
    if chosen:
        return Message(text, direct=chosen)
    if reading.intent is Intent.KIT_QUESTION:
        return Message(text, command=Command.KIT, codes=reading.resources)
    by_model = reading.basis is Basis.MODEL
    # A model is asked about the question under way only: what is said about others was read here.
    others = tuple(
        Understood(e.question, e.level, e.quote, e.second, by_rules=by_model) for e in reading.others
    )
    if reading.intent:
        return Message(
            text,
            command=COMMANDS[reading.intent],
            target=reading.target,
            profile=reading.profile,
            value=reading.value,
            understood=others,
            codes=reading.terms,
            is_guess=not reading.stated,
        )
    if reading.level:
        first = Understood(question, reading.level, reading.quote, reading.second)
        return Message(text, understood=(first, *others), by_model=by_model)
    if others or reading.value:
        return Message(text, value=reading.value, understood=others, is_guess=True)
    return _close(reading, text)


def _close(reading: Reading, text: str) -> Message:
    """A message that is near two neighbouring levels, or near none."""
    levels = sorted(each.level for each in reading.candidates[:PAIR])
    pair = (levels[0], levels[1]) if len(levels) == PAIR and levels[1] - levels[0] == 1 else None
    return Message(text, pair=pair)


def clarifying(services: Services, given: Opened, question: str, low: int, language: str) -> str:
    """The author's question between a level and the next one; empty when none was written."""
    cues = services.cues(given.assessment.questionnaire).get(language)
    asked = cues.questions.get(question) if cues else None
    return asked.clarify[low - 1] if asked and low <= len(asked.clarify) else ""
