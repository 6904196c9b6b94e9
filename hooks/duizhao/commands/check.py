"""`duizhao check`: what is wrong with a publication, and what could be better."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from duizhao.checking import terms, translations
from duizhao.codes import is_advice
from duizhao.home import home
from duizhao.house import annotator
from duizhao.problem import in_order
from duizhao.publication import folder_of, folder_of_documents
from duizhao.review import command


def run(options: Namespace) -> int:
    """Tell it, a line each; give 1 where anything is wrong, with --strict where advice is given.

    Raises Refused.
    """
    # As a person in this folder would write it.
    folder = Path(os.path.relpath(home()))
    found, documents, glossary = command.reviewed_in(folder)
    house = annotator(glossary)
    docs = folder_of_documents(folder)
    checked = translations.check(docs, documents, house, glossary, folder_of(folder))
    problems = in_order(
        [
            *command.problems(found),
            *terms.problems(glossary, documents, house),
            *checked.problems,
        ]
    )
    for problem in problems:
        print(problem)
    advice = sum(is_advice(problem.code) for problem in problems)
    wrong = len(problems) - advice
    told = f"{command.counted(found)}; {translations.counted(checked)}"
    print(f"{told}; {wrong} wrong, {advice} advised", file=sys.stderr)
    return 1 if wrong or (options.strict and advice) else 0
