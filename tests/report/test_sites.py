"""The addresses that a sentence names."""

from diagnostic.report.sites import with_sites


def test_a_site_is_cut_out_of_its_sentence_with_its_address() -> None:
    assert list(with_sites("À demander (lerameau.fr).")) == [
        ("À demander (", ""),
        ("lerameau.fr", "https://lerameau.fr"),
        (").", ""),
    ]


def test_a_sentence_may_name_no_site_or_begin_with_one() -> None:
    assert list(with_sites("Rien. Fr, non.")) == [("Rien. Fr, non.", "")]
    assert list(with_sites("odas.apriles.net, fonda.asso.fr"))[-1] == (
        "fonda.asso.fr",
        "https://fonda.asso.fr",
    )
