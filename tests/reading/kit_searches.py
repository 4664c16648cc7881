"""Searches as people type them, with the resources of which one must come among the first three."""

from typing import Final

SLIPS: Final = (
    ("evaluer lutilité sociale", {"K16"}),
    ("évalution des partenariat", {"K16", "K32"}),
    ("etude territorial", {"K10", "K28", "K04"}),
    ("diagnostique du territoire", {"K10", "K28", "K04"}),
    ("experimentation colective", {"K12", "K30", "K07"}),
    ("annimer la co construction", {"K11", "K02"}),
    ("acompagner les assos", {"K14"}),
    ("acompagner les entreprise", {"K13"}),
    ("silvergeek", {"K07"}),
    ("interet general", {"K20"}),
    ("mécenat de competence", {"K36"}),
    ("engagment des salaries", {"K36"}),
    ("benchmarck", {"K21"}),
    ("territoire ruraux", {"K35"}),
    ("ruralite", {"K35"}),
    ("fragilité du territoire", {"K18", "K33", "K10"}),
    ("referentiel coconstruction", {"K37"}),
    ("chek list evaluation", {"K32"}),
    ("etat des lieu", {"K17", "K19"}),
    ("film pour montrer des example", {"K03"}),
    ("labo alsace", {"K05"}),
    ("charenton", {"K06"}),
    ("pionier des alliances", {"K34", "K39"}),
    ("entreprise responsables", {"K23"}),
    ("poitou charente", {"K04"}),
)
"""Missing accents, slips of the keyboard, words run together, singulars for plurals."""

STREET: Final = (
    ("trouver des sous", {"K24", "K27", "K08"}),
    ("convention type", {"K15", "K25"}),
    ("comment convaincre un patron", {"K23", "K24", "K36"}),
    ("faire bosser ensemble les associations et les boîtes", {"K25", "K13", "K26", "K11"}),
    ("animer une réunion", {"K29"}),
    ("ordre du jour", {"K29"}),
    ("se lancer à plusieurs dans un projet test", {"K12", "K30"}),
    ("mesurer les résultats", {"K16", "K32"}),
    ("à quoi ça sert ce qu’on fait", {"K16", "K32"}),
    ("apprendre en ligne", {"K09", "K38"}),
    ("formation gratuite", {"K09", "K38"}),
    ("rencontrer d’autres structures comme nous", {"K39"}),
    ("on est tout seuls", {"K39"}),
    ("la campagne", {"K35"}),
    ("les élus et la mairie", {"K06"}),
    ("questionnaire pour les habitants", {"K28", "K10", "K33", "K18"}),
    ("chiffres sur les partenariats", {"K17"}),
    ("sondage", {"K18", "K33"}),
    ("charte", {"K37"}),
    ("qui décide", {"K20", "K02"}),
    ("bénévoles d’entreprise", {"K36"}),
    ("les mots pour expliquer la co-construction", {"K01"}),
    ("personnes âgées et numérique", {"K07"}),
    ("créer de l’emploi", {"K08"}),
    ("exemples de partenariats réussis", {"K26", "K03", "K25"}),
    ("faire le point sur notre structure", {"K31"}),
)
"""Words of every day, which the titles of the kit do not use."""

ENGLISH: Final = (
    ("finding money", {"K24", "K27", "K08"}),
    ("evaluate a partnership", {"K16", "K32"}),
    ("online course", {"K09", "K38"}),
    ("rural areas", {"K35"}),
    ("running a working group", {"K29"}),
    ("territorial study", {"K10", "K28", "K04"}),
    ("employee volunteering", {"K36"}),
    ("meeting peers", {"K39"}),
    ("elderly people and digital", {"K07"}),
)
