"""The language that content is written in, and the region whose usage each language follows."""

SOURCE_LANGUAGE = "fr"
REGIONS = {"fr": "fr-FR", "en": "en-GB"}
