"""The style sheet is sent without what means nothing, and means the same."""

import pytest

from diagnostic.web.assets import without_room


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a {\n  color: red;\n}\n\nb { top: 0; }\n", "a{color: red}b{top: 0}"),
        ("a ,\nb > c :hover { top: calc(1px + 2px); }", "a,b > c :hover{top: calc(1px + 2px)}"),
        ("@media (width > 1px) and (hover) { a { top: 0; } }", "@media (width > 1px) and (hover){a{top: 0}}"),
        ("a { content: \"  ;} , \"; quotes: '{  '; }", "a{content: \"  ;} , \";quotes: '{  '}"),
        ("/* why */\na { /* and how */ top: 0 }", "a{top: 0}"),
        ("@layer a, b;\n@layer a { }", "@layer a,b;@layer a{}"),
        (
            "a { background: url(\"data:image/svg+xml,%3Csvg a='b  c'/%3E\"); }",
            "a{background: url(\"data:image/svg+xml,%3Csvg a='b  c'/%3E\")}",
        ),
    ],
)
def test_room_goes_and_meaning_stays(written: str, sent: str) -> None:
    assert without_room(written) == sent
