"""The machine that the tests run on: what is installed where something is missing."""

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> bool:
    """Install Debian's packages, when this runs as root there; say whether it went well."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {' and '.join(packages)} with apt-get")
    return run("apt-get", "update") and run("apt-get", "install", "-y", *packages)


def run(*command: str) -> bool:
    """Run a command without its talk; say whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, capture_output=True, env=environment).returncode == 0


def say(message: str) -> None:
    """Tell whoever waits what is being done."""
    print(f"tests: {message}", file=sys.stderr)
