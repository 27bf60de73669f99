"""scikit-learn's MLPClassifier as a contender: its own `fit`, with what would end it early or add to the work switched off."""

import time
import warnings

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from turns import Table, blas_libraries, flatten, serve

warnings.simplefilter("ignore", ConvergenceWarning)
job = None


class StartedClassifier(MLPClassifier):
    """Starts from the job's weights in place of random ones."""

    def _initialize(self, y, layer_units, dtype):
        super()._initialize(y, layer_units, dtype)
        layers = list(job.layers())
        self.coefs_ = [kernel for kernel, _ in layers]
        self.intercepts_ = [bias for _, bias in layers]


def create(epochs, shuffle):
    return StartedClassifier(
        hidden_layer_sizes=tuple(job.hidden),
        activation="relu",
        solver="adam",
        alpha=0.0,
        batch_size=job.batch_size,
        learning_rate_init=job.learning_rate,
        epsilon=job.epsilon,
        max_iter=epochs,
        shuffle=shuffle,
        random_state=1,
        tol=0.0,
        n_iter_no_change=epochs + 1,
    )


def load(request):
    global job
    job = Table(request)
    return {}


def train(request):
    rows, epochs = request["rows"], request["epochs"]
    x, y = job.features[:rows], job.targets[:rows]
    model = create(epochs, True)
    started_at = time.perf_counter()
    model.fit(x, y)
    elapsed = time.perf_counter() - started_at
    if model.n_iter_ != epochs:
        raise RuntimeError(f"ended after {model.n_iter_} epochs")
    return {"ms": elapsed * 1000, "loss": float(model.loss_)}


def check(request):
    """An epoch per order; `partial_fit` of all rows goes through them in batches, in the given order, and keeps Adam's state."""
    rows = request["rows"]
    orders = np.fromfile(request["orders"], dtype="<u4").reshape(-1, rows)
    model = create(1, False)
    losses = []
    for order in orders:
        model.partial_fit(job.features[order], job.targets[order], classes=[0.0, 1.0])
        losses.append(float(model.loss_))
    return {"losses": losses, "weights": flatten(zip(model.coefs_, model.intercepts_))}


def peak(_request):
    """GFLOP/s of numpy's 1024³ product, the best of three."""
    size = 1024
    random = np.random.default_rng(1)
    a, b = random.random((size, size), dtype=np.float32), random.random((size, size), dtype=np.float32)
    best = 0.0
    for _ in range(3):
        started_at = time.perf_counter()
        a @ b
        best = max(best, 2 * size**3 / (time.perf_counter() - started_at) / 1e9)
    return {"gigaflops": best}


def facts(_request):
    return {"version": sklearn.__version__, "libraries": blas_libraries()}


serve({"load": load, "train": train, "check": check, "peak": peak, "facts": facts})
