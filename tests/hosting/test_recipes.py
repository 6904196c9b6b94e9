"""What the recipes for publishing say, read without running them."""

import ast
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.hosting import nginx
from tests.support import ROOT

HOSTING = ROOT / "hosting"
README = (HOSTING / "README.md").read_text(encoding="utf-8")
NGINX = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
# Each action of GitHub's and the version that is known to exist.
ACTIONS = {
    "actions/checkout@v4",
    "actions/setup-python@v5",
    "actions/configure-pages@v5",
    "actions/upload-pages-artifact@v3",
    "actions/deploy-pages@v4",
}


def policy() -> str:
    """Give the policy of the pages, read from the hook's source."""
    tree = ast.parse((ROOT / "hooks" / "publish.py").read_text(encoding="utf-8"))
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    (value,) = [node.value for node in assigned if ast.unparse(node.targets[0]) == "POLICY"]
    assert isinstance(value, ast.Call)
    return "; ".join(ast.literal_eval(value.args[0]))


def headers() -> dict[str, str]:
    """Give the headers that the recipe sends with one and the same value always."""
    found = re.findall(r'add_header (\S+) "([^"]*)" always;', NGINX)
    return dict(found)


def commands() -> list[str]:
    """Give the commands that the document shows."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    """The workflow for GitHub Pages. YAML reads its key `on` as true."""
    read = yaml.safe_load((HOSTING / "pages.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_policy_is_that_of_the_pages_and_forbids_frames() -> None:
    assert headers()["Content-Security-Policy"] == f"{policy()}; frame-ancestors 'none'"


def test_every_header_is_sent_with_errors_too_and_from_one_place() -> None:
    lines = [line for line in NGINX.splitlines() if not line.strip().startswith("#")]
    sent = [line for line in lines if "add_header" in line]
    assert len(sent) > 8
    assert [line for line in sent if not re.match(r"    add_header .* always;", line)] == []


def test_every_header_is_explained() -> None:
    sent = re.findall(r"^ +add_header (\S+)", NGINX, flags=re.MULTILINE)
    told = re.findall(r"^\| `([A-Z]\S+)` \|", README, flags=re.MULTILINE)
    assert sorted(told) == sorted(set(sent) - {"Allow"})


def test_the_workflow_runs_on_every_push_and_by_hand(workflow: dict[Any, Any]) -> None:
    assert workflow[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}


def test_the_workflow_may_do_what_it_must_and_no_more(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_workflow_uses_actions_that_are_known(workflow: dict[Any, Any]) -> None:
    assert {step["uses"] for step in steps(workflow) if "uses" in step} == ACTIONS


def test_the_workflow_builds_for_the_address_that_it_asked_for(workflow: dict[Any, Any]) -> None:
    names = [step.get("uses", step.get("run")) for step in workflow["jobs"]["build"]["steps"]]
    assert names.index("actions/configure-pages@v5") < names.index("make site")
    (asks,) = [step for step in steps(workflow) if "configure-pages" in step.get("uses", "")]
    (builds,) = [step for step in steps(workflow) if step.get("run")]
    assert builds["env"] == {"SITE_URL": f"${{{{ steps.{asks['id']}.outputs.base_url }}}}/"}


def test_the_workflow_publishes_what_was_built(workflow: dict[Any, Any]) -> None:
    (uploads,) = [step for step in steps(workflow) if "upload-pages" in step.get("uses", "")]
    deploy = workflow["jobs"]["deploy"]
    assert uploads["with"] == {"path": "site"}
    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"
    assert f"steps.{deploy['steps'][0]['id']}.outputs.page_url" in deploy["environment"]["url"]


def test_the_workflow_publishes_one_edition_at_a_time(workflow: dict[Any, Any]) -> None:
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_the_workflows_python_is_new_enough(workflow: dict[Any, Any]) -> None:
    (python,) = [step for step in steps(workflow) if "setup-python" in step.get("uses", "")]
    assert tuple(map(int, python["with"]["python-version"].split("."))) >= (3, 11)


def test_every_verb_that_is_used_can_be_made(workflow: dict[Any, Any]) -> None:
    shown = [*commands(), *(step["run"] for step in steps(workflow) if "run" in step)]
    verbs = {verb for line in shown for verb in re.findall(r"\bmake ([a-z]+)", line)}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "site" in verbs
    assert [verb for verb in verbs if not re.search(rf"^{verb}:", makefile, re.MULTILINE)] == []


def test_the_address_is_what_the_configuration_reads() -> None:
    assert any("SITE_URL=https://example.org/ " in command for command in commands())
    assert "site_url: !ENV [SITE_URL," in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_site_is_copied_to_where_nginx_reads_it() -> None:
    (root,) = re.findall(r"^    root (\S+);", NGINX, flags=re.MULTILINE)
    copied = [command for command in commands() if "rsync --" in command]
    assert root == nginx.ROOT_FOLDER
    assert [line.split()[-1] for line in copied] == [f"{root}/", f"{root}/edition/"]


@pytest.mark.parametrize(
    ("mark", "changes"),
    [("404.html", {"/404.html": "/edition/404.html"}), ("#https", {"#https ": ""})],
)
def test_a_change_that_is_shown_is_the_one_that_is_tried(
    mark: str, changes: dict[str, str], tmp_path: Path
) -> None:
    (command,) = [c for c in commands() if c.startswith("sudo sed ") and mark in c]
    (copy := tmp_path / "duizhao.conf").write_text(NGINX, encoding="utf-8")
    here = command.removeprefix("sudo ").replace("/etc/nginx/conf.d/duizhao.conf", str(copy))
    subprocess.run(["bash", "-c", here], check=True)
    assert copy.read_text(encoding="utf-8") == nginx.recipe(changes) != NGINX


def test_every_file_that_is_named_exists() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    named = re.findall(r"\b((?:hosting|hooks)/[\w./-]+\w)", README)
    assert linked
    assert named
    assert [name for name in linked if not (HOSTING / name).exists()] == []
    assert [name for name in named if not (ROOT / name).exists()] == []
