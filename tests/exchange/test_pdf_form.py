"""A filled PDF form read back: the same answers, blanks that say nothing, damage refused in its place."""

import warnings
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any, Final

import pikepdf
import pytest
from pikepdf import PageCopyWarning

from diagnostic.core.answers import Record
from diagnostic.core.changes import Entry, record_from
from diagnostic.core.faults import RefusedInput
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.exchange.filled import FilledFile
from diagnostic.exchange.pdf_fields import MOST_BYTES, MOST_FIELDS
from diagnostic.exchange.pdf_form import read_pdf_form
from diagnostic.report.fillable import BLANK, Filled, form_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from tests.build import a_record, all_at
from tests.report.samples import languages, nearly_unknown, questionnaire_in, sample_record

Change = Callable[[pikepdf.Pdf], None]

NOTES: Final = {"D1.1": "Ligne 1\nligne 2 (\\) é", "D8.1": "漢字 😀 العربية <b>", "D2.2": "x" * 4000}
RECORDS: Final[dict[str, Callable[[], Record]]] = {
    "sample": sample_record,
    "unknown": nearly_unknown,
    "empty": Record,
    "aims": lambda: a_record(
        all_at(4), targets={"D1": 3, "D8": 4}, importance={"D1": "high", "D7": "low"}, notes=NOTES
    ),
}


def find(key: str, version: str) -> Questionnaire | None:
    asked = questionnaire_in("fr")
    return asked if (key, version) == (asked.key, asked.version) else None


def read(content: bytes) -> FilledFile:
    return read_pdf_form(content, find)


def made_from(filled: Filled, language: str = "fr") -> bytes:
    return made(Form.PDF, form_of(questionnaire_in(language), languages()[language], filled))


@cache
def blank() -> bytes:
    return made_from(BLANK)


def record_of(file: FilledFile) -> Record:
    return record_from({each.field: Entry(each.value or "", each.note or "") for each in file.fields})


def changed(*changes: Change, **options: Any) -> bytes:
    """The blank form after changes to its objects."""
    with pikepdf.open(BytesIO(blank())) as pdf:
        for change in changes:
            change(pdf)
        saved = BytesIO()
        with warnings.catch_warnings(action="ignore", category=PageCopyWarning):
            pdf.save(saved, **options)
    return saved.getvalue()


def field(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(each for each in pdf.Root.AcroForm.Fields if name == each.T)


def tick(name: str, state: str) -> Change:
    """Choose an answer as a reader of PDF does."""

    def do(pdf: pikepdf.Pdf) -> None:
        chosen = field(pdf, name)
        chosen.V = pikepdf.Name(f"/{state}")
        for kid in chosen.get("/Kids", (chosen,)):
            is_on = f"/{state}" in kid.AP.N
            kid.AS = pikepdf.Name(f"/{state}") if is_on else pikepdf.Name.Off

    return do


def write(name: str, value: Any) -> Change:
    def do(pdf: pikepdf.Pdf) -> None:
        field(pdf, name).V = value

    return do


def rename(name: str, to: str) -> Change:
    def do(pdf: pikepdf.Pdf) -> None:
        field(pdf, name).T = to

    return do


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", RECORDS)
def test_answers_come_back_as_they_went_out(name: str, language: str) -> None:
    record = RECORDS[name]()
    back = read(made_from(Filled("abc", 12, "Les Passerelles – été", record), language))
    assert record_of(back) == record
    assert back.refusals == ()
    assert (back.assessment, back.seen, back.language) == ("abc", 12, language)
    assert back.structure == "Les Passerelles – été"


def test_blank_fields_say_nothing() -> None:
    back = read(blank())
    assert back.fields == ()
    assert back.refusals == ()
    assert (back.assessment, back.seen, back.structure) == ("", 0, "")


def test_what_is_ticked_and_typed_is_read_with_its_place() -> None:
    (first, *_) = questionnaire_in("fr").questions
    asked = next(each for each in questionnaire_in("fr").profile if each.kind.value == "choices")
    one, two = asked.choices[0].key, asked.choices[1].key
    back = read(
        changed(
            tick(f"question:{first.key}", "3"),
            write(f"note:{first.key}", " Écrit\rdeux fois "),
            tick(f"profile:{asked.key}={one}", "yes"),
            tick(f"profile:{asked.key}={two}", "yes"),
            tick("target:strategie", "3"),
            write("structure", "L’Étoile"),
        )
    )
    said = {each.field: (each.value, each.note) for each in back.fields}
    assert said == {
        f"profile:{asked.key}": (f"{one} {two}", None),
        f"question:{first.key}": ("3", "Écrit\ndeux fois"),
        "target:strategie": ("3", None),
    }
    assert back.structure == "L’Étoile"
    assert {each.place for each in back.fields} >= {f"page 2, {first.code}", f"page 2, {asked.code}"}


def test_an_answer_that_only_looks_chosen_is_read() -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        field(pdf, "question:role-defini").Kids[1].AS = pikepdf.Name("/2")

    assert [each.value for each in read(changed(do)).fields] == ["2"]


def test_a_note_kept_in_a_stream_is_read() -> None:
    def do(pdf: pikepdf.Pdf) -> None:
        field(pdf, "note:role-defini").V = pdf.make_stream(b"\xfe\xff" + "été".encode("utf-16-be"))

    assert [each.note for each in read(changed(do)).fields] == ["été"]


def _two_looks(pdf: pikepdf.Pdf) -> None:
    for at in (0, 1):
        field(pdf, "question:role-defini").Kids[at].AS = pikepdf.Name(f"/{at + 1}")


def _twice(pdf: pikepdf.Pdf) -> None:
    note = field(pdf, "note:role-defini")
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(pikepdf.Dictionary(dict(note.items()))))


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (tick("question:role-defini", "5"), "page 2, D1.1", "unknown answer: 5"),
        (tick("question:role-defini", "not_applicable"), "page 2, D1.1", "unknown answer: not_applicable"),
        (tick("question:role-defini", "0"), "page 2, D1.1", "unknown answer: 0"),
        (tick("target:strategie", "1"), "page 16, target:strategie", "unknown answer: 1"),
        (
            tick("importance:strategie", "enormous"),
            "page 16, importance:strategie",
            "unknown answer: enormous",
        ),
        (rename("question:role-defini", "question:autre"), "page 2, question:autre", "unknown field"),
        (rename("note:role-defini", "note:autre"), "page 2, note:autre", "unknown field"),
        (rename("note:role-defini", "Text1"), "page 2, Text1", "unknown field"),
        (rename("note:role-defini", "question:role-defini"), "page 2, D1.1", "field twice"),
        (_twice, "page 2, D1.1", "field twice"),
        (_two_looks, "page 2, D1.1", "several answers"),
        (write("note:role-defini", "x" * 4001), "page 2, D1.1", "too long"),
        (write("note:role-defini", "a\x00b"), "page 2, D1.1", "control character"),
        (write("note:role-defini", pikepdf.Array([1, 2])), "page 2, D1.1", "unreadable"),
        (write("structure", "x" * 201), "page 1, structure", "too long"),
    ],
)
def test_a_damaged_field_is_refused_with_its_place(change: Change, where: str, what: str) -> None:
    back = read(changed(tick("target:equipe", "2"), change))
    assert [(each.where, each.what) for each in back.refusals] == [(where, what)]
    assert [(each.field, each.value) for each in back.fields] == [("target:equipe", "2")]


