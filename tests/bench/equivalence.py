# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a learned graph is from the true one, up to what theory leaves open.

Where the permitted pattern C lets true latent i absorb latent j, which of the two a learned latent stands for is not
determined, and a matching by correlation may number them either way. So a graph counts by the smallest number of wrong
edges over all renumberings s of the matched latents with C[i][s(i)] = 1 for every i. Where C is the identity that is the
plain structural Hamming distance; it is never a comparison up to isomorphism, which would forget which latent is which.
"""


def renumberings(permitted):
    """Permutations s of the latents with permitted[i][s(i)], as tuples; the identity first."""
    size = len(permitted)

    def go_on(chosen):
        if len(chosen) == size:
            yield tuple(chosen)
            return
        i = len(chosen)
        for j in sorted(range(size), key=lambda j: j != i):
            if j not in chosen and (permitted[i][j] or i == j):
                yield from go_on([*chosen, j])
    return go_on([])


def wrong_edges(true, learned, numbering):
    """`true`, `learned`: {"Ga": rows, "Gz": rows}, learned in the order of the true latents. (missing, extra)."""
    missing = extra = 0
    for name, edges in true.items():
        for i, row in enumerate(edges):
            for j, edge in enumerate(row):
                found = learned[name][numbering[i]][numbering[j] if name == "Gz" else j]
                missing += bool(edge) and not found
                extra += bool(found) and not edge
    return missing, extra


def distance(true, learned, permitted, most=50000):
    """The smallest (missing, extra) over the renumberings that theory leaves open; at most so many of them are looked at."""
    best = None
    for count, numbering in enumerate(renumberings(permitted)):
        if count == most:
            break
        found = wrong_edges(true, learned, numbering)
        if best is None or sum(found) < sum(best):
            best = found
        if sum(best) == 0:
            break
    return best
