"""What a file says beside what stands, in words."""

from collections.abc import Iterable, Iterator

from flask import Response, make_response

from diagnostic.actions.document_files import File
from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.changes import IMPORTANCE, PROFILE, QUESTION, TARGET, VALUES_APART
from diagnostic.core.comparing import Comparison, Kind, Preview
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.context import language
from diagnostic.web.shapes.filling import FilledGroup, FilledLine
from diagnostic.web.shapes.forms import Option
from diagnostic.web.written import shown

ONLINE, FROM_FILE = "ligne", "fichier"
TO_SHOW = (Kind.NEW, Kind.CHANGED, Kind.CONFLICT)


def download(file: File) -> Response:
    """A file to keep."""
    response = make_response(file.content)
    response.content_type = file.media
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def choice_name(field: str) -> str:
    """The name of the input that says which of two to keep."""
    return f"garder-{field.replace(':', '-')}"


def groups_of(questionnaire: Questionnaire, preview: Preview) -> tuple[FilledGroup, ...]:
    """What would change, step by step, in the order of the questionnaire."""
    groups: dict[str, list[FilledLine]] = {}
    for each in preview.of(*TO_SHOW):
        groups.setdefault(_step(questionnaire, each.field), []).append(_line(questionnaire, each))
    return tuple(FilledGroup(name, tuple(lines)) for name, lines in groups.items())


def names_of(questionnaire: Questionnaire, fields: Iterable[str]) -> str:
    """The questions of these fields, in a few words each."""
    return " · ".join(" ".join(each).strip() for each in (_asked(questionnaire, field) for field in fields))


def _line(questionnaire: Questionnaire, each: Comparison) -> FilledLine:
    code, text = _asked(questionnaire, each.field)
    return FilledLine(
        code=code,
        text=text,
        kind=each.kind.value,
        place=shown(each.place),
        standing=_words(questionnaire, each.field, each.standing.value),
        standing_note=shown(each.standing.note),
        wanted=_words(questionnaire, each.field, each.wanted.value) if each.wanted.value else "",
        wanted_note=shown(each.wanted.note),
        name=choice_name(each.field),
        choice=_choice() if each.kind is Kind.CONFLICT else (),
    )


def _choice() -> tuple[Option, ...]:
    words = language().gettext
    return (
        Option(ONLINE, words("Garder ce qui est en ligne"), checked=True),
        Option(FROM_FILE, words("Prendre ce que dit le fichier"), checked=False),
    )


def _step(questionnaire: Questionnaire, field: str) -> str:
    kind, _, key = field.partition(":")
    if kind == QUESTION:
        return questionnaire.dimension[questionnaire.question[key].dimension].name
    words = language().gettext
    return words("Votre structure") if kind == PROFILE else words("Votre cap")


def _asked(questionnaire: Questionnaire, field: str) -> tuple[str, str]:
    """The code of a question, if people see it, and its words."""
    kind, _, key = field.partition(":")
    words = language().gettext
    if kind == QUESTION:
        return questionnaire.question[key].code, questionnaire.question[key].text
    if kind == PROFILE:
        return "", questionnaire.profile_question[key].text
    told = {TARGET: words("Niveau visé d’ici 12 à 18 mois"), IMPORTANCE: words("Importance pour vous")}
    return "", f"{questionnaire.dimension[key].name} – {told[kind]}"


def _words(questionnaire: Questionnaire, field: str, value: str) -> str:
    labels = dict(_labels(questionnaire, field))
    said = (labels.get(each, each) for each in value.split(VALUES_APART) if each)
    return " · ".join(said) or language().gettext("pas de réponse")


def _labels(questionnaire: Questionnaire, field: str) -> Iterator[tuple[str, str]]:
    kind, _, key = field.partition(":")
    if kind == PROFILE:
        yield from ((each.key, each.label) for each in questionnaire.profile_question[key].choices)
    elif kind == IMPORTANCE:
        yield from ((each.key, each.name) for each in questionnaire.rules.importances)
    else:
        yield from ((str(each.value), f"{each.value} · {each.name}") for each in questionnaire.scale)
        yield DONT_KNOW, language().gettext("Je ne sais pas")
        yield NOT_APPLICABLE, language().gettext("Non concerné")
