"""Trains the network of recipe.json on the rows in rows/, by one process or by many. Needs torch and numpy.

    python3 train.py --processes 2              starts two processes on this machine
    torchrun --standalone --nproc_per_node 2 train.py
    RANK=0 WORLD_SIZE=2 MASTER_ADDR=... MASTER_PORT=... python3 train.py, and so for each process on any machines

Each epoch is a line in history.jsonl; what was learned is model.safetensors. A file named stop ends the training after the epoch.
More rows can be added to rows/ in files of their own: where the first cell is empty, the row is dealt to a part by its hash.
"""

from __future__ import annotations

import argparse, base64, datetime, json, math, os, signal, socket, subprocess, sys, tempfile, threading, time, traceback
from pathlib import Path
from typing import Callable

import numpy as np
import torch
import torch.distributed as dist
from torch import nn
from torch.nn import functional as F

from encoder import DEVICE, RANK, TEST, TRAIN, VALIDATION, WORLD, Json, Rows, deal, fit_columns, fit_inputs, gathered, read_rows, summed

ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "linear": lambda sums: sums,
    "relu": torch.relu,
    "leakyRelu": lambda sums: F.leaky_relu(sums, 0.2),
    "elu": F.elu,
    "gelu": F.gelu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softmax": lambda sums: torch.softmax(sums, dim=1),
}


class Network(nn.Module):
    """Dense layers, hidden outputs dropped while it learns."""

    def __init__(self, architecture: Json, dropout: float, weights: np.ndarray):
        super().__init__()
        sizes = [architecture["inputs"], *(layer["units"] for layer in architecture["layers"])]
        self.layers = nn.ModuleList(nn.Linear(one, other) for one, other in zip(sizes, sizes[1:]))
        self.activations = [ACTIVATIONS[layer["activation"]] for layer in architecture["layers"]]
        self.dropout = nn.Dropout(dropout)
        self.put(weights)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        for place, (layer, activation) in enumerate(zip(self.layers, self.activations)):
            values = activation(layer(values))
            if place < len(self.layers) - 1:
                values = self.dropout(values)
        return values

    def flat(self) -> np.ndarray:
        """Kernel (inputs by units) and bias of layer after layer, as Keras has them."""
        parts = [part for layer in self.layers for part in (layer.weight.T, layer.bias)]
        return torch.cat([part.detach().reshape(-1) for part in parts]).cpu().numpy().astype("<f4")

    def put(self, weights: np.ndarray) -> None:
        place = 0
        with torch.no_grad():
            for layer in self.layers:
                units, inputs = layer.weight.shape
                kernel = torch.from_numpy(weights[place : place + inputs * units].copy()).reshape(inputs, units)
                layer.weight.copy_(kernel.T)
                layer.bias.copy_(torch.from_numpy(weights[place + inputs * units : place + (inputs + 1) * units].copy()))
                place += (inputs + 1) * units


