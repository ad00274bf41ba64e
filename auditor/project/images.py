"""Container images that bring TensorFlow along, and the version that a reference to one names.

The tags of NVIDIA's images name a month; which TensorFlow each holds is from NVIDIA's framework support matrix.
"""

from __future__ import annotations

import re

_NVIDIA_1 = {
    "1.13.1": "19.03 19.04 19.05 19.06", "1.14.0": "19.07 19.08 19.09 19.10", "1.15.0": "19.11 19.12 20.01",
    "1.15.2": "20.02 20.03 20.06", "1.15.3": "20.07 20.08 20.09", "1.15.4": "20.10 20.11 20.12",
    "1.15.5": "21.02 21.03 21.04 21.05 21.06 21.07 21.08 21.09 21.10 21.11 21.12 22.01 22.02 22.03 22.04 22.05 22.06 "
              "22.07 22.08 22.09 22.10 22.11 22.12 23.01 23.02 23.03",
}  # fmt: skip
_NVIDIA_2 = {
    "2.0.0": "19.11 19.12 20.01", "2.1.0": "20.02 20.03", "2.2.0": "20.06 20.07 20.08", "2.3.0": "20.09",
    "2.3.1": "20.10 20.11 20.12", "2.4.0": "21.02 21.03 21.04 21.05", "2.5.0": "21.06 21.07 21.08",
    "2.6.0": "21.09 21.10 21.11", "2.6.2": "21.12", "2.7.0": "22.01 22.02", "2.8.0": "22.03 22.04 22.05",
    "2.9.1": "22.06 22.07 22.08 22.09", "2.10.0": "22.10 22.11", "2.10.1": "22.12", "2.11.0": "23.01 23.02 23.03",
    "2.12.0": "23.04 23.05 23.06 23.07", "2.13.0": "23.08 23.09 23.10", "2.14.0": "23.11 23.12 24.01",
    "2.15.0": "24.02 24.03 24.04 24.05", "2.16.1": "24.06 24.07 24.08 24.09 24.10 24.11", "2.17.0": "24.12 25.01 25.02",
}  # fmt: skip
_NVIDIA = re.compile(r"(?:^|/)nvidia/tensorflow:(?P<month>\d\d\.\d\d)-(?:tf(?P<major>[12])-)?py")
_GOOGLE = re.compile(r"/tf2?-(?:\w+-)?(?:cpu|gpu|tpu)[.-](?P<version>\d+-\d+)")
_REPOSITORY = re.compile(
    r"(?:^|/)(?:[\w.-]*tensorflow[\w.-]*)(?::(?P<tag>[\w][\w.+-]*))?(?:@sha256:[0-9a-f]+)?$", re.IGNORECASE
)
_NOT_PYTHON = re.compile(r"serving|tensorflow-inference|model-server|tensorflow-lite|tensorboard", re.IGNORECASE)
_LEADING = re.compile(r"^v?(?P<version>[0-2]\.\d+(?:\.\d+)?(?:(?:a|b|rc)\d+)?)(?=-|$|_)")
"""A tag that begins with a TensorFlow; one like `22.03` names a month."""
_INNER = re.compile(r"(?:^|[-_])tf-?(?P<version>\d+\.\d+(?:\.\d+)?)(?=-|$|_)")
_NAMED = re.compile(r"tensorflow-(?P<version>\d+\.\d+)(?=-)")


def framework_of(image: str) -> str | None:
    """The PEP 440 specifier of the TensorFlow that an image holds, `` where its reference names no version; None for
    an image that is not known to hold one."""
    image = image.strip().strip("\"'")
    month = _NVIDIA.search(image)
    if month is not None:
        table = _NVIDIA_2 if month["major"] == "2" else _NVIDIA_1
        found = next((version for version, months in table.items() if month["month"] in months.split()), None)
        return f"=={found}" if found else ""
    google = _GOOGLE.search(image)
    if google is not None:
        return f"=={google['version'].replace('-', '.')}.*"
    repository = _REPOSITORY.search(image)
    if repository is None or _NOT_PYTHON.search(image):
        return None
    tag = repository["tag"] or ""
    for pattern, text in ((_LEADING, tag), (_INNER, tag), (_NAMED, image)):
        match = pattern.search(text)
        if match is not None:
            version = match["version"]
            return f"=={version}" if version.count(".") == 2 else f"=={version}.*"
    return ""
