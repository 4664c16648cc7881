"""Finding a question by a few words, as the conversation does."""

from diagnostic.actions.services import Services
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.reading.folding import fold

MOST_FOUND = 6


def found_questions(
    services: Services, questionnaire: Questionnaire, text: str, language: str
) -> tuple[Question, ...]:
    """The questions that the words mean, best first; none when they mean none.

    ``questionnaire`` is in the language of the page. Where it has no reader, every word must stand in it.
    """
    reader = services.readers(questionnaire.key, questionnaire.version)
    if reader is None:
        return _holding(questionnaire, text)
    keys = reader.find(text, language, MOST_FOUND)
    return tuple(questionnaire.question[each] for each in keys if each in questionnaire.question)


def _holding(questionnaire: Questionnaire, text: str) -> tuple[Question, ...]:
    words = fold(text, {}).split()
    told = ((each, fold(f"{each.code} {each.short} {each.text}", {})) for each in questionnaire.questions)
    return tuple(each for each, texts in told if words and all(word in texts for word in words))[:MOST_FOUND]
