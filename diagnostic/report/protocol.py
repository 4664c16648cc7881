"""What a worker and its service say to each other: a state, a length, and that many bytes."""

import struct
from typing import Final

LENGTH: Final = struct.Struct(">Q")
READY: Final = b"R"
DONE: Final = b"D"
FAILED: Final = b"F"
