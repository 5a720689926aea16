#include "ui/observe/names.h"

namespace disentangle {

QStringList namesOf(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list.append(QString::fromStdString(name));
    return list;
}

QString learnedName(int index)
{
    return QStringLiteral("ẑ%1").arg(index + 1);
}

QStringList learnedNames(const std::vector<int>& order)
{
    QStringList list;
    for (const int index : order)
        list.append(learnedName(index));
    return list;
}

}  // namespace disentangle
