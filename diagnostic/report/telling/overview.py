"""All dimensions at once, in words and in the figures that are drawn."""

from diagnostic.core.outcome import DimensionOutcome
from diagnostic.report.telling.reading import remarks_of
from diagnostic.report.telling.standings import COUNTED, status_words, strip_of, target_mark
from diagnostic.report.telling.teller import Teller
from diagnostic.report.tree.front import Overview
from diagnostic.report.tree.marks import Radar, RadarPoint, Standing, Strip

FEWEST_AXES = 3
"""A radar with fewer axes would have no surface."""


def overview_of(teller: Teller, standings: tuple[Standing, ...]) -> Overview:
    """The profile of the structure: a radar, the same in a table, and a strip for each dimension."""
    say = teller.language.gettext
    radar = _radar(teller)
    counted = [each for each in teller.outcome.dimensions if each.status in COUNTED]
    strips = tuple(strip_of(teller, each) for each in counted)
    return Overview(
        anchor="overview",
        heading=say("Votre profil"),
        intro=say(
            "Plus la ligne s’éloigne du centre, plus les pratiques sont établies. Le tableau dit la même "
            "chose que le dessin."
        )
        if radar
        else say("Le radar sera dessiné quand trois dimensions au moins auront un niveau."),
        radar=radar,
        table_caption=say("Où en est chaque dimension"),
        standings=standings,
        strips_heading=say("Vos réponses sur l’échelle") if strips else "",
        strips_intro=say(
            "Un point vaut une réponse ; la case encadrée est le niveau, le drapeau le niveau visé. Un "
            "pointillé sous les cases montre l’étendue possible quand des réponses manquent."
        ),
        strips_description=_told(teller, strips),
        strips=strips,
        remarks=remarks_of(teller),
    )


def _told(teller: Teller, strips: tuple[Strip, ...]) -> str:
    """All strips in words."""
    say = teller.language.gettext
    return " ".join(
        say("{dimension} : {words}").format(dimension=each.title, words=each.description) for each in strips
    )


def _radar(teller: Teller) -> Radar | None:
    counted = [each for each in teller.outcome.dimensions if each.status in COUNTED]
    if len(teller.outcome.scored) < FEWEST_AXES:
        return None
    say = teller.language.gettext
    told = teller.joined(
        say("{dimension} : {words}").format(
            dimension=teller.dimension(each.dimension).short_name, words=status_words(teller, each)
        )
        for each in counted
    )
    return Radar(
        title=say("Profil des dimensions et niveaux visés"),
        description=say("{list}. Le tableau qui suit donne aussi les niveaux visés.").format(list=told),
        points=tuple(_point(teller, each) for each in counted),
        rings=teller.marks,
        legend_now=say("Aujourd’hui"),
        legend_target=say("Niveau visé"),
    )


def _point(teller: Teller, outcome: DimensionOutcome) -> RadarPoint:
    target = target_mark(teller, outcome)
    top = teller.questionnaire.top
    return RadarPoint(
        label=teller.dimension(outcome.dimension).short_name,
        index=float(outcome.index) if outcome.index is not None else None,
        target=(target.value - 1) / (top - 1) * 100 if target else None,
    )
