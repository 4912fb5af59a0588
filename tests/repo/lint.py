"""Run the import linter over many trees for the price of one start: import once, fork for each tree.

`python -m tests.repo.lint CONFIG TREE...` prints JSON: tree -> [exit code, output].
"""

import json
import os
import sys
import tempfile

from importlinter.cli import lint_imports_command


def lint(config: str, tree: str) -> tuple[int, str]:
    """Exit code and output of the linter, run in a child that stands in `tree`."""
    with tempfile.TemporaryFile("w+") as output:
        child = os.fork()
        if child == 0:
            run(config, tree, output.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        output.seek(0)
        return code, output.read()


def run(config: str, tree: str, output: int) -> None:
    """The child's part; never returns."""
    code = 2
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(tree)
        lint_imports_command(["--config", config, "--no-cache", "--no-logo"], standalone_mode=False)
    except SystemExit as done:
        code = int(done.code or 0)
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    config, *trees = sys.argv[1:]
    sys.stdout.write(json.dumps({tree: lint(config, tree) for tree in trees}))
