// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/core_sentences.h"

#include <QtGlobal>

namespace disentangle {
namespace {

constexpr const char* sentences[]{
    // Whole sentences of the verdict (core/theory/reason.cpp)
    QT_TRANSLATE_NOOP("core", "Complete disentanglement: the only latent is recovered."),
    QT_TRANSLATE_NOOP("core", "Complete disentanglement: every latent is recovered."),
    QT_TRANSLATE_NOOP("core", "No disentanglement: every latent may absorb every other."),
    QT_TRANSLATE_NOOP(
        "core",
        "Partial disentanglement: %1 of %2 comes apart from all others; the rest keep to the permitted pattern."),
    QT_TRANSLATE_NOOP(
        "core",
        "Partial disentanglement: %1 of %2 come apart from all others; the rest keep to the permitted pattern."),
    QT_TRANSLATE_NOOP("core", "Partial disentanglement: %1."),
    QT_TRANSLATE_NOOP("core", "%1 is recovered: there is no other latent it could mix with."),
    QT_TRANSLATE_NOOP("core", "%1 is recovered: for each other factor some task needs %2 and not that one."),
    QT_TRANSLATE_NOOP("core", "%1 is recovered: %2 sets it apart from %3."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: %3 has neither parents nor children, so nothing sets it apart."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: no action reaches %3, so nothing sets it apart."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: %3 has no parents, and every child of %4 (%5) is a child of %6."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: every parent of %3 (%4) is a parent of %5, and %6 has no children."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: every parent of %3 (%4) is a parent of %5, and every child (%6) too."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: every parent of %3 (%4) is a parent of %5."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb every other factor: no task needs it."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: no task needs %3 without it."),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2: no task needs %3 without them."),
    // Promises of scores (core/theory/promise.cpp, core/experiment/promise.cpp)
    QT_TRANSLATE_NOOP("core",
                      "Nothing is promised of %1: %2, and how a mixed latent shares in the learned ones is left open."),
    QT_TRANSLATE_NOOP("core",
                      "Nothing is promised of %1: %2, and how a mixed factor shares in the learned ones is left open."),
    QT_TRANSLATE_NOOP("core", "Nothing is promised of %1: %2, is broken."),
    QT_TRANSLATE_NOOP("core", "Nothing is promised of %1: %2."),
    QT_TRANSLATE_NOOP("core", "Nothing is promised: %1, is broken."),
    QT_TRANSLATE_NOOP("core", "Theory promises nothing of MCC and R_con, for %1, is broken."),
    QT_TRANSLATE_NOOP("core", "Theory promises nothing of the scores, for %1, is broken."),
    QT_TRANSLATE_NOOP("core", "Theory promises nothing of the scores: %1."),
    QT_TRANSLATE_NOOP("core", "R can reach 1 all the same."),
    QT_TRANSLATE_NOOP("core",
                      "In theory %1 can reach 1 if influence suffices; nothing is promised of MCC, because %2."),
    QT_TRANSLATE_NOOP("core", "In theory %1 can reach 1; nothing is promised of MCC, because %2."),
    QT_TRANSLATE_NOOP("core", "In theory %1 can reach 1; nothing is promised of MCC and R_con: %2."),
    QT_TRANSLATE_NOOP("core", "In theory %1 can reach 1 if influence suffices: %2."),
    QT_TRANSLATE_NOOP("core", "In theory %1 can reach 1: %2."),
    QT_TRANSLATE_NOOP("core", "%1 can reach 1 if influence suffices: %2."),
    QT_TRANSLATE_NOOP("core", "%1 can reach 1: %2."),
    QT_TRANSLATE_NOOP(
        "core",
        "Nothing moves %1: with a deviation of %2 it does not show in x, so that no model finds it, and R and R_con stay well below 1 whatever theory lets them reach."),
    QT_TRANSLATE_NOOP(
        "core",
        "Nothing moves %1: with a deviation of %2 they do not show in x, so that no model finds them, and R and R_con stay well below 1 whatever theory lets them reach."),
    QT_TRANSLATE_NOOP(
        "core",
        "Nothing moves %1, so they may mix in a way that is not linear; R_con and R measure linear maps and may then stay below 1."),
    QT_TRANSLATE_NOOP(
        "core",
        "The theorem bounds the number of features in use; the penalty that the method %1 has in its place is biased where factors are correlated, as they are here."),
    QT_TRANSLATE_NOOP(
        "core",
        "Of classes the tasks' weights are known up to a common shift of all logits (Assumption 3); the promise rests on the differences between classes."),
    // Worlds that break an assumption (core/experiment/violations.cpp)
    QT_TRANSLATE_NOOP("core", "Assumption 1: the mixing is injective"),
    QT_TRANSLATE_NOOP("core", "Assumption 2: the latents are independent given the past"),
    QT_TRANSLATE_NOOP("core", "Actions are observed"),
    QT_TRANSLATE_NOOP(
        "core",
        "Every mean is linear in its parents: the effects of a parent on its children vary in one direction alone, and the rank test fails for a parent with several children."),
    QT_TRANSLATE_NOOP(
        "core", "What does not need influence in several directions: a latent that is the only child of an action."),
    QT_TRANSLATE_NOOP(
        "core",
        "A share of %1 of every mean is linear, so that the effects of a parent on its children differ by less: the rank is as without it, and its margin, the smallest singular value needed, falls towards 0."),
    QT_TRANSLATE_NOOP(
        "core",
        "All that theory promises with influence, as long as the rank test holds; but it takes more rows to see it."),
    QT_TRANSLATE_NOOP(
        "core",
        "Given their parents, every two latents are correlated by %1. A model whose latents are independent given the past fits such data best after it has mixed them."),
    QT_TRANSLATE_NOOP(
        "core",
        "R can still reach 1: where the means vary enough, latents are found up to a linear map, which does not need independence. Nothing is promised of which latents come apart."),
    QT_TRANSLATE_NOOP("core", "No action is shown: that they act is known, but not when or how."),
    QT_TRANSLATE_NOOP(
        "core",
        "What the past of the latents tells apart by itself (Gz), if latents were independent given it; those with an action in common are not."),
    QT_TRANSLATE_NOOP("core", "Nothing: without time there is no other history to tell latents apart by."),
    QT_TRANSLATE_NOOP(
        "core",
        "An action is shown as 0 in %1 of the rows, though it acts. Given what is shown, latents follow a mixture, and those with a hidden action in common are dependent."),
    QT_TRANSLATE_NOOP("core",
                      "Of the rows that show all actions, %1 of all, everything; but nothing says which they are."),
    QT_TRANSLATE_NOOP("core", "x tells only the absolute value of %1, so that no function of x gives it back."),
    QT_TRANSLATE_NOOP("core", "x tells only the absolute value of %1, so that no function of x gives them back."),
    QT_TRANSLATE_NOOP(
        "core", "Nothing by the theorems, which suppose that all latents can be seen. The others enter x as before."),
    QT_TRANSLATE_NOOP("core", "Nothing."),
    // What tasks let be disentangled (core/theory/tasks)
    QT_TRANSLATE_NOOP("core", "identifiable parameter"),
    QT_TRANSLATE_NOOP("core", "sufficient representation variability"),
    QT_TRANSLATE_NOOP("core", "sufficient task variability"),
    QT_TRANSLATE_NOOP("core", "intra-support sufficient task variability"),
    QT_TRANSLATE_NOOP("core", "sufficient support variability"),
    QT_TRANSLATE_NOOP("core", "The mean of y follows from its law."),
    QT_TRANSLATE_NOOP(
        "core",
        "A softmax over all classes takes no notice of a number added to every logit: only differences of the rows of W follow from y."),
    QT_TRANSLATE_NOOP("core", "The factors of %1 observations have rank %2, all there is."),
    QT_TRANSLATE_NOOP("core", "The factors of %1 observations have rank %2 of %3."),
    QT_TRANSLATE_NOOP("core", "The rows of the weights of %1 tasks have rank %2, all there is."),
    QT_TRANSLATE_NOOP("core", "The rows of the weights of %1 tasks have rank %2 of %3."),
    QT_TRANSLATE_NOOP(
        "core",
        "Of the tasks that need %1, %2 draw of the weights had rank %3: with positive probability they keep to a proper subspace."),
    QT_TRANSLATE_NOOP(
        "core",
        "Of the tasks that need %1, %2 draws of the weights had rank %3: with positive probability they keep to a proper subspace."),
    QT_TRANSLATE_NOOP(
        "core",
        "In %1 draws of a support S, |S| draws of the weights always had rank |S|: they keep to no proper subspace."),
    QT_TRANSLATE_NOOP("core", "Every task that needs %1 needs %2 too."),
    QT_TRANSLATE_NOOP("core", "No task needs %1."),
    QT_TRANSLATE_NOOP("core", "For every factor, tasks that do without it need together all the others."),
    QT_TRANSLATE_NOOP("core", "Complete disentanglement: the tasks' supports tell every factor apart."),
    QT_TRANSLATE_NOOP("core", "The tasks' supports tell no two factors apart."),
    QT_TRANSLATE_NOOP(
        "core", "But Assumption %1 (%2) fails, and with it the theorem: this is what the supports alone would allow."),
    QT_TRANSLATE_NOOP(
        "core",
        "Softmax logits are known up to a common shift (Assumption 3), which leaves the differences between classes to learn from."),
    QT_TRANSLATE_NOOP("core", "A task that needs %1 would recover %2 more."),
    // What a run reached (core/reading/latents.cpp, core/reading/floors.cpp)
    QT_TRANSLATE_NOOP("core", "It came apart, which theory leaves open: more than the graph may tell it apart."),
    QT_TRANSLATE_NOOP("core", "It came apart, though nothing is promised of it."),
    QT_TRANSLATE_NOOP("core", "The graph is still being searched."),
    QT_TRANSLATE_NOOP("core", "This is step %1 of %2, and the promise is of a perfect fit."),
    QT_TRANSLATE_NOOP("core", "The learned graph has %1, %2 more than the true one."),
    QT_TRANSLATE_NOOP(
        "core", "The learned graph is wrong at %1, with no more edges than the true one: it cannot fit perfectly."),
    QT_TRANSLATE_NOOP("core", "All learned latents together predict the true ones with R = %1 only."),
    QT_TRANSLATE_NOOP("core", "Graph and fit are right; whether influence suffices was not tested here."),
    QT_TRANSLATE_NOOP("core", "No matching with the true latents was recorded at this step."),
    QT_TRANSLATE_NOOP("core", "%1 of %2 latents are as theory promises if influence suffices."),
    QT_TRANSLATE_NOOP("core", "%1 of %2 latents are as theory promises."),
    QT_TRANSLATE_NOOP("core", "Less is reached of %1."),
    QT_TRANSLATE_NOOP("core", "More than promised: %1."),
    QT_TRANSLATE_NOOP(
        "core",
        "True factors are correlated up to %1. The principal components of x alone have an MCC of %2, and an encoder that was never trained one of %3: only what exceeds both has been learned."),
    // What is said of a training (core/learn, app/disentangle)
    QT_TRANSLATE_NOOP("core", "Finished all %1 steps"),
    QT_TRANSLATE_NOOP("core", "Stopped: %1 was reached"),
    QT_TRANSLATE_NOOP("core", "Stopped on request"),
    QT_TRANSLATE_NOOP("core", "Interrupted; can be resumed from step %1"),
    QT_TRANSLATE_NOOP("core", "%1 set to %2"),
    QT_TRANSLATE_NOOP(
        "core",
        "Settings %1 for %2, %3 observed dimensions, %4, two time steps: encoder and decoder with %5 hidden layers of %6, %7 steps of %8 rows."),
    QT_TRANSLATE_NOOP(
        "core",
        "Settings %1 for %2, %3 observed dimensions, two time steps: encoder and decoder with %4 hidden layers of %5, %6 steps of %7 rows."),
    QT_TRANSLATE_NOOP(
        "core",
        "Settings %1 for %2, %3 observed dimensions, %4: encoder and decoder with %5 hidden layers of %6, %7 steps of %8 rows."),
    QT_TRANSLATE_NOOP(
        "core",
        "Settings %1 for %2, %3 observed dimensions: encoder and decoder with %4 hidden layers of %5, %6 steps of %7 rows."),
    QT_TRANSLATE_NOOP("core", "Search of the graph: %1."),
    QT_TRANSLATE_NOOP("core", "Bound on edges, %1."),
    QT_TRANSLATE_NOOP(
        "core",
        "The estimator, %1, looks for no graph and is given the true latents, which a practitioner would not know."),
    QT_TRANSLATE_NOOP("core", "The estimator, %1, looks for no graph."),
    QT_TRANSLATE_NOOP(
        "core",
        "The encoder learned to tell the actions from what they show, without a decoder: %1 % of their variance."),
    QT_TRANSLATE_NOOP(
        "core", "The encoder went on by the likelihood of its latents given the actions, still without a decoder."),
    QT_TRANSLATE_NOOP("core", "Start %1 of %2: held-out loss %3."),
    QT_TRANSLATE_NOOP("core", "Start %1 goes on, with %2."),
    QT_TRANSLATE_NOOP("core", "Compared on rows that no fit saw (edges: gain in nats a row): %1."),
    QT_TRANSLATE_NOOP("core", "Found no edge: of %1 possible ones none stands out from errors of the fit."),
    QT_TRANSLATE_NOOP(
        "core",
        "Found no sparse graph: the cost of a rotation has no elbow below all %1 possible edges, so that every edge stays for now."),
    QT_TRANSLATE_NOOP(
        "core",
        "Found no sparse graph: the cost of a rotation has no elbow below all %1 possible edges, so that every edge stays."),
    QT_TRANSLATE_NOOP("core", "More steps before the search (sparsity.unmasked_share) often help."),
    QT_TRANSLATE_NOOP(
        "core",
        "Rotated to the sparsest coordinates found: %1 of %2 possible edges, as many as the bound allows; %3 % of all influence is left outside them."),
    QT_TRANSLATE_NOOP(
        "core",
        "Rotated to the sparsest coordinates found: %1 of %2 possible edges, where the cost of a rotation has its elbow; %3 % of all influence is left outside them."),
    QT_TRANSLATE_NOOP(
        "core",
        "Bound the masks by %1 of %2 possible edges, as many as the bound allows; %3 % of all influence is left outside them."),
    QT_TRANSLATE_NOOP(
        "core",
        "Bound the masks by %1 of %2 possible edges, where the cost of a rotation has its elbow; %3 % of all influence is left outside them."),
    QT_TRANSLATE_NOOP("core", "What follows is learned under this graph."),
    QT_TRANSLATE_NOOP("core", "Rotated to the sparsest coordinates found."),
    QT_TRANSLATE_NOOP(
        "core",
        "There %1 of %2 possible edges say what others do not, as many as the bound allows: the weakest %3 nats a row, the strongest left out %4."),
    QT_TRANSLATE_NOOP(
        "core",
        "There %1 of %2 possible edges say what others do not: the weakest %3 nats a row, the strongest left out %4."),
    QT_TRANSLATE_NOOP("core", "Searched once more; the graph stays."),
    QT_TRANSLATE_NOOP("core", "Searched once more: the same graph."),
    QT_TRANSLATE_NOOP(
        "core",
        "Searched once more; the graph of %1 edges stays: under that found now, of %2, held-out rows would be %3 nats likelier each, and edges have to be worth more."),
    QT_TRANSLATE_NOOP(
        "core",
        "The decoder ignores %1 of %2 directions of the latents: one latent does not show in the observations, or was not learned."),
    QT_TRANSLATE_NOOP(
        "core",
        "The decoder ignores %1 of %2 directions of the latents: as many latents do not show in the observations, or were not learned."),
    QT_TRANSLATE_NOOP(
        "core",
        "Turned the latents to the sparsest coordinates found so far; in them the transition starts on with %1 sines of single latents and actions that it had not learned."),
    QT_TRANSLATE_NOOP(
        "core",
        "Compared on rows that no fit saw, with %1 % of the latents' variance for errors (edges: gain in nats a row): %2; no edge: %3."),
    QT_TRANSLATE_NOOP(
        "core",
        "Compared on rows that no fit saw, with %1 % of the latents' variance for errors (edges: gain in nats a row): %2."),
    QT_TRANSLATE_NOOP("core", "An edge has to be worth %1."),
    QT_TRANSLATE_NOOP("core", "The first stays."),
    QT_TRANSLATE_NOOP("core", "%1 edges win by %2 beyond that."),
    QT_TRANSLATE_NOOP("core", "%1 edges win by %2 beyond what edges have to be worth."),
    QT_TRANSLATE_NOOP("core", "Straightened the latents: under the graph, held-out rows are %1 nats likelier each."),
    QT_TRANSLATE_NOOP(
        "core", "Left the latents as they are: no slight bend of them makes held-out rows likelier under the graph."),
    QT_TRANSLATE_NOOP("core", "Left the latents unstraightened: that takes %1 training rows."),
    QT_TRANSLATE_NOOP(
        "core",
        "Actions move the observation at frequencies up to %1 radians a unit, by the data alone: the transition starts with Fourier series of single actions, of %2 harmonic."),
    QT_TRANSLATE_NOOP(
        "core",
        "Actions move the observation at frequencies up to %1 radians a unit, by the data alone: the transition starts with Fourier series of single actions, of %2 harmonics."),
    QT_TRANSLATE_NOOP("core", "Started, %1"),
    QT_TRANSLATE_NOOP("core", "Resumed, %1"),
    QT_TRANSLATE_NOOP("core", "Rows were shared out %1: %2"),
    // Sufficient influence (core/theory/influence.cpp)
    QT_TRANSLATE_NOOP(
        "core",
        "The nonparametric form does not hold in time: with the latents fixed and the actions varied, the effects of the past span %1 where Gz has %2 edges."),
    QT_TRANSLATE_NOOP(
        "core",
        "The nonparametric form cannot hold in time: without actions, a first-order process has a single matrix at a fixed past."),
    QT_TRANSLATE_NOOP(
        "core",
        "The variance moves with the history (k = 2), so the exponential-family form for one statistic does not apply and the nonparametric form was tested."),
    QT_TRANSLATE_NOOP("core", "This promises nothing, but rules nothing out either."),
    QT_TRANSLATE_NOOP("core",
                      "The form for Gaussian latents of fixed variance (exponential family) was tested instead."),
    QT_TRANSLATE_NOOP(
        "core",
        "The effects of the past span %1, to one part in a million, where Gz has %2 edges, so theory does not promise the separation in time."),
    QT_TRANSLATE_NOOP(
        "core",
        "Gz has %1 edges; at most %2 of them, those of parents drawn at random, were tested together, so the rank in time is an upper bound."),
    QT_TRANSLATE_NOOP(
        "core",
        "The effects of %1 span %2, to one part in a million, for %3 targets, so theory does not promise to tell those targets apart."),
    QT_TRANSLATE_NOOP(
        "core",
        "The effects of %1 span fewer directions, to one part in a million, than each has targets, so theory does not promise to tell those targets apart."),
    // Data of one's own (core/data/table)
    QT_TRANSLATE_NOOP("core", "no fewer directions hold most of x's variance"),
    QT_TRANSLATE_NOOP("core", "the eigenvalues of x's correlation matrix fall most behind number %1"),
    QT_TRANSLATE_NOOP("core", "functions of %1 principal component predict the others of x, and fewer do not"),
    QT_TRANSLATE_NOOP("core", "functions of %1 principal components predict the others of x, and fewer do not"),
    QT_TRANSLATE_NOOP("core", "no direction of x is predicted by the others"),
    QT_TRANSLATE_NOOP("core", "by a shuffle"),
    QT_TRANSLATE_NOOP("core", "by blocks of time, the latest to test on"),
    QT_TRANSLATE_NOOP("core", "by whole episodes, in a shuffled order"),
    // Parameters that do nothing
    QT_TRANSLATE_NOOP("core", "does nothing here; it is a parameter of %1"),
    QT_TRANSLATE_NOOP("core", "does nothing here; it acts when %1"),
    QT_TRANSLATE_NOOP("core", "does nothing any more: the latents are straightened in the coordinates that were found"),
    QT_TRANSLATE_NOOP("core", "does nothing any more: too few steps are left for another search"),
    // Graphs that are pasted
    QT_TRANSLATE_NOOP("core", "read as %1, turned: the rows of the text are causes (%2), its columns children (%3)"),
    QT_TRANSLATE_NOOP("core", "read as %1, for it is square: rows are children (%2), columns causes (%3)"),
    QT_TRANSLATE_NOOP("core", "read as %1, by its size: rows are children (%2), columns causes (%3)"),
    QT_TRANSLATE_NOOP("core", "read as %1: rows are children (%2), columns causes (%3)"),
};

constexpr const char* clauses[]{
    QT_TRANSLATE_NOOP("core", "%1 (sizes and schedule fitted to the true graph)"),
    QT_TRANSLATE_NOOP("core", "about %1 steps without masks, then the sparsest rotation, then %2"),
    QT_TRANSLATE_NOOP("core", "the transition networks under its graph, and straightening the latents"),
    QT_TRANSLATE_NOOP("core", "training under its graph, and straightening the latents"),
    QT_TRANSLATE_NOOP("core", "training under its graph, with a second look at it on the way"),
    QT_TRANSLATE_NOOP("core", "the transition networks under its graph"),
    QT_TRANSLATE_NOOP("core", "training under its graph"),
    QT_TRANSLATE_NOOP("core", "soft masks under a falling bound"),
    QT_TRANSLATE_NOOP("core", "soft masks at a price of %1 an edge"),
    QT_TRANSLATE_NOOP("core", "none, every edge stays"),
    QT_TRANSLATE_NOOP("core", "none, the true graph is given, which a practitioner would not know"),
    QT_TRANSLATE_NOOP("core", "chosen from the data"),
    QT_TRANSLATE_NOOP("core", "%1 edges, as given"),
    QT_TRANSLATE_NOOP("core", "%1 edges, from the true graph, which a practitioner would not know"),
    QT_TRANSLATE_NOOP("core", "%1 latents"),
    QT_TRANSLATE_NOOP("core", "%1 latent"),
    QT_TRANSLATE_NOOP("core", "%1 actions"),
    QT_TRANSLATE_NOOP("core", "%1 action"),
    QT_TRANSLATE_NOOP("core", "Ga: %1"),
    QT_TRANSLATE_NOOP("core", "Gz: %1"),
    QT_TRANSLATE_NOOP("core", "and %1 more likewise"),
    QT_TRANSLATE_NOOP("core", "no latent is recovered alone"),
    QT_TRANSLATE_NOOP("core", "these stay mixed: %1"),
    QT_TRANSLATE_NOOP("core", "%1 may also absorb %2"),
    QT_TRANSLATE_NOOP("core", "%1 may absorb %2"),
    QT_TRANSLATE_NOOP("core", "%1 stays mixed with %2"),
    QT_TRANSLATE_NOOP("core", "%1 stays mixed"),
    QT_TRANSLATE_NOOP("core", "%1 stay mixed"),
    QT_TRANSLATE_NOOP("core", "%1 are recovered"),
    QT_TRANSLATE_NOOP("core", "%1 is recovered"),
    QT_TRANSLATE_NOOP("core", "%1, and %2 groups more"),
    QT_TRANSLATE_NOOP("core", "%1, and further parents and children from %2"),
    QT_TRANSLATE_NOOP("core", "%1, and further actions from %2"),
    QT_TRANSLATE_NOOP("core", "%1, action %2 from %3"),
    QT_TRANSLATE_NOOP("core", "%1, parent %2 from %3"),
    QT_TRANSLATE_NOOP("core", "%1, child %2 from %3"),
    QT_TRANSLATE_NOOP("core", "%1, its own past from %2"),
    QT_TRANSLATE_NOOP("core", "%1, its own future from %2"),
    QT_TRANSLATE_NOOP("core", "all others but %1"),
    QT_TRANSLATE_NOOP("core", "all others"),
    QT_TRANSLATE_NOOP("core", "each of them"),
    QT_TRANSLATE_NOOP("core", "its own past"),
    QT_TRANSLATE_NOOP("core", "its own future"),
    QT_TRANSLATE_NOOP("core", "action %1 (rank %2 of %3) and %4 more conditions"),
    QT_TRANSLATE_NOOP("core", "action %1 (rank %2 of %3) and %4 more condition"),
    QT_TRANSLATE_NOOP("core", "action %1 (rank %2 of %3)"),
    QT_TRANSLATE_NOOP("core", "time (rank %1 of %2)"),
    QT_TRANSLATE_NOOP("core", "action %1"),
    QT_TRANSLATE_NOOP("core", "parent %1"),
    QT_TRANSLATE_NOOP("core", "child %1"),
    QT_TRANSLATE_NOOP("core", "every latent is recovered alone"),
    QT_TRANSLATE_NOOP("core", "every factor is recovered alone"),
    QT_TRANSLATE_NOOP("core", "no latent stays mixed, so it equals MCC"),
    QT_TRANSLATE_NOOP("core", "no factor stays mixed, so it equals MCC"),
    QT_TRANSLATE_NOOP("core", "it lets each latent mix with those that theory lets it mix with"),
    QT_TRANSLATE_NOOP("core", "it lets each factor mix with those that theory lets it mix with"),
    QT_TRANSLATE_NOOP("core", "it lets each latent depend on all learned latents"),
    QT_TRANSLATE_NOOP("core", "the tasks fix the features up to a linear map, and R measures those"),
    QT_TRANSLATE_NOOP("core", "no two latents come apart"),
    QT_TRANSLATE_NOOP("core", "no latent comes apart from all others"),
    QT_TRANSLATE_NOOP("core", "no two factors come apart"),
    QT_TRANSLATE_NOOP("core", "without a known graph theory cannot say which latents come apart"),
    QT_TRANSLATE_NOOP("core", "influence falls short for %1"),
    QT_TRANSLATE_NOOP("core", "the estimator %1 does not look for a sparse graph"),
    QT_TRANSLATE_NOOP("core", "the method %1 has no sparse predictors"),
    QT_TRANSLATE_NOOP("core", "Assumption %1 (%2) fails"),
    QT_TRANSLATE_NOOP("core", "%1 factors"),
    QT_TRANSLATE_NOOP("core", "%1 factor"),
    QT_TRANSLATE_NOOP("core", "%1 edges"),
    QT_TRANSLATE_NOOP("core", "%1 edge"),
    QT_TRANSLATE_NOOP("core", "%1 directions"),
    QT_TRANSLATE_NOOP("core", "%1 direction"),
    QT_TRANSLATE_NOOP("core", "mixed with %1"),
    QT_TRANSLATE_NOOP("core", "less: %1"),
    QT_TRANSLATE_NOOP("core", "%1, from the true graph"),
    QT_TRANSLATE_NOOP("core", "%1, as given"),
    QT_TRANSLATE_NOOP("core", "found %1"),
    QT_TRANSLATE_NOOP("core", "one of %1"),
    QT_TRANSLATE_NOOP("core", "%1 with %2"),
    QT_TRANSLATE_NOOP("core", "%1, %2 with %3"),
};

}  // namespace

std::span<const char* const> coreSentences()
{
    return sentences;
}

std::span<const char* const> coreClauses()
{
    return clauses;
}

}  // namespace disentangle
