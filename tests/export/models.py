# SPDX-License-Identifier: GPL-3.0-or-later
"""A learned model in numpy, from the arrays of weights.npz and from the formulas of core/learn/network/objective.h: what
the files that leave the program must say. Written apart from the C++, in double precision."""
import numpy


def leaky(h):
    return numpy.where(h > 0, h, 0.2 * h)


class Model:
    def __init__(self, arrays):
        self.arrays = {name: numpy.asarray(arrays[name], numpy.float64) for name in arrays}

    def __getitem__(self, name):
        return self.arrays[name]

    def has(self, name):
        return name in self.arrays

    def network(self, name, h):
        layer = 0
        while self.has(f"{name}.linear{layer}.weight"):
            h = leaky(h @ self[f"{name}.linear{layer}.weight"].T + self[f"{name}.linear{layer}.bias"])
            layer += 1
        return h @ self[f"{name}.linear_out.weight"].T + self[f"{name}.linear_out.bias"]

    def quadratic(self, u):
        s = u / numpy.sqrt(1 + (u / 4) ** 2)
        return numpy.einsum("ijk,nj,nk->ni", self["bend.weight"], s, s)

    def encode(self, x):
        h = self.network("encoder", (x - self["x_mean"]) / self["x_scale"])
        if not self.has("posterior.raw_variance"):  # amortised: mean, raw variance, mean, ...
            h = h[:, ::2]
        if self.has("unmix.weight"):
            h = h @ self["unmix.weight"].T
        if self.has("bend.weight"):
            h = h + self.quadratic(h)
        return h @ self["coordinates"].T

    def decode(self, z):
        v = z @ numpy.linalg.inv(self["coordinates"]).T
        w = v
        for _ in range(3 if self.has("bend.weight") else 0):
            w = v - self.quadratic(w)
        if self.has("unmix.weight"):
            w = w @ numpy.linalg.inv(self["unmix.weight"]).T
        return self.network("decoder", w) * self["x_scale"] + self["x_mean"]

    def transition(self, z_prev=None, a=None):
        inputs = []
        if z_prev is not None:
            inputs.append(z_prev @ numpy.linalg.inv(self["coordinates"]).T)
        if a is not None:
            inputs.append(a)
        u = numpy.concatenate(inputs, axis=1)
        if self["transition_is_shared"][0] == 1:
            h = numpy.sin(u @ self["transition.shared.weight"].T + self["transition.shared.bias"])
            if self.has("transition.shared.series.weight"):
                w = a[:, :, None] * self["transition.shared.series.weight"] + self["transition.shared.series.bias"]
                h = numpy.concatenate([numpy.sin(w).reshape(len(a), -1), h], axis=1)
            p = h @ self["transition.shared.out.weight"].T + self["transition.shared.out.bias"]
            p = p + u @ self["transition.shared.skip.weight"].T
        else:
            p = numpy.stack([self.own_network(i, u) for i in range(len(self["mask"]))], axis=1)
        return p @ self["coordinates"].T

    def own_network(self, i, u):
        """What latent i is predicted to be, from the inputs that row i of the mask lets through."""
        masked = u * self["mask"][i]
        first = [self[name][i] for name in ("transition.from_z.weight", "transition.from_a.weight") if self.has(name)]
        h = masked @ numpy.concatenate(first, axis=1).T + self["transition.bias"][i]
        h = numpy.sin(h) if self["transition_is_sine"][0] == 1 else leaky(h)
        layer = 1
        while self.has(f"transition.hidden{layer}.weight"):
            h = h @ self[f"transition.hidden{layer}.weight"][i].T
            if self.has(f"transition.hidden{layer}.bias"):
                h = h + self[f"transition.hidden{layer}.bias"][i]
            h = leaky(h)
            layer += 1
        p = h @ self["transition.out.weight"][i] + self["transition.out.bias"][i]
        if self.has("transition.skip.weight"):
            p = p + masked @ self["transition.skip.weight"][i]
        return p
