"""The tables that defaults are judged by: scikit-learn's bundled ones, its generated ones, and some with categories and missing cells.

They stand in pairs of one kind: of each pair one is in the half that settings are chosen by, the other in the half that is reported.
"""

import csv
import os

import numpy as np
from sklearn import datasets

MISSING = ""


def names(count):
    return [f"x{column + 1}" for column in range(count)]


def digits(values):
    return np.char.mod("%.5g", values)


def classes(values):
    return [f"class {value}" for value in values]


def numeric(features, target, header=None):
    return [*(header or names(features.shape[1])), "target"], [[*row, answer] for row, answer in zip(digits(features).tolist(), target)]


def numbers(features, target, header=None):
    return numeric(features, digits(np.asarray(target, dtype=float)).tolist(), header)


def bundled(load, rows=None, classify=True):
    data = load()
    header = [name.replace(" ", "_") for name in data.feature_names]
    picked = np.random.default_rng(1).permutation(len(data.target))[:rows]
    features, target = data.data[picked], data.target[picked]
    return numeric(features, classes(target), header) if classify else numbers(features, target, header)


def linnerud():
    data = datasets.load_linnerud()
    return numbers(data.data, data.target[:, 1], data.feature_names)


def classification(**options):
    features, target = datasets.make_classification(random_state=1, **options)
    return numeric(features, classes(target))


def shaped(make, **options):
    features, target = make(random_state=1, **options)
    return numeric(features, classes(target))


def regression(make, **options):
    features, target = make(random_state=1, **options)
    return numbers(features, target)


def noise(rows, columns, class_count):
    random = np.random.default_rng(1)
    features = random.normal(size=(rows, columns))
    if class_count == 0:
        return numbers(features, random.normal(size=rows))
    return numeric(features, classes(random.integers(class_count, size=rows)))


def parity():
    """Two noisy signs that only together say the class."""
    random = np.random.default_rng(2)
    features = random.uniform(-1, 1, size=(400, 4))
    target = (features[:, 0] * features[:, 1] + 0.1 * random.normal(size=400) > 0).astype(int)
    return numeric(features, classes(target))


def with_gaps(random, cells, share):
    return [MISSING if random.random() < share else cell for cell in cells]


def mixed(rows, seed, class_count):
    """Numbers, categories of several sizes and gaps, as in the tables of offices; a number (0) or classes to predict."""
    random = np.random.default_rng(seed)
    cities, trades = [f"city {n}" for n in range(12)], ["office", "craft", "farm", "care"]
    city, trade = random.integers(12, size=rows), random.integers(4, size=rows)
    married = random.random(rows) < 0.5
    age, income = random.uniform(18, 80, rows), np.exp(random.normal(7.5, 0.5, rows))
    score = (
        np.array([0.8, -0.5, 0.0, -0.9])[trade]
        + random.normal(size=12)[city] * 0.7
        + 0.03 * (age - 50) * np.where(married, 1, -1)
        + (np.log(income) - 7.5) * 1.2
        + random.normal(0, 0.6, rows)
    )
    if class_count == 0:
        answers = digits(1000 + 250 * score).tolist()
    else:
        answers = classes(np.searchsorted(np.quantile(score, np.arange(1, class_count) / class_count), score))
    columns = [
        with_gaps(random, digits(age).tolist(), 0.08),
        with_gaps(random, digits(income).tolist(), 0.15),
        [cities[n] for n in city],
        with_gaps(random, [trades[n] for n in trade], 0.1),
        ["yes" if value else "no" for value in married],
        answers,
    ]
    return ["age", "income", "city", "trade", "married", "target"], [list(row) for row in zip(*columns)]


def survey(rows, seed, class_count):
    """Answers of a few questions each; what is asked for goes with two of them."""
    random = np.random.default_rng(seed)
    answers = random.integers([3, 4, 5, 2, 3], size=(rows, 5))
    score = np.array([-0.8, 0.1, 0.9])[answers[:, 0]] + np.array([0.7, -0.7, 0.2, 0.1])[answers[:, 1]] * (2 * answers[:, 3] - 1)
    score = score + random.normal(0, 0.7, rows)
    if class_count == 0:
        target = digits(score * 10 + 50).tolist()
    else:
        target = classes((score > 0).astype(int))
    words = ["never", "rarely", "sometimes", "often", "always"]
    return [f"q{n + 1}" for n in range(5)] + ["target"], [[*(words[n] for n in row), answer] for row, answer in zip(answers, target)]


