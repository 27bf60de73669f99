"""PyTorch as a contender: the plain training loop over slices of rows that are gathered once an epoch."""

import os
import time

import numpy as np
import torch
from turns import Table, blas_libraries, flatten, serve

threads = int(os.environ["OMP_NUM_THREADS"])
torch.set_num_threads(threads)
job = None


def load(request):
    global job
    job = Table(request)
    job.x = torch.from_numpy(job.features)
    job.y = torch.from_numpy(job.targets)
    return {}


def create_model():
    modules = []
    layers = list(job.layers())
    for index, (kernel, bias) in enumerate(layers):
        linear = torch.nn.Linear(*kernel.shape)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(kernel.T.copy()))
            linear.bias.copy_(torch.from_numpy(bias))
        modules.append(linear)
        if index < len(layers) - 1:
            modules.append(torch.nn.ReLU())
    return torch.nn.Sequential(*modules)


def run(model, orders, rows):
    """Trains an epoch per order; gives the mean loss and the accuracy of each. The sigmoid is fused with the loss."""
    optimizer = torch.optim.Adam(model.parameters(), lr=job.learning_rate, eps=job.epsilon)
    measure = torch.nn.BCEWithLogitsLoss()
    losses = []
    accuracies = []
    for order in orders:
        total = torch.zeros(())
        right = torch.zeros((), dtype=torch.int64)
        xs = job.x[order].split(job.batch_size)
        ys = job.y[order].split(job.batch_size)
        for x, y in zip(xs, ys):
            optimizer.zero_grad(set_to_none=True)
            sums = model(x).squeeze(1)
            loss = measure(sums, y)
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(y)
            right += ((sums.detach() > 0) == (y > 0.5)).sum()
        losses.append(float(total) / rows)
        accuracies.append(float(right) / rows)
    return losses, accuracies


def train(request):
    rows, epochs = request["rows"], request["epochs"]
    model = create_model()
    started_at = time.perf_counter()
    losses, accuracies = run(model, (torch.randperm(rows) for _ in range(epochs)), rows)
    elapsed = time.perf_counter() - started_at
    return {"ms": elapsed * 1000, "loss": losses[-1], "accuracy": accuracies[-1]}


def check(request):
    rows = request["rows"]
    orders = np.fromfile(request["orders"], dtype="<u4").astype(np.int64).reshape(-1, rows)
    model = create_model()
    losses, _ = run(model, [torch.from_numpy(order) for order in orders], rows)
    linears = [module for module in model if isinstance(module, torch.nn.Linear)]
    return {"losses": losses, "weights": flatten([(l.weight.detach().numpy().T, l.bias.detach().numpy()) for l in linears])}


def peak(_request):
    """GFLOP/s of a 1024³ product, the best of three."""
    size = 1024
    a, b = torch.rand(size, size), torch.rand(size, size)
    best = 0.0
    for _ in range(3):
        started_at = time.perf_counter()
        a @ b
        best = max(best, 2 * size**3 / (time.perf_counter() - started_at) / 1e9)
    return {"gigaflops": best}


def facts(_request):
    return {"version": torch.__version__, "libraries": blas_libraries()}


serve({"load": load, "train": train, "check": check, "peak": peak, "facts": facts})
