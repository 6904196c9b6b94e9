"""Paper: a page as a browser prints it, and what can be read on it."""

import re
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import pytest

from tests.machine import install

# In points: the text of A4, inside the margins of the style sheet, and where its columns part.
LEFT, TOP, RIGHT, BOTTOM = 50, 58, 545, 781
GUTTER = 276
BODY = (LEFT, TOP, RIGHT, BOTTOM)
COLUMNS = {"zh": (LEFT, TOP, GUTTER, BOTTOM), "en": (GUTTER, TOP, RIGHT, BOTTOM)}
HEAD = (0, 0, 595, TOP)
FOOT = (0, BOTTOM, 595, 842)

Area = tuple[int, int, int, int]


class Paper:
    """A page printed on A4, from the PDF that a browser made."""

    def __init__(self, pdf: bytes) -> None:
        if not shutil.which("pdftotext") and not install("poppler-utils"):
            pytest.skip("pdftotext is missing: install poppler-utils")
        self._pdf = pdf

    def pages(self, area: Area = BODY) -> list[str]:
        """Give what stands in an area of each page."""
        left, top, right, bottom = area
        cut = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.pdf"
            file.write_bytes(self._pdf)
            command = ["pdftotext", *map(str, cut), str(file), "-"]
            read = subprocess.run(command, capture_output=True, check=True).stdout
        return unicodedata.normalize("NFKC", read.decode()).split("\f")[:-1]

    def text(self, area: Area = BODY) -> str:
        """Give what stands in an area of all pages."""
        return "\n".join(self.pages(area))


def han(text: str) -> str:
    """Give the characters of a text: pinyin, figures and breaks of lines do not matter."""
    return re.sub(r"[^\u3400-\u9fff]", "", unicodedata.normalize("NFKC", text))


def letters(text: str) -> str:
    """Give the letters of a text that is English."""
    return re.sub(r"[^A-Za-z]", "", unicodedata.normalize("NFKC", text))
