"""What a repro said under one release."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Word = Literal["reproduced", "absent", "loud", "inapplicable", "error", "unstable", "timeout"]
"""`loud`: the release raises or warns. `inapplicable`: the API is not there. `error`: could not install, import or run.
`unstable`: differs over seeds. Never a yes or no: "could not run" is not "absent"."""

WORDS: tuple[Word, ...] = get_args(Word)


class Verdict(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """One row of `bug_db/verdicts/ID.csv`.

    `release` is the version of tensorflow. `package` and `version` are the implementation that served `tf.keras`
    (`tensorflow` 2.3.1, `keras` 3.15.1, `tf-keras` 2.19.0). `python` is a full version, `platform` as
    `linux-x86_64-cpu`. `variant` is empty where the bug has none. `detail` is the repro's line of figures.
    """

    release: str
    package: str
    version: str
    python: str
    platform: str
    variant: str
    verdict: Word
    detail: str
