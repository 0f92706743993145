"""What is special about a run: the degenerate cases by name."""

from explorers.layers import Activation
from explorers.network import Loss, Network
from explorers.point_sets import Points
from explorers.training import Training
from explorers.weight_symmetries import silent, spread


def cases(network: Network, run: Training, points: Points, test: Points, batch: int) -> list[str]:
    """The names of the cases that hold, of these:

    stopped: the run ended early. line: the logit is affine in x and y. one_class: all training points are of one class.
    equal: two or more neurons of the first layer, all the same in every frame. silent: at the end a ReLU neuron has z ≤ 0 at
    all training points. squared: the loss is no cross-entropy. untested: no test points. minibatch: steps use some points only.
    """
    found = {
        "stopped": run.stopped,
        "line": network.hidden == 0 or network.activation == Activation.IDENTITY,
        "one_class": len(set(points.label.tolist())) == 1,
        "equal": network.hidden > 0 and network.sizes[1] > 1 and spread(network, run.weights) == 0,
        "silent": network.activation == Activation.RELU and silent(network, run.weights[-1], points.x) > 0,
        "squared": network.loss != Loss.CROSS_ENTROPY,
        "untested": not len(test.label),
        "minibatch": batch < len(points.label),
    }
    return [name for name, holds in found.items() if holds]
