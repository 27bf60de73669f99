"""Rows of a table to inputs of the network, shard by shard: what is fitted to the training rows is summed up over all processes."""

from __future__ import annotations

import csv, math, os, sys
from array import array
from pathlib import Path
from typing import Any, Callable, Iterator

import numpy as np
import torch
import torch.distributed as dist

import reading

Json = dict[str, Any]
RANK, WORLD = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
LOCAL_RANK = int(os.environ.get("LOCAL_RANK", 0))
TRAIN, TEST, VALIDATION = 1, 2, 3
NONE = -1
CHUNK = 1 << 16
LARGEST_INPUT = 1e15
# Of splitmix64.
MIXING = [(np.uint64(shift), np.uint64(factor)) for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))]


def choose_device() -> torch.device:
    """A graphics processor for each process of this machine: NCCL lets no two share one. The CPU where there are too few."""
    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    needed = int(os.environ.get("LOCAL_WORLD_SIZE", LOCAL_RANK + 1))
    if 0 < count < needed and LOCAL_RANK == 0:
        print(f"There are {needed} processes and only {count} GPU, so the CPU works. Start {count} to use it.", file=sys.stderr)
    return torch.device("cuda", LOCAL_RANK) if count >= needed else torch.device("cpu")


DEVICE = choose_device()


# What the processes know together.


def gathered(values: np.ndarray) -> np.ndarray:
    """The arrays of all processes, one after another in their order."""
    own = torch.from_numpy(np.ascontiguousarray(values)).to(DEVICE)
    every = [torch.empty_like(own) for _ in range(WORLD)]
    dist.all_gather(every, own)
    return torch.stack(every).cpu().numpy()


def summed(values: np.ndarray) -> np.ndarray:
    return gathered(values).sum(axis=0)


def quantiles(values: np.ndarray, shares: list[float]) -> list[float]:
    """Quantiles of the numbers of all processes as numpy has them, exactly: by bisection over the 64 bits that order them."""
    bits = np.sort(values + 0.0).view(np.int64)
    keys = np.where(bits < 0, ~bits, bits | np.int64(-(2**63))).view(np.uint64)
    count = int(summed(np.array([len(values)]))[0])
    if count == 0:
        return [0.0] * len(shares)
    wanted = [share * (count - 1) for share in shares]
    places = np.array([min(int(place) + step, count - 1) for place in wanted for step in (0, 1)])
    low, high = np.zeros(len(places), np.uint64), np.full(len(places), 2**64 - 1, np.uint64)
    for _ in range(64):
        middle = low + (high - low) // np.uint64(2)
        enough = summed(np.searchsorted(keys, middle, side="right")) > places
        high, low = np.where(enough, middle, high), np.where(enough, low, middle + np.uint64(1))
    signed = low.view(np.int64)
    found = np.where(signed < 0, signed & np.int64(2**63 - 1), ~signed).view(np.float64)
    pairs = zip(wanted, found[0::2].tolist(), found[1::2].tolist())
    return [a if place == int(place) else a * (1 - place % 1) + b * (place % 1) for place, a, b in pairs]


def merged(count: float, mean: np.ndarray, squares: np.ndarray, others: tuple[float, np.ndarray, np.ndarray]):
    """Count, mean and sum of squared distances of two parts together (Chan, Golub & LeVeque 1979)."""
    other_count, other_mean, other_squares = others
    total = max(count + other_count, 1)
    distance = other_mean - mean
    joint = squares + other_squares + distance * distance * (count * other_count / total)
    return count + other_count, mean + distance * (other_count / total), joint


# The rows: text to numbers.


def reader_of(column: Json) -> Callable[[str], float]:
    """Reads a cell as Neuron does: the number, milliseconds, or the place of the value; NaN or NONE for none, OTHER for an unknown value."""
    missing, absent = column.get("missing"), NONE if "tables" in column else math.nan
    if column["type"] == "date":
        read = lambda text: reading.date_of(text, column["format"])
    elif "hours" in column:
        read = lambda text: reading.seconds_of(text, column["hours"], column.get("months", False))
    elif "number" in column:
        read = lambda text: reading.number_of(text, **column["number"])
    if "tables" in column:
        tables = {name: {key: place for key, place in pairs} for name, pairs in column["tables"].items()}
        number = read if "number" in column or "hours" in column else None
        known = lambda text: tables["numbers"].get(number(text), reading.OTHER)
        read = known if number else lambda text: reading.category_of(text, **tables)
    full = read if missing is None else lambda text: absent if reading.is_missing(text, **missing) else read(text)
    if column["type"] == "number":
        return full
    cache: dict[str, float] = {}

    def cached(text: str) -> float:
        if text not in cache:
            if len(cache) > 100_000:
                cache.clear()
            cache[text] = full(text)
        return cache[text]

    return cached


