"""scikit-learn's models with their own defaults, on the rows and the encoding that the bench hands over."""

import warnings

import numpy as np
import sklearn
from quality_tables import write_tables
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor
from turns import blas_libraries, serve

warnings.simplefilter("ignore", ConvergenceWarning)


def peers(is_number, seed):
    if is_number:
        return {
            "linear": LinearRegression(),
            "mlp": MLPRegressor(random_state=seed),
            "boosting": HistGradientBoostingRegressor(random_state=seed),
            "forest": RandomForestRegressor(random_state=seed),
        }
    return {
        # The default of 100 iterations is too few for it to converge.
        "linear": LogisticRegression(max_iter=1000),
        "mlp": MLPClassifier(random_state=seed),
        "boosting": HistGradientBoostingClassifier(random_state=seed),
        "forest": RandomForestClassifier(random_state=seed),
    }


def outputs(model, features, class_count):
    """A row's number, or the probability of every class: of those too that no row to learn from has."""
    if class_count == 0:
        return model.predict(features)[:, None]
    probabilities = np.zeros((len(features), class_count))
    probabilities[:, model.classes_.astype(int)] = model.predict_proba(features)
    return probabilities


def answer(request):
    class_count = request["classCount"]
    features = np.fromfile(request["features"], dtype="<f4").reshape(-1, request["columns"])
    targets = np.fromfile(request["targets"], dtype="<f4")
    learned, tested = (np.fromfile(request[part], dtype="<u4") for part in ("learned", "tested"))
    answers = {}
    for name, model in peers(class_count == 0, request["seed"]).items():
        model.fit(features[learned], targets[learned])
        answers[name] = outputs(model, features[tested], class_count).tolist()
    return answers


def facts(_request):
    return {"version": sklearn.__version__, "libraries": blas_libraries()}


serve({"write": write_tables, "answer": answer, "facts": facts})