def row_losses(name: str, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The loss of each row as Keras has it, probabilities within its epsilon."""
    low, high = float(np.float32(1e-7)), float(np.float32(1 - 1e-7))
    if name == "categoricalCrossentropy":
        return -torch.log(outputs.gather(1, targets.long()[:, None])[:, 0].clamp(low, high))
    output, side = outputs[:, 0], targets * 2 - 1
    if name == "binaryCrossentropy":
        chance = output.clamp(low, high)
        return -torch.log(torch.where(targets > 0.5, chance, 1 - chance))
    if name == "hinge":
        return torch.relu(1 - side * output)
    if name == "perceptron":
        # A row on the border counts as wrong, so that a start at 0 learns.
        return torch.where(side * output <= 0, -side * output, torch.zeros_like(output))
    losses = {"meanSquaredError": F.mse_loss, "meanAbsoluteError": F.l1_loss, "huber": F.huber_loss}
    return losses[name](output, targets, reduction="none")


def answers_of(name: str, outputs: torch.Tensor) -> torch.Tensor:
    """The class that is answered: above the middle of the two targets, or of the largest output."""
    if outputs.shape[1] > 1:
        return outputs.argmax(dim=1)
    return (outputs[:, 0] > (0.0 if name in ("hinge", "perceptron") else 0.5)).long()


def metrics_of(name: str, is_number: bool, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return (outputs[:, 0] - targets).abs() if is_number else (answers_of(name, outputs) == targets.long()).float()


class Optimizer:
    """Keras' optimizers: epsilon outside of Adam's root and inside of RMSprop's, decay before Adam's step, Nesterov's look ahead."""

    def __init__(self, network: Network, settings: Json):
        self.kind, self.decay = settings["optimizer"], settings["weightDecay"]
        self.l1, self.l2, self.clip = settings["l1"], settings["l2"], settings["clipNorm"]
        self.parameters = list(network.parameters())
        self.kernels = {id(layer.weight) for layer in network.layers}
        self.first = [torch.zeros_like(one) for one in self.parameters]
        self.second = [torch.zeros_like(one) for one in self.parameters]
        self.steps = 0

    def penalty(self) -> float:
        if self.l1 == 0 and self.l2 == 0:
            return 0.0
        kernels = [one.detach().double() for one in self.parameters if id(one) in self.kernels]
        return float(sum(self.l1 * one.abs().sum() + self.l2 * (one * one).sum() for one in kernels))

    @torch.no_grad()
    def step(self, rate: float) -> None:
        gradients = [one.grad for one in self.parameters]
        for one, gradient in zip(self.parameters, gradients):
            if id(one) in self.kernels and (self.l1 > 0 or self.l2 > 0):
                gradient += 2 * self.l2 * one + self.l1 * torch.sign(one)
        if self.clip > 0:
            norm = float(sum((one.double() ** 2).sum() for one in gradients)) ** 0.5
            if norm > self.clip:
                gradients = [one * (self.clip / norm) for one in gradients]
        self.steps += 1
        corrections = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        for one, gradient, first, second in zip(self.parameters, gradients, self.first, self.second):
            if self.kind in ("adam", "adamw"):
                if self.kind == "adamw":
                    one -= rate * self.decay * one
                first.mul_(0.9).add_(gradient, alpha=0.1)
                second.mul_(0.999).addcmul_(gradient, gradient, value=0.001)
                one.addcdiv_(first, (second / corrections[1]).sqrt().add_(1e-7), value=-rate / corrections[0])
            elif self.kind == "rmsprop":
                second.mul_(0.9).addcmul_(gradient, gradient, value=0.1)
                one.addcdiv_(gradient, (second + 1e-7).sqrt(), value=-rate)
            elif self.kind == "sgd":
                one.add_(gradient, alpha=-rate)
            else:
                first.mul_(0.9).add_(gradient)
                one.add_(gradient + 0.9 * first if self.kind == "nesterov" else first, alpha=-rate)


class Schedule:
    """The factor of the learning rate, epoch by epoch."""

    def __init__(self, settings: Json):
        self.kind, self.epochs = settings["learningRateSchedule"], settings["epochs"]
        self.factor, self.best, self.waited = 1.0, math.inf, 0

    def after(self, epochs: int, watched: float | None) -> float:
        if self.kind == "step":
            return 0.5 ** ((5 * epochs) // self.epochs)
        if self.kind == "cosine":
            return 0.5 * (1 + math.cos(math.pi * epochs / self.epochs))
        if self.kind == "plateau" and watched is not None:
            self.waited += 1
            if watched < self.best - 1e-4:
                self.best, self.waited = watched, 0
            elif self.waited >= 10:
                self.factor, self.waited = self.factor * 0.1, 0
        return self.factor


class Training:
    """The loop over epochs and batches: each process takes its share of every batch."""

    def __init__(self, recipe: Json, rows: Rows, network: Network, model: nn.Module):
        self.plan, self.work, self.settings = recipe["plan"], recipe["work"], recipe["plan"]["hyperparameters"]
        self.rows, self.network, self.model = rows, network, model
        self.train = rows.of(TRAIN)
        self.counts = gathered(np.array([len(self.train)]))[:, 0]
        self.is_number = self.work["target"]["type"] == "number"
        self.optimizer = Optimizer(network, self.settings)
        self.random = np.random.default_rng([self.settings["seed"], RANK])
        weights = np.ones(max(len(self.work.get("classes", [])), 1))
        if self.plan["recipe"]["classWeight"] == "balanced" and not self.is_number:
            counts = summed(np.bincount(rows.numbers[self.train].astype(np.int64), minlength=len(weights)))
            weights = np.where(counts > 0, counts.sum() / ((counts > 0).sum() * np.maximum(counts, 1)), 1.0)
        self.class_weights = torch.from_numpy(weights.astype(np.float32)).to(DEVICE)

    def learn(self, rate: float) -> tuple[float, float]:
        """One epoch. The mean loss and metric of the batches, each before its step, weighted by their rows."""
        name, size, total = self.settings["loss"], self.settings["batchSize"], int(self.counts.sum())
        order, sums, penalty = self.random.permutation(self.train), torch.zeros(2, dtype=torch.float64), 0.0
        self.model.train()
        for start in range(0, total, size):
            end = min(start + size, total)
            bounds = self.counts * start // total, self.counts * end // total
            count = int((bounds[1] - bounds[0]).sum())
            inputs, targets = self.rows.batch(order[bounds[0][RANK] : bounds[1][RANK]])
            outputs = self.model(inputs)
            weights = torch.ones_like(targets) if self.is_number else self.class_weights[targets.long()]
            losses = row_losses(name, outputs, targets) * weights
            for one in self.optimizer.parameters:
                one.grad = None
            # The gradients of the processes are averaged, so that each gives its part of the batch's mean.
            (losses.sum() * (WORLD / max(count, 1))).backward()
            penalty += self.optimizer.penalty() * count
            metrics = metrics_of(name, self.is_number, outputs.detach(), targets) * weights
            sums += torch.stack([losses.detach().double().sum(), metrics.double().sum()]).cpu()
            self.optimizer.step(rate)
        loss, metric = (summed(sums.numpy()) + [penalty, 0]) / total
        return float(loss), float(metric)

    @torch.no_grad()
    def outputs(self, part: int):
        """The outputs for the own rows of a part, piece by piece."""
        self.network.eval()
        rows = self.rows.of(part)
        for start in range(0, len(rows), 8192):
            some = rows[start : start + 8192]
            inputs, targets = self.rows.batch(some)
            yield some, self.network(inputs), targets

    def measure(self, part: int) -> tuple[float, float] | None:
        """Mean loss and metric of all rows of a part; None where there are none."""
        sums, name = np.zeros(3), self.settings["loss"]
        for some, outputs, targets in self.outputs(part):
            metrics = metrics_of(name, self.is_number, outputs, targets)
            sums += [len(some), float(row_losses(name, outputs, targets).double().sum()), float(metrics.double().sum())]
        count, loss, metric = summed(sums)
        return (loss / count, metric / count) if count > 0 else None

    def run(self, say: Callable[[Json], None], stop: Path) -> Json:
        """All epochs, and what there is to say at their end. The network has the weights then that are kept."""
        schedule, patience = Schedule(self.settings), self.settings["patience"]
        best, waited, best_epoch, done, last = math.inf, 0, 0, 0, self.network.flat()
        kept, factor, facts, began = last, schedule.after(0, None), {"isStopped": False}, time.monotonic()
        for epoch in range(1, self.settings["epochs"] + 1):
            loss, metric = self.learn(self.settings["learningRate"] * factor)
            test, validation = self.measure(TEST), self.measure(VALIDATION)
            figures = [loss, metric, *(test or (0, 0)), *(validation or (0, 0))]
            weights = self.network.flat()
            if not np.isfinite([*np.float32(figures)]).all() or not np.isfinite(weights).all():
                facts = {"isStopped": True, "divergedIn": epoch}
                break
            done, last = epoch, weights
            line: Json = {"event": "epoch", "epoch": epoch, "trainLoss": loss, "trainMetric": metric}
            line |= {"testLoss": test[0], "testMetric": test[1]} if test else {}
            line |= {"validationLoss": validation[0]} if validation else {}
            if epoch in self.work["snapshots"]:
                line["weights"] = base64.b64encode(weights.tobytes()).decode()
            say(line | {"seconds": round(time.monotonic() - began, 3)})
            waited += 1
            if patience == 0 or not validation or validation[0] < best:
                best, waited, best_epoch, kept = validation[0] if validation else best, 0, epoch, weights
            factor = schedule.after(epoch, validation[0] if validation else loss)
            is_stop = summed(np.array([int(RANK == 0 and stop.exists())]))[0] > 0
            if is_stop or (patience > 0 and waited >= patience):
                facts = {"isStopped": bool(is_stop)}
                break
        if done == 0:
            raise ValueError("The loss was no number in the first epoch: try a smaller learning rate.")
        self.network.put(kept)
        seconds = time.monotonic() - began
        scores = {name: self.score(part) for name, part in (("train", TRAIN), ("test", TEST), ("validation", VALIDATION))}
        weights = base64.b64encode(last.tobytes()).decode() if last.size <= self.work["mostWeights"] else None
        return {"event": "end", "epochs": done, "bestEpoch": best_epoch, **facts, "seconds": seconds, "last": weights, **scores}

    def score(self, part: int) -> Json | None:
        """The scores of all rows of a part; None where there are none."""
        name, classes = self.settings["loss"], len(self.work.get("classes", []))
        table, sums, pairs = np.zeros((classes, classes)), np.zeros(4), []
        for some, outputs, targets in self.outputs(part):
            losses = float(row_losses(name, outputs, targets).double().sum())
            if not self.is_number:
                np.add.at(table, (targets.long().cpu().numpy(), answers_of(name, outputs).cpu().numpy()), 1)
                sums += [len(some), losses, 0, 0]
                continue
            units = self.work["units"]
            known, answered = self.rows.numbers[some], outputs[:, 0].double().cpu().numpy() * units["scale"] + units["shift"]
            answered = np.exp(answered) if self.work["isLogarithm"] else answered
            sums += [len(some), losses, np.abs(answered - known).sum(), ((answered - known) ** 2).sum()]
            pairs.append(np.stack([known, answered]))
        count, loss, absolute, squares = summed(sums)
        if count == 0:
            return None
        if not self.is_number:
            confusion = summed(table)
            return {"rows": int(count), "loss": loss / count, "confusion": confusion.astype(int).tolist()}
        own = np.concatenate(pairs, axis=1) if pairs else np.zeros((2, 0))
        mean = summed(own[0].sum()[None])[0] / count
        spread = summed(((own[0] - mean) ** 2).sum()[None])[0]
        shown: list[np.ndarray] = [own] * WORLD
        dist.all_gather_object(shown, own[:, :: max(1, math.ceil(own.shape[1] * WORLD / 2000))])
        r2 = {"r2": 1 - squares / spread} if spread > 0 else {}
        errors = {"mae": absolute / count, "rmse": math.sqrt(squares / count), **r2}
        return {"rows": int(count), "loss": loss / count, **errors, "pairs": np.concatenate(shown, axis=1).tolist()}


def write_model(file: Path, architecture: Json, weights: np.ndarray, metadata: dict[str, str]) -> None:
    """A file of safetensors: the length of its header, the header, the numbers."""
    header: Json = {"__metadata__": metadata}
    inputs, at = architecture["inputs"], 0
    for number, layer in enumerate(architecture["layers"]):
        units = layer["units"]
        for name, shape in (("kernel", [inputs, units]), ("bias", [units])):
            size = math.prod(shape) * 4
            header[f"layers.{number}.{name}"] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + size]}
            at += size
        inputs = units
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    part = file.with_suffix(".part")
    part.write_bytes(len(text).to_bytes(8, "little") + text + weights.tobytes())
    part.replace(file)