def own_cells(folder: Path) -> Iterator[list[str]]:
    """The rows of this process: whole files, or where there are too few of them every so-manieth row."""
    files = sorted((folder / "rows").glob("*.csv"))
    csv.field_size_limit(2**31 - 1)
    is_dealt = len(files) < WORLD
    for number, file in enumerate(files):
        if is_dealt or number % WORLD == RANK:
            with open(file, encoding="utf-8", newline="") as text:
                rows = csv.reader(text)
                next(rows)
                for place, cells in enumerate(rows):
                    if cells and (not is_dealt or place % WORLD == RANK):
                        yield cells


def read_rows(folder: Path, work: Json, scratch: Path) -> np.ndarray:
    """Part, target and columns of each own row with a usable target, as numbers in a file that is looked at piece by piece."""
    target, columns = reader_of(work["target"]), [reader_of(column) for column in work["columns"]]
    is_number = work["target"]["type"] == "number"
    with open(scratch / "raw", "wb") as out:
        buffer = array("d")
        for cells in own_cells(folder):
            answer = target(cells[1])
            if answer != answer or (answer < 0 and not is_number) or (answer <= 0 and work["isLogarithm"]):
                continue
            buffer.extend((float(cells[0] or 0), answer))
            buffer.extend([read(text) for read, text in zip(columns, cells[2:])])
            if len(buffer) > 1 << 20:
                buffer.tofile(out)
                buffer = array("d")
        buffer.tofile(out)
        size = out.tell() // 8
    width = len(columns) + 2
    return np.memmap(scratch / "raw", np.float64, "r+", shape=(size // width, width)) if size else np.zeros((0, width))


def deal(raw: np.ndarray, work: Json) -> None:
    """Deals rows without a part by a hash of their values, so that equal rows stay together."""
    for rows in chunks(raw):
        hashed = np.full(len(rows), work["seed"], np.uint64)
        for column in (rows[:, 2:] + 0.0).T:
            hashed ^= np.ascontiguousarray(column).view(np.uint64)
            for shift, factor in MIXING:
                hashed = (hashed ^ (hashed >> shift)) * factor
        drawn = (hashed >> np.uint64(11)).astype(np.float64) * 2.0**-53
        test, validation = work["shares"]
        part = np.where(drawn < test, TEST, np.where(drawn < test + (1 - test) * validation, VALIDATION, TRAIN))
        rows[:, 0] = np.where(rows[:, 0] == 0, part, rows[:, 0])


def chunks(rows: np.ndarray) -> Iterator[np.ndarray]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]


# The encoder: numbers to inputs.


def fit_columns(raw: np.ndarray, work: Json) -> list[Json]:
    """What stands in for missing values, and where outliers are cut off: of the training rows of all processes."""
    is_train, fits = raw[:, 0] == TRAIN, []
    for number, column in enumerate(work["columns"]):
        values = np.asarray(raw[:, number + 2])[is_train]
        if "tables" in column:
            counts = summed(np.bincount(values[values >= 0].astype(np.int64), minlength=column["known"]))
            usual = column["fill"]
            fits.append({"fill": usual if usual >= 0 and counts[usual] == counts.max() else int(counts.argmax())})
            continue
        fill, low, high = quantiles(values[values == values], [0.5, 0.25, 0.75])
        plain = (lambda x: float("%.15g" % x)) if column["type"] == "number" else float
        fit: Json = {"fill": plain(fill)}
        reach = 3 * (high - low)
        if column.get("clips") and 0 < reach < math.inf:
            fit["clip"] = [plain(low - reach), plain(high + reach)]
        fits.append(fit)
    return fits


def unscaled(values: np.ndarray, column: Json, fit: Json) -> list[np.ndarray]:
    """The inputs of one column before they are scaled, those for a missing value last."""
    if "tables" in column:
        places = np.where(values == NONE, fit["fill"], values)
        inputs = [(places == place).astype(np.float64) for place in range(column["inputs"])]
        inputs += [(places == reading.OTHER).astype(np.float64)] if column["hasOther"] else []
        return inputs + ([(values == NONE).astype(np.float64)] if column["hasIndicator"] else [])
    absent = np.isnan(values)
    filled = np.where(absent, fit["fill"], values)
    if "clip" in fit:
        filled = np.clip(filled, *fit["clip"])
    inputs = [filled if part == "time" else date_part(part, filled) for part in column.get("parts", ["time"])]
    return inputs + ([absent.astype(np.float64)] if column["hasIndicator"] else [])


def date_part(part: str, times: np.ndarray) -> np.ndarray:
    turn = getattr(reading, "turn_of_" + part[:-3])
    wave = reading.sine if part.endswith("Sin") else reading.cosine
    different, places = np.unique(times, return_inverse=True)
    return np.array([wave(turn(time)) for time in different.tolist()])[places]


def matrix(rows: np.ndarray, work: Json, fits: list[Json]) -> np.ndarray:
    """The unscaled inputs of rows, and behind them the target, and its logarithm where that is learned."""
    columns = zip(rows.T[2:], work["columns"], fits)
    inputs = [one for values, column, fit in columns for one in unscaled(np.asarray(values), column, fit)]
    target = np.asarray(rows[:, 1])
    return np.stack([*inputs, target, *([np.log(target)] if work["isLogarithm"] else [])], axis=1)


def fit_inputs(raw: np.ndarray, work: Json, fits: list[Json]) -> list[Json]:
    """Mean, range and scale of each input over the training rows of all processes, in double precision."""
    pieces = lambda: (matrix(rows[rows[:, 0] == TRAIN], work, fits) for rows in chunks(raw))
    width = len(work["scalings"])
    low, high = np.full(width, math.inf), np.full(width, -math.inf)
    for values in pieces():
        if len(values):
            low, high = np.minimum(low, values.min(axis=0)), np.maximum(high, values.max(axis=0))
    low, high = gathered(low).min(axis=0), gathered(high).max(axis=0)
    reach = high - low
    unit = np.where((reach > 0) & np.isfinite(reach), reach, 1.0)
    zeros = np.zeros(width)
    own = (0, zeros, zeros)
    for values in pieces():
        if len(values):
            inside = (values - low) / unit
            mean = inside.mean(axis=0)
            own = merged(*own, (len(values), mean, ((inside - mean) ** 2).sum(axis=0)))
    total = (0.0, zeros, zeros)
    for count, mean, squares in gathered(np.stack([np.full(width, own[0], np.float64), own[1], own[2]])):
        total = merged(*total, (float(count[0]), mean, squares))
    if total[0] == 0:
        raise ValueError("No row with a usable target is there to learn from: rows/ lacks files, or process 0 does not see them.")
    means = np.clip(low + total[1] * unit, low, high)
    deviations = unit * np.sqrt(total[2] / total[0])
    fitted = []
    for place, scaling in enumerate(work["scalings"]):
        is_flat = not (reach[place] > 0 and math.isfinite(reach[place]))
        scales = {"none": 1.0, "minmax": float(reach[place]), "standard": float(deviations[place])}
        offsets = {"none": 0.0, "minmax": float(low[place]), "standard": float(means[place])}
        scale = 1.0 if is_flat or scales[scaling] == 0 else scales[scaling]
        known = {"mean": float(means[place]), "min": float(low[place]), "max": float(high[place])}
        fitted.append({"offset": offsets[scaling], "scale": scale, **known})
    return fitted


class Rows:
    """The own rows as the network takes them, in a file that is looked at piece by piece; and which are of which part."""

    def __init__(self, raw: np.ndarray, work: Json, fits: list[Json], inputs: list[Json], scratch: Path):
        answers = 2 if work["isLogarithm"] else 1
        size = len(inputs) - answers
        shape = (max(len(raw), 1), size)
        self.features = np.memmap(scratch / "features", np.float32, "w+", shape=shape)
        self.parts, self.numbers = np.array(raw[:, 0]), np.array(raw[:, 1])
        self.targets = np.zeros(len(raw), np.float32)
        offset, scale = (np.array([one[name] for one in inputs]) for name in ("offset", "scale"))
        for start in range(0, len(raw), CHUNK):
            rows = raw[start : start + CHUNK]
            values = matrix(rows, work, fits)
            place = 0
            for number, column in enumerate(work["columns"]):
                if column.get("isAnswer"):
                    # A value that is neither yes nor no counts as their shares.
                    values[rows[:, number + 2] == reading.OTHER, place] = inputs[place]["mean"]
                place += column["width"]
            scaled = np.clip((values - offset) / scale, -LARGEST_INPUT, LARGEST_INPUT) + 0.0
            self.features[start : start + len(rows)] = scaled[:, :size]
            self.targets[start : start + len(rows)] = scaled[:, -1] if work["target"]["type"] == "number" else rows[:, 1]

    def of(self, part: int) -> np.ndarray:
        return np.flatnonzero(self.parts == part)

    def batch(self, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        return torch.from_numpy(self.features[rows]).to(DEVICE), torch.from_numpy(self.targets[rows]).to(DEVICE)
