"""Programs: where the auditors are that `make audit` installs.

They are none of Python's: axe-core and Lighthouse are JavaScript, the Nu HTML checker is Java.
Nothing of them is shipped; building, reading and testing the site needs none of them.
"""

import os
from pathlib import Path

from tests.support import ROOT

MODULES = Path(os.environ.get("AUDITORS") or ROOT / ".venv" / "auditors" / "node_modules")
AXE = MODULES / "axe-core" / "axe.min.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"
