#!/usr/bin/env bash
# Installs the auditor from the action's own checkout into an environment of its own. Nothing of the audited project has
# a say: the working folder is an empty one, and no pip configuration of the workspace is read.
set -euo pipefail

work="$(mktemp -d "${RUNNER_TEMP:?}/silent-audit.XXXXXX")"
cd "$work"

find_python() {
  local candidate
  if [ -n "${PYTHON_VERSION:-}" ]; then
    for candidate in "python$PYTHON_VERSION" "${RUNNER_TOOL_CACHE:-/nowhere}"/Python/"$PYTHON_VERSION"*/*/bin/python; do
      if command -v "$candidate" >/dev/null 2>&1; then echo "$candidate"; return; fi
    done
    echo "::error title=silent-audit::there is no Python $PYTHON_VERSION on this runner: add actions/setup-python before" >&2
    exit 2
  fi
  for candidate in python3 python python3.13 python3.12 python3.11 python3.10; do
    if "$candidate" -I -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then echo "$candidate"; return; fi
  done
  echo "::error title=silent-audit::there is no Python 3.10 or later on this runner: add actions/setup-python before" >&2
  exit 2
}

python="$(find_python)"
"$python" -I -m venv "$work/env"
extra=""
# Repros run in environments that uv makes.
if [ "${REPRO:-off}" != off ]; then extra="[measure]"; fi
what="$ACTION_PATH$extra"
if [ -n "${VERSION:-}" ]; then what="silent-audit$extra==$VERSION"; fi
"$work/env/bin/python" -I -m pip install --quiet --disable-pip-version-check --no-input "$what"
echo "python=$work/env/bin/python" >> "$GITHUB_OUTPUT"