def _flat(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


def _many(pdf: pikepdf.Pdf) -> None:
    made_up = ({"/FT": pikepdf.Name.Tx, "/T": f"f{n}"} for n in range(MOST_FIELDS + 1))
    fields = [pdf.make_indirect(pikepdf.Dictionary(each)) for each in made_up]
    pdf.Root.AcroForm.Fields = pikepdf.Array(fields)


def _round(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(pikepdf.Dictionary({"/T": "a"}))
    group.Kids = pikepdf.Array([group])
    pdf.Root.AcroForm.Fields = pikepdf.Array([group])


def _bomb(pdf: pikepdf.Pdf) -> None:
    note = pdf.make_stream(b"")
    note.write(zlib.compress(bytes(64 * 1024 * 1024), 9), filter=pikepdf.Name.FlateDecode)
    field(pdf, "note:role-defini").V = note


def _shapeless(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = pikepdf.Array([1, pikepdf.Name.Off, pikepdf.Array()])


def _not_ours(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = pikepdf.Array(
        [each for each in pdf.Root.AcroForm.Fields if each.T != "passerelle"]
    )


def _locked() -> bytes:
    return changed(encryption=pikepdf.Encryption(owner="a", user="b"))


OTHER_VERSION: Final = "form=1 questionnaire=structure version=1900.1 language=fr"


NONE_OF_OURS: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "empty": (lambda: b"", "pdf damaged"),
    "another kind": (lambda: b"PK\x03\x04", "pdf damaged"),
    "a head alone": (lambda: b"%PDF-1.7\n", "pdf damaged"),
    "cut in two": (lambda: blank()[: len(blank()) // 2], "pdf damaged"),
    "shapeless": (lambda: changed(_shapeless), "pdf damaged"),
    "a stream that swells": (lambda: changed(_bomb), "pdf damaged"),
    "locked": (_locked, "encrypted"),
    "flat": (lambda: changed(_flat), "no form"),
    "far too many fields": (lambda: changed(_many), "too large"),
    "a field below itself": (lambda: changed(_round), "too large"),
    "too heavy": (lambda: blank() + bytes(MOST_BYTES), "too large"),
    "without its line": (lambda: changed(_not_ours), "not ours"),
    "another line": (lambda: changed(write("passerelle", "something else")), "not ours"),
    "two lines": (lambda: changed(rename("note:role-defini", "passerelle")), "not ours"),
    "an unknown version": (lambda: changed(write("passerelle", OTHER_VERSION)), "unknown version"),
}


@pytest.mark.parametrize("name", NONE_OF_OURS)
def test_a_file_that_is_none_of_ours_is_refused_whole(name: str) -> None:
    content, what = NONE_OF_OURS[name]
    with pytest.raises(RefusedInput) as refused:
        read(content())
    assert [(each.where, each.what) for each in refused.value.refusals] == [("file", what)]


def test_a_form_that_anyone_may_read_is_read_though_it_is_protected_against_changes() -> None:
    back = read(changed(tick("target:equipe", "2"), encryption=pikepdf.Encryption(owner="a", user="")))
    assert [each.value for each in back.fields] == ["2"]


def test_what_a_reader_of_pdf_added_at_the_end_of_the_file_counts() -> None:
    content = changed(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(BytesIO(content)) as pdf:
        number, _ = field(pdf, "note:role-defini").objgen
        size, (root, _) = pdf.trailer.Size, pdf.Root.objgen
    before = int(content.rpartition(b"startxref\n")[2].split()[0])
    added = f"{number} 0 obj\n<< /FT /Tx /T (note:role-defini) /V (Ajout) >>\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(content):010} 00000 n \n"
    end = f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {before} >>\n"
    start = f"startxref\n{len(content) + len(added)}\n%%EOF\n"
    back = read(content + added + (table + end + start).encode())
    assert [(each.field, each.note) for each in back.fields] == [("question:role-defini", "Ajout")]
