"""`duizhao check`: what is wrong with a publication, and what could be better."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from duizhao.annotator import annotator
from duizhao.checking import terms
from duizhao.home import home
from duizhao.problem import in_order
from duizhao.review import command


def run(options: Namespace) -> int:
    """Tell it, a line each; give 1 where anything is wrong, with --strict where advice is given.

    Raises Refused.
    """
    # As a person in this folder would write it.
    folder = Path(os.path.relpath(home()))
    found, documents, glossary = command.reviewed_in(folder)
    problems = in_order(
        [
            *command.problems(found),
            *terms.problems(glossary, documents, annotator(glossary)),
        ]
    )
    for problem in problems:
        print(problem)
    advice = sum(problem.code in terms.ADVICE for problem in problems)
    wrong = len(problems) - advice
    print(f"{command.counted(found)}; {wrong} wrong, {advice} advised", file=sys.stderr)
    return 1 if wrong or (options.strict and advice) else 0