def work(folder: Path, out: Path, say: Callable[[Json], None]) -> None:
    text = (folder / "recipe.json").read_text(encoding="utf-8")
    recipe = json.loads(text)
    plan, what = recipe["plan"], recipe["work"]
    torch.manual_seed(plan["hyperparameters"]["seed"] + RANK)
    if (folder / "initial.f32").stat().st_size * plan["hyperparameters"]["batchSize"] < 1e8:
        # Several threads would wait for each other longer than they work.
        torch.set_num_threads(1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        raw = read_rows(folder, what, Path(scratch))
        deal(raw, what)
        columns = fit_columns(raw, what)
        inputs = fit_inputs(raw, what, columns)
        if what["target"]["type"] == "number":
            what["units"] = {"scale": inputs[-1]["scale"], "shift": inputs[-1]["offset"]}
        rows = Rows(raw, what, columns, inputs, Path(scratch))
        names = (("train", TRAIN), ("test", TEST), ("validation", VALIDATION))
        counts = {name: int(summed(np.array([len(rows.of(part))]))[0]) for name, part in names}
        told: list[Json] = []

        def tell(line: Json) -> None:
            told.append({name: value for name, value in line.items() if name != "weights"})
            say(line)

        tell({"event": "start", "version": 1, "processes": WORLD, "rows": counts, "columns": columns, "inputs": inputs})
        network = Network(plan["architecture"], plan["hyperparameters"]["dropout"], np.fromfile(folder / "initial.f32", "<f4")).to(DEVICE)
        end = Training(recipe, rows, network, nn.parallel.DistributedDataParallel(network)).run(tell, out / "stop")
        if RANK == 0:
            metadata = {"recipe": text, "history": "".join(json.dumps(line) + "\n" for line in [*told, end])}
            write_model(out / "model.safetensors", plan["architecture"], network.flat(), metadata)
        say(end)


def append(file: Path, line: Json) -> None:
    with open(file, "a", encoding="utf-8") as history:
        history.write(json.dumps(line) + "\n")
        history.flush()


def show_life(file: Path) -> None:
    """So that who follows the files can tell a long epoch from a training that is not there any more."""
    while True:
        file.write_text(str(time.time()))
        time.sleep(2)


def train(folder: Path, out: Path, timeout: float) -> None:
    history = out / "history.jsonl"
    out.mkdir(parents=True, exist_ok=True)
    if RANK == 0:
        history.write_text("")
        for name in ("stop", "model.safetensors"):
            (out / name).unlink(missing_ok=True)
        threading.Thread(target=show_life, args=(out / "alive",), daemon=True).start()
    is_joined = False
    try:
        wait = datetime.timedelta(seconds=timeout)
        if DEVICE.type == "cuda":
            # What torch gathers as objects it puts on the one that is set.
            torch.cuda.set_device(DEVICE)
        dist.init_process_group("nccl" if DEVICE.type == "cuda" else "gloo", rank=RANK, world_size=WORLD, timeout=wait)
        is_joined = True
        work(folder, out, lambda line: append(history, line) if RANK == 0 else None)
    except Exception as error:
        traceback.print_exc()
        # Operations among processes fail where another one is not there any more.
        is_lost = isinstance(error, RuntimeError) and WORLD > 1 and (not is_joined or "rank" in str(error) or "peer" in str(error).lower())
        append(history, {"event": "failed", "reason": "lostProcess" if is_lost else "error", "rank": RANK, "detail": str(error)[:500]})
        sys.stderr.flush()
        # Not by the usual way, on which torch waits for the others.
        os._exit(1)
    dist.destroy_process_group()


def launch(count: int, out: Path, timeout: float) -> int:
    """Starts the processes on this machine and waits for them; when one of them dies, the others have ten seconds to say so."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    threads = str(max(1, (os.cpu_count() or 1) // count))
    common = {"WORLD_SIZE": str(count), "LOCAL_WORLD_SIZE": str(count)}
    common |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "OMP_NUM_THREADS": threads}
    command = [sys.executable, __file__, "--out", str(out), "--timeout", str(timeout)]
    started = [
        subprocess.Popen(command, env={**os.environ, **common, "RANK": str(rank), "LOCAL_RANK": str(rank)})
        for rank in range(count)
    ]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        while all(one.poll() in (None, 0) for one in started) and any(one.poll() is None for one in started):
            time.sleep(0.2)
        dead = [rank for rank, one in enumerate(started) if one.poll() not in (None, 0)]
        until = time.monotonic() + 10
        while dead and time.monotonic() < until and any(one.poll() is None for one in started):
            time.sleep(0.2)
    finally:
        for one in started:
            one.kill()
    history = out / "history.jsonl"
    if dead and not any(f'"event": "{end}"' in history.read_text() for end in ("failed", "end")):
        append(history, {"event": "failed", "reason": "lostProcess", "rank": dead[0], "detail": f"exit code {started[dead[0]].poll()}"})
    return 1 if dead else 0


def main() -> None:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, help="how many processes to start on this machine")
    parser.add_argument("--out", type=Path, default=here, help="where history.jsonl and model.safetensors are written")
    parser.add_argument("--timeout", type=float, default=600, help="seconds that one process waits for another")
    arguments = parser.parse_args()
    if arguments.processes is not None:
        sys.exit(launch(max(1, arguments.processes), arguments.out, arguments.timeout))
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29500" if WORLD > 1 else "0")
    train(here, arguments.out, arguments.timeout)


if __name__ == "__main__":
    main()
