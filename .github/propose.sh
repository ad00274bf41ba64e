#!/usr/bin/env bash
# Makes a pull request of a patch that holds new verdicts. The patch comes from a job that ran other people's code: it may
# change the measured data and the pages made of it, and nothing else.
set -euo pipefail

patch="$1"
outside="$(git apply --numstat "$patch" | cut -f 3 |
  grep -Ev '^(bug_db/(releases\.yaml|verdicts/[A-Z]+-[0-9]+\.csv|bugs/[A-Z]+-[0-9]+\.yaml)|docs/((matrix|statistics)\.md|matrix\.html|bugs/[A-Za-z0-9-]+\.md|images/(matrix|statistics)(/[a-z]+)?\.svg))$' || true)"
if [ -n "$outside" ]; then
  echo "the patch changes more than what is measured:" >&2
  printf '%s\n' "$outside" >&2
  exit 1
fi
# Nor may it move or take away a file, nor make one that is a link or can be run.
if grep -Eq '^(old mode|new mode|deleted file mode|rename|copy|similarity index) |^new file mode (10075|12|16)' "$patch"; then
  echo "the patch does more to files than to write them" >&2
  exit 1
fi
git apply --index "$patch"
git switch --quiet --create "$BRANCH"
git -c user.name="github-actions[bot]" -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
  commit --quiet --message "What the repros say under new releases"
gh auth setup-git
git push --quiet origin "HEAD:refs/heads/$BRANCH"
gh pr create --base main --head "$BRANCH" --title "New releases, measured" \
  --body "A release of tensorflow, keras or tf-keras has appeared, and the repros were run under it: $RUN

What a workflow's own token opens starts no checks: close this and open it again to run them."
