// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <map>
#include <typeindex>

namespace disentangle {

/// What kinds of data and of estimators have for themselves, one value a type, so that Experiment need not know the types.
/// What was never set is as its type makes it.
class OwnSpecs {
public:
    /// Spec: a type with defaults, copied and compared by value.
    template <class Spec>
    const Spec& get() const
    {
        static const Spec defaults{};
        const auto found = held_.find(typeid(Spec));
        return found == held_.end() ? defaults : *std::any_cast<Spec>(&found->second.value);
    }
    template <class Spec>
    Spec& get()
    {
        const auto equal = [](const OwnSpecs& a, const OwnSpecs& b) { return a.get<Spec>() == b.get<Spec>(); };
        return *std::any_cast<Spec>(&held_.try_emplace(typeid(Spec), Held{Spec{}, equal}).first->second.value);
    }

    bool operator==(const OwnSpecs& other) const
    {
        const auto same = [this, &other](const auto& held) { return held.second.equal(*this, other); };
        for (const OwnSpecs* specs : {this, &other})
            for (const auto& held : specs->held_)
                if (!same(held))
                    return false;
        return true;
    }

private:
    struct Held {
        std::any value;
        bool (*equal)(const OwnSpecs&, const OwnSpecs&);
    };
    std::map<std::type_index, Held> held_;
};

}  // namespace disentangle
