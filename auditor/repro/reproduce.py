"""Runs the repros of bugs under given stacks, on the device that is asked for, and says what came of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from auditor.database import load
from auditor.database.bug import Bug
from auditor.errors import AuditError
from auditor.repro import device as devices
from auditor.repro.device import Device
from auditor.repro.environments import MakeEnvironment, cached, given
from auditor.repro.measure import header
from auditor.repro.processes import Runs
from auditor.repro.run import NO_GPU, TIMEOUT_SECONDS, Case, Ran
from auditor.repro.schedule import Progress, run_all
from auditor.repro.stacks import Stack, with_backend


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """How repros are run.

    `environment` is one that is there already, None for those of the user's cache. `alone` gives each a process of its
    own, so that its output is known. `jobs` are stacks at a time. `backend` is that of Keras 3, None for one that the
    bug needs, else TensorFlow.
    """

    device: Device = "cpu"
    environment: Path | None = None
    timeout: int = TIMEOUT_SECONDS
    jobs: int = 1
    alone: bool = False
    scheduler: str | None = None
    backend: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a case under a stack: its run, or why there was none. `asked` is the id of the stack that was asked
    for, which a backend may be added to. `note` is what was otherwise than asked."""

    asked: str
    stack: Stack
    case: Case
    ran: Ran | None = None
    why_not: str = ""
    note: str = ""


Note = Callable[[Outcome], None]


def repro_of(id: str) -> Path:
    """The file of a bug's repro. Raises AuditError."""
    path = load.repro_file(id)
    if path is None:
        raise AuditError(f"{id}: it has no repro")
    return path


def cases(id: str, variants: Iterable[str] | None = None) -> list[Case]:
    """What there is to run of a bug: every variant, or some. Raises AuditError."""
    repro = repro_of(id)
    held = header(repro).variants
    wanted = held if variants is None else [name for name in held if name in set(variants)]
    return [Case(id=id, variant=name, repro=repro) for name in wanted]


def run(
    todo: Sequence[tuple[Stack, Sequence[Case]]],
    bugs: Mapping[str, Bug],
    wanted: Wanted,
    *,
    note: Note = lambda outcome: None,
    progress: Progress | None = None,
    runs: Runs | None = None,
) -> list[Outcome]:
    """What comes of every case; `note` is told each as soon as it is there. Whatever happens is an outcome.

    A case whose release finds no GPU is run on the CPU where the device may be either, and says so.
    """
    found: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        found.append(outcome)
        note(outcome)

    names = devices.gpus() if wanted.device != "cpu" else ()
    on_gpu: dict[str, tuple[Stack, list[Case]]] = {}
    on_cpu: dict[str, tuple[Stack, list[Case]]] = {}
    notes: dict[tuple[str, Case], str] = {}
    asked: dict[tuple[str, Case], str] = {}
    for stack, its in todo:
        for case in its:
            on, why_not = _stack_for(stack, case, bugs.get(case.id), wanted.backend)
            gpu = bool(names)
            if on is None:
                tell(Outcome(asked=stack.id, stack=stack, case=case, why_not=why_not))
                continue
            why_not = _lacking(bugs.get(case.id), case, wanted.device, names)
            if why_not:
                tell(Outcome(asked=stack.id, stack=on, case=case, why_not=why_not))
                continue
            asked[on.id, case] = stack.id
            if not gpu and wanted.device == "auto":
                notes[on.id, case] = f"on the CPU: {devices.absence()}"
            (on_gpu if gpu else on_cpu).setdefault(on.id, (on, []))[1].append(case)
    common = partial(
        run_all,
        jobs=wanted.jobs,
        scheduler=wanted.scheduler,
        timeout=wanted.timeout,
        alone=wanted.alone,
        runs=runs or Runs(),
        progress=progress,
    )

    def gpu_done(stack: Stack, case: Case, ran: Ran) -> None:
        lost = ran.row.verdict == "error" and ran.row.detail.startswith((NO_GPU, "could not install"))
        if not lost:
            tell(Outcome(asked=asked[stack.id, case], stack=stack, case=case, ran=ran))
            return
        why = _no_gpu(stack, ran)
        if wanted.device == "gpu" or _needs_gpu(bugs.get(case.id)):
            row = msgspec.structs.replace(ran.row, verdict="inapplicable", detail=why)
            ran = msgspec.structs.replace(ran, row=row)
            tell(Outcome(asked=asked[stack.id, case], stack=stack, case=case, ran=ran))
            return
        notes[stack.id, case] = f"on the CPU: {why}"
        on_cpu.setdefault(stack.id, (stack, []))[1].append(case)

    def cpu_done(stack: Stack, case: Case, ran: Ran) -> None:
        key = (stack.id, case)
        tell(Outcome(asked=asked[key], stack=stack, case=case, ran=ran, note=notes.get(key, "")))

    if on_gpu:
        common(list(on_gpu.values()), make_of(wanted, gpu=True), gpu_done, gpu=True)
    if on_cpu:
        common(list(on_cpu.values()), make_of(wanted, gpu=False), cpu_done, gpu=False)
    return found