def steps(rows, seed):
    random = np.random.default_rng(seed)
    features = random.uniform(0, 10, size=(rows, 3))
    target = np.floor(features[:, 0] / 2.5) * np.where(features[:, 1] > 5, 2, -1) + random.normal(0, 0.5, rows)
    return numbers(features, target)


def skewed(rows, seed):
    """A target whose largest values are a hundred times its smallest."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(rows, 5))
    target = np.exp(0.8 * features[:, 0] + 0.5 * features[:, 1] * features[:, 2] + random.normal(0, 0.4, rows))
    return numbers(features, target)


def waves(rows, seed):
    random = np.random.default_rng(seed)
    features = random.uniform(-3, 3, size=(rows, 2))
    return numbers(features, np.sin(features[:, 0]) + 0.3 * features[:, 1] + random.normal(0, 0.2, rows))


# In pairs: (name, task, make).
TABLES = [
    ("iris", "classes", lambda: bundled(datasets.load_iris)),
    ("wine", "classes", lambda: bundled(datasets.load_wine)),
    ("digits, 600 rows", "classes", lambda: bundled(datasets.load_digits, 600)),
    ("breast cancer", "classes", lambda: bundled(datasets.load_breast_cancer)),
    ("moons", "classes", lambda: shaped(datasets.make_moons, n_samples=300, noise=0.3)),
    ("circles", "classes", lambda: shaped(datasets.make_circles, n_samples=300, noise=0.2, factor=0.5)),
    ("20 columns, 5 tell", "classes", lambda: classification(n_samples=800, n_features=20, n_informative=5, flip_y=0.1)),
    ("30 columns, one class in ten", "classes", lambda: classification(n_samples=1000, n_features=30, n_informative=6, weights=[0.9])),
    ("60 rows", "classes", lambda: classification(n_samples=60, n_features=5, n_informative=3, n_redundant=0, flip_y=0.05)),
    ("80 rows, 10 columns", "classes", lambda: classification(n_samples=80, n_features=10, n_informative=3, flip_y=0.1)),
    ("noise, 2 classes", "classes", lambda: noise(200, 8, 2)),
    ("noise, 3 classes", "classes", lambda: noise(150, 5, 3)),
    ("mixed, 2 classes", "classes", lambda: mixed(500, 1, 2)),
    ("mixed, 3 classes", "classes", lambda: mixed(700, 2, 3)),
    ("survey", "classes", lambda: survey(300, 1, 2)),
    ("4 classes", "classes", lambda: classification(n_samples=600, n_features=12, n_informative=6, n_classes=4, class_sep=1.2)),
    ("parity of signs", "classes", parity),
    ("survey, 100 rows", "classes", lambda: survey(100, 2, 2)),
    ("diabetes", "number", lambda: bundled(datasets.load_diabetes, classify=False)),
    ("Friedman 1", "number", lambda: regression(datasets.make_friedman1, n_samples=400, noise=1.0)),
    ("Friedman 2", "number", lambda: regression(datasets.make_friedman2, n_samples=300, noise=50.0)),
    ("Friedman 3", "number", lambda: regression(datasets.make_friedman3, n_samples=300, noise=0.1)),
    ("linear, 10 columns", "number", lambda: regression(datasets.make_regression, n_samples=200, n_features=10, noise=40.0)),
    ("linear, 100 rows of 30", "number", lambda: regression(datasets.make_regression, n_samples=100, n_features=30, noise=20.0)),
    ("sparse, 4 of 10 tell", "number", lambda: regression(datasets.make_sparse_uncorrelated, n_samples=250)),
    ("linnerud, 20 rows", "number", linnerud),
    ("mixed, number", "number", lambda: mixed(500, 3, 0)),
    ("survey, number", "number", lambda: survey(300, 3, 0)),
    ("steps", "number", lambda: steps(400, 1)),
    ("skewed", "number", lambda: skewed(500, 1)),
    ("waves, 60 rows", "number", lambda: waves(60, 1)),
    ("Swiss roll", "number", lambda: regression(datasets.make_swiss_roll, n_samples=500, noise=0.5)),
    ("noise, number", "number", lambda: noise(150, 5, 0)),
]


def write_tables(request):
    written = []
    for index, (name, task, make) in enumerate(TABLES):
        header, rows = make()
        file = os.path.join(request["folder"], f"table{index}.csv")
        with open(file, "w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([header, *rows])
        written.append({"name": name, "task": task, "file": file, "target": "target"})
    return {"tables": written}
