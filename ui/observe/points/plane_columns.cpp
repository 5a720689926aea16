// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/plane_columns.h"

#include "core/metrics/principal_components.h"
#include "ui/observe/run/names.h"

#include <QCoreApplication>

namespace disentangle {
namespace {

using Kind = PlaneVariable::Kind;

QString columnText(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

bool isComponent(Kind kind)
{
    return kind == Kind::learnedPc || kind == Kind::truePc || kind == Kind::xPc;
}

std::string_view snapshotOf(Kind kind)
{
    switch (kind) {
    case Kind::learned:
    case Kind::learnedPc: return kind::latents;
    case Kind::truth:
    case Kind::truePc: return kind::true_latents;
    case Kind::xPc: break;
    }
    return kind::observations;
}

Eigen::MatrixXd matrixOf(const FloatTable& rows)
{
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(rows.values.data(), rows.rows, rows.cols).cast<double>();
}

}  // namespace

QString nameOf(const PlaneVariable& variable, const Variables& variables)
{
    const QString component = columnText("PC %1 of %2").arg(variable.index + 1);
    switch (variable.kind) {
    case Kind::learned: return learnedName(variable.index);
    case Kind::truth: return QString::fromStdString(variables.latents[static_cast<std::size_t>(variable.index)]);
    case Kind::learnedPc: return component.arg(QStringLiteral("ẑ"));
    case Kind::truePc: return component.arg(QStringLiteral("z"));
    case Kind::xPc: break;
    }
    return component.arg(QStringLiteral("x"));
}

void PlaneColumns::reset()
{
    m_ranges.clear();
    m_before.clear();
    m_shares.clear();
}

std::string_view PlaneColumns::missing(const PlaneVariable& variable) const
{
    return snapshotOf(variable.kind);
}

double PlaneColumns::share(const PlaneVariable& variable) const
{
    const auto found = m_shares.find(variable);
    return found == m_shares.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

std::vector<float> PlaneColumns::read(const Moment& moment, const Variables& variables, const PlaneVariable& variable)
{
    const int width = variable.kind == Kind::xPc ? variables.d_x : variables.d_z();
    const FloatTable rows = recorded(moment, snapshotOf(variable.kind), width);
    if (rows.empty())
        return {};
    std::vector<float> column;
    if (!isComponent(variable.kind)) {
        column = column_of(rows, variable.index);
    } else if (all_finite(rows.values)) {
        const PrincipalComponents parts = principal_components(matrixOf(rows), variable.index + 1);
        const Eigen::VectorXd scores = parts.scores.col(variable.index);
        column.resize(static_cast<std::size_t>(rows.rows));
        for (int r = 0; r < rows.rows; ++r)
            column[static_cast<std::size_t>(r)] = static_cast<float>(scores(r));
        std::vector<float>& before = m_before[variable];
        if (before.size() == column.size() && correlation(before, column) < 0)
            for (float& value : column)
                value = -value;
        before = column;
        m_shares[variable] = parts.share(variable.index);
    }
    m_ranges[variable].include(column);
    return column;
}

void colourPoints(ScatterPoints& points, const Colouring& colouring, const Moment& moment, const Variables& variables)
{
    using Colour = Colouring::Kind;
    const bool byAction = colouring.kind == Colour::largestAction || colouring.kind == Colour::action;
    if (colouring.kind == Colour::none)
        return;
    const FloatTable rows = byAction ? recorded(moment, kind::actions, variables.d_a())
                                     : recorded(moment, kind::true_latents, variables.d_z());
    const auto count = static_cast<int>(points.x.size());
    if (rows.rows < count || (colouring.kind != Colour::largestAction && colouring.index >= rows.cols))
        return;
    if (colouring.kind != Colour::largestAction) {
        const auto index = static_cast<std::size_t>(colouring.index);
        points.colourName = QString::fromStdString(byAction ? variables.actions[index] : variables.latents[index]);
        points.value = column_of(rows.part(0, count), colouring.index);
        return;
    }
    points.colourName = columnText("largest action");
    points.categories = namesOf(variables.actions);
    for (int r = 0; r < count; ++r) {
        int largest = -1;
        float size = 0;
        for (int a = 0; a < rows.cols; ++a)
            if (std::abs(rows(r, a)) > size) {
                size = std::abs(rows(r, a));
                largest = a;
            }
        points.category.push_back(largest);
    }
}

}  // namespace disentangle