def make_of(wanted: Wanted, *, gpu: bool) -> MakeEnvironment:
    """What gives the environments: the one that is named, or the user's cache."""
    if wanted.environment is not None:
        return partial(given, path=wanted.environment, gpu=gpu)
    return partial(cached, gpu=gpu)


def _stack_for(stack: Stack, case: Case, bug: Bug | None, chosen: str | None) -> tuple[Stack | None, str]:
    """The stack with the backend that a repro is for, else that which was chosen; None, and why, where the repro says
    nothing of it."""
    says = header(case.repro)
    if says.route == "keras" and stack.package != "keras":
        return None, f"its repro is for `import keras`, which is not what serves tf.keras in tensorflow {stack.release}"
    needed = bug.needs.backend if bug is not None else ()
    if not chosen and os.environ.get("KERAS_BACKEND") in needed:
        chosen = os.environ["KERAS_BACKEND"]
    if chosen and needed and chosen not in needed:
        return None, f"it shows on {' or '.join(needed)} only, and not on {chosen}"
    if says.backend != "tensorflow":
        backend = says.backend
    elif needed and "tensorflow" not in needed:
        backend = chosen or needed[0]
    else:
        # Only Keras 3 has a choice; elsewhere there is nothing to be chosen.
        return (with_backend(stack, chosen) if chosen else None) or stack, ""
    on = with_backend(stack, backend)
    if on is None:
        return None, f"its repro is for the backend {backend}, which {stack.package} {stack.version} has not"
    return on, ""


def _needs_gpu(bug: Bug | None) -> bool:
    return bug is not None and bug.needs.device in ("gpu", "multi-gpu")


def _lacking(bug: Bug | None, case: Case, device: Device, names: Sequence[str]) -> str:
    """What a case lacks on this machine; empty where it can run."""
    needs = bug.needs.device if bug is not None else "any"
    if needs == "tpu":
        return "it shows on a TPU only, and none can be asked for"
    if needs == "gpu" and not names:
        return "it shows on a GPU only: " + (devices.absence() if device != "cpu" else "--device gpu runs it there")
    # A CPU can be made several devices of, where the repro asks for it.
    if needs == "multi-gpu" and len(names) < 2 and header(case.repro).devices < 2:
        return "it shows on several GPUs only, and there are not as many here"
    if device == "gpu" and not names:
        return devices.absence()
    return ""


def _no_gpu(stack: Stack, ran: Ran) -> str:
    if not ran.row.detail.startswith(NO_GPU):
        return ran.row.detail
    need = f", which needs CUDA {stack.cuda}" if stack.cuda else ""
    return f"tensorflow {stack.release}{need}, sees no GPU"
