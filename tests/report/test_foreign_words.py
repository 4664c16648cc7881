"""What stands in another language than the document says so: names, notes, and the kit's own titles."""

from collections import Counter

from diagnostic.core.concluding import conclude
from diagnostic.core.wording import worded_for
from diagnostic.report.document import Particulars, document_of
from diagnostic.report.keys import Form
from diagnostic.report.rendering import made
from tests.report.samples import SOME_DAY, languages, questionnaire_in, sample_record
from tests.report.tags import structure


def test_french_words_in_an_english_report_bear_their_language() -> None:
    record = sample_record()
    questionnaire = worded_for(questionnaire_in("en"), record.profile)
    titles = {each.code: each.title for each in questionnaire_in("fr").catalogue.resources}
    particulars = Particulars("Les Passerelles", SOME_DAY, written_in="fr-FR", original_titles=titles)
    outcome = conclude(questionnaire, record)
    document = document_of(questionnaire, record, outcome, particulars, languages()["en"])
    tags = structure(made(Form.PDF, document))
    marked = Counter(each.kind for each in tags.every() if each.language == "fr-FR")
    assert marked["H1"] == 1
    assert marked["BlockQuote"] >= len(record.notes)
    originals = sum(bool(row.resource.original) for axis in document.kit.axes for row in axis.rows)
    assert originals
    assert marked["Span"] >= originals
