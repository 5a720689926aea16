// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QtTest>

namespace disentangle::testing {

/// What QTEST_MAIN does, as a function, for a program that holds many classes. Application is a QApplication,
/// QGuiApplication or QCoreApplication.
template <class Test, class Application>
int runTestClass(int argc, char** argv)
{
    QTest::Internal::callInitMain<Test>();
    Application app(argc, argv);
    app.setAttribute(Qt::AA_Use96Dpi, true);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace disentangle::testing

/// At the end of a file of tests/ui, in place of QTEST_MAIN and QTEST_GUILESS_MAIN: main.cpp calls it.
#define DISENTANGLE_TEST_MAIN(Class)                                                                                   \
    int run##Class(int argc, char** argv);                                                                             \
    int run##Class(int argc, char** argv)                                                                              \
    {                                                                                                                  \
        return disentangle::testing::runTestClass<Class, QApplication>(argc, argv);                                    \
    }
#define DISENTANGLE_GUILESS_TEST_MAIN(Class)                                                                           \
    int run##Class(int argc, char** argv);                                                                             \
    int run##Class(int argc, char** argv)                                                                              \
    {                                                                                                                  \
        return disentangle::testing::runTestClass<Class, QCoreApplication>(argc, argv);                                \
    }
