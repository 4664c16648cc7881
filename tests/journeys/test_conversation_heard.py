"""What a screen reader finds in the conversation: its accessibility tree in the states that matter most."""

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Look
from tests.journeys.conftest import Arrival
from tests.journeys.serving import Server
from tests.journeys.states import reached

SOON: Final = 5000
"""Milliseconds: the tree stands once the state is reached."""
ABOUT: Final = """
- textbox "Répondez avec vos mots"
- button "Envoyer"
- paragraph: /ou choisissez/
- group "Votre rôle d’animation des partenariats est-il défini par écrit ?":
  - button /Émergent/
  - button /En structuration/
  - button /Établi/
  - button /Moteur/
  - button "Je ne sais pas"
- group "Demander autre chose":
  - button "Pourquoi ?"
"""
HEARD: Final = {
    "talk": f"""
- heading "Conversation" [level=1]
- log "Conversation":
  - group:
    - heading "Stratégie et positionnement" [level=2]
    - list:
      - listitem:
        - text: "L’assistant :"
        - paragraph: /Bonjour/
      - listitem:
        - text: "L’assistant :"
        - paragraph: /Votre rôle/
{ABOUT}""",
    "talk-error": """
- alert:
  - heading "Il y a un problème" [level=2]
- textbox "Répondez avec vos mots" [invalid]
""",
    "talk-history": """
- paragraph:
  - text: 6 réponses sur 37
- log "Conversation":
  - group:
    - heading "Stratégie et positionnement" [level=2]
  - group:
    - heading "Connaissance du territoire" [level=2]
    - list
- group "Comment repérez-vous les besoins et les fragilités du territoire ?"
""",
    "talk-proposal": """
- textbox "Votre message"
- button "Envoyer"
- group "Est-ce bien cela ?":
  - button "Oui, c’est bien cela"
  - button "Oui, et garder mes mots en note"
  - button /Plutôt la description d’avant/
  - button /Plutôt la description d’après/
  - button "Montrez-moi toutes les réponses"
""",
    "talk-two": """
- log "Conversation"
- group "Est-ce bien cela ?":
  - button "Oui, c’est bien cela"
""",
    "talk-finished": """
- log "Conversation"
- link "Voir vos résultats"
- link "Toutes les étapes"
""",
}


@pytest.mark.parametrize("name", HEARD)
def test_what_a_screen_reader_finds(arrival: Arrival, server: Server, name: str) -> None:
    who = reached(arrival(Look(320, "fr")), server, name)
    expect(who.page.locator(".talk")).to_match_aria_snapshot(HEARD[name], timeout=SOON)
