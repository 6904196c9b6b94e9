"""`python -m duizhao` is `duizhao`."""

import sys

from duizhao.cli import main

sys.exit(main())
