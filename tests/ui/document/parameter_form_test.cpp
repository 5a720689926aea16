// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/parameter_form.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/number_edit.h"
#include "ui/document/parameter_row.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace disentangle;

class ParameterFormTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static void type(ParameterRow* row, const QString& text)
    {
        auto* field = row->editor()->findChild<QLineEdit*>();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    static void enter(ParameterRow* row) { QTest::keyClick(row->editor(), Qt::Key_Return); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // The form is made from the table: one row for each parameter, with a sentence and a source in its help.
    void everyParameterHasARowWithHelp()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        for (const Parameter& parameter : parameters()) {
            ParameterRow* row = form.row(parameter.key);
            QVERIFY2(row, parameter.key.c_str());
            const QString help = ParameterRow::help(parameter, document.experiment());
            QVERIFY(help.contains(QString::fromStdString(parameter.sentence).toHtmlEscaped()));
            QVERIFY(help.contains(QString::fromStdString(parameter.source).toHtmlEscaped()));
            QVERIFY(!row->label().isEmpty());
        }
        QVERIFY(!form.row("training.stepz"));
    }

    // The parameter in focus is described beneath the form and to screen readers, with the default of this world.
    void theParameterInFocusIsDescribed()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.resize(280, 500);
        form.show();
        QApplication::setActiveWindow(&form);
        const auto described = [&form](const QString& words) {
            const auto labels = form.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->parentWidget() == &form && label->text().contains(words);
            });
        };
        QVERIFY(described(QStringLiteral("Choose a parameter")));
        form.reveal("world.d_x");
        QVERIFY(described(QStringLiteral("Observed dimensions")));
        QVERIFY(described(QStringLiteral("default 20")));
        QVERIFY(form.row("world.d_x")->editor()->accessibleDescription().contains(QStringLiteral("1 to 1024")));
        // Twice the number of latents when there are more than ten.
        document.setLatentCount(15);
        QVERIFY(described(QStringLiteral("default 30")));
    }

    // Others that show what is being typed are told of every problem and of its end.
    void problemsAreToldAsTheyAreTyped()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        QSignalSpy changed(&form, &ParameterForm::problemChanged);
        type(form.row("world.noise"), QStringLiteral("-3"));
        QVERIFY(changed.count() > 0);
        QVERIFY(form.firstProblem().startsWith(QStringLiteral("World / Noise: ")));
        changed.clear();
        type(form.row("world.noise"), QStringLiteral("0.5"));
        QVERIFY(changed.count() > 0);
        QCOMPARE(form.firstProblem(), QString());
    }

    // A valid number reaches the document with Enter, in plain or scientific notation.
    void enteredNumbersReachTheDocument()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        type(form.row("training.steps"), QStringLiteral("1500"));
        enter(form.row("training.steps"));
        QCOMPARE(document.experiment().training.steps, 1500);
        type(form.row("training.rate"), QStringLiteral("3e-4"));
        enter(form.row("training.rate"));
        QCOMPARE(document.experiment().training.rate, 3e-4);
        QVERIFY(form.firstProblem().isEmpty());
    }

    // What is invalid is marked while it is typed, never reaches the document, and is gone once corrected.
    void invalidInputIsMarkedAndDoesNotReachTheDocument_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"-5", "0", "1.5", "many", "1e300"})
            QTest::addRow("%s", text) << QString::fromLatin1(text);
    }
    void invalidInputIsMarkedAndDoesNotReachTheDocument()
    {
        QFETCH(QString, text);
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        const int before = document.experiment().training.steps;
        ParameterRow* row = form.row("training.steps");
        type(row, text);
        QVERIFY(row->problem().contains(QStringLiteral("training.steps")));
        QVERIFY(row->editor()->property("wrong").toBool());
        enter(row);
        QCOMPARE(document.experiment().training.steps, before);
        QVERIFY(form.firstProblem().startsWith(QStringLiteral("Training / Steps")));
        type(row, QStringLiteral("2000"));
        enter(row);
        QVERIFY(row->problem().isEmpty());
        QVERIFY(!row->editor()->property("wrong").toBool());
        QCOMPARE(document.experiment().training.steps, 2000);
    }

    // An empty bound says where it will come from: the truth is not shown where it is not used.
    void emptyBoundSaysWhereItComesFrom()
    {
        ExperimentDocument document;  // ActionDiag, ten edges, its bound from the data
        ParameterForm form(&document);
        form.show();
        const auto* field = form.row("sparsity.beta_Ga")->editor()->findChild<QLineEdit*>();
        QCOMPARE(field->placeholderText(), QStringLiteral("from the data"));
        document.setParameter(QStringLiteral("sparsity.bound_from"), "truth");
        QCOMPARE(field->placeholderText(), QStringLiteral("10, from the true graph"));
    }

    // What would do nothing is grey, and says why and when it would; it comes to life with what it needs.
    void whatDoesNothingIsGreyAndSaysWhy()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        ParameterRow* penalty = form.row("sparsity.penalty");
        QVERIFY(!penalty->editor()->isEnabled());
        QVERIFY(
            penalty->help().contains(QStringLiteral("Does nothing here; it acts when sparsity.search is penalty.")));
        QVERIFY(form.row("training.rate")->editor()->isEnabled());
        QVERIFY(!form.row("training.rate")->help().contains(QStringLiteral("nothing here")));
        QCOMPARE(document.setParameter(QStringLiteral("sparsity.search"), "penalty"), QString());
        QVERIFY(penalty->editor()->isEnabled());
        QVERIFY(!form.row("sparsity.beta_Ga")->editor()->isEnabled());
    }

    // A value that differs from its default can be taken back even where it does nothing.
    void whatDoesNothingCanBeReset()
    {
        ExperimentDocument document;
        QCOMPARE(document.setParameter(QStringLiteral("sparsity.penalty"), 3), QString());
        ParameterForm form(&document);
        form.show();
        const auto buttons = form.row("sparsity.penalty")->findChildren<QToolButton*>();
        const auto reset = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
            return button->accessibleName().startsWith(QStringLiteral("Reset"));
        });
        QVERIFY((*reset)->isEnabled());
        (*reset)->click();
        QVERIFY(document.isDefault("sparsity.penalty"));
    }

    // An empty bound is null.
    void emptyFieldOfANullableNumberIsNull()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        ParameterRow* row = form.row("sparsity.beta_Ga");
        type(row, QStringLiteral("12"));
        enter(row);
        QCOMPARE(document.experiment().sparsity.beta_Ga, std::optional(12.0));
        auto* field = row->editor()->findChild<QLineEdit*>();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Backspace);
        enter(row);
        QVERIFY(!document.experiment().sparsity.beta_Ga);
    }

    // Reset is offered while a value differs from its default, and brings the default back.
    void resetBringsTheDefaultBack()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        ParameterRow* row = form.row("training.steps");
        const auto resetButton = [row] {
            for (auto* button : row->findChildren<QToolButton*>())
                if (button->accessibleName().startsWith(QStringLiteral("Reset")))
                    return button;
            return static_cast<QToolButton*>(nullptr);
        };
        QVERIFY(!resetButton()->isVisible());
        type(row, QStringLiteral("123"));
        enter(row);
        QVERIFY(resetButton()->isVisible());
        resetButton()->click();
        QVERIFY(document.isDefault("training.steps"));
        QVERIFY(!resetButton()->isVisible());
    }

    // Choices and switches reach the document at once, and show what the document says.
    void choicesAndSwitchesFollowTheDocument()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        auto* unmix = qobject_cast<QCheckBox*>(form.row("estimator.unmix")->editor());
        QVERIFY(unmix->isChecked());
        unmix->click();
        QVERIFY(!document.experiment().estimator.unmix);
        auto* mechanism = qobject_cast<QComboBox*>(form.row("world.mechanism.kind")->editor());
        QCOMPARE(document.setParameter(QStringLiteral("world.mechanism.kind"), "linear"), QString());
        QCOMPARE(mechanism->currentData().toString(), QStringLiteral("linear"));
    }

    // The search leaves the rows that have all words in their name, key or sentence.
    void searchLeavesWhatMatches()
    {
        ExperimentDocument document;
        ParameterForm form(&document);
        form.show();
        auto* search = form.findChild<QLineEdit*>();
        search->setText(QStringLiteral("batch"));
        QVERIFY(form.row("training.batch")->isVisible());
        QVERIFY(!form.row("world.noise")->isVisible());
        search->clear();
        QVERIFY(form.row("world.noise")->isVisible());
    }

    // A step changes the second significant digit, so that it is right for any size.
    void stepsFitTheSizeOfTheNumber()
    {
        const auto stepped = [](const char* key, const nlohmann::json& from) {
            NumberEdit edit(*find_parameter(key));
            edit.setValue(from);
            edit.stepBy(1);
            return edit.value();
        };
        QCOMPARE(stepped("training.steps", 4000), nlohmann::json(4100));
        QCOMPARE(stepped("training.batch", 64), nlohmann::json(65));
        QCOMPARE(stepped("seed", 4000), nlohmann::json(4001));
        QCOMPARE(stepped("training.rate", 0.002), nlohmann::json(0.0021));
    }
};

DISENTANGLE_TEST_MAIN(ParameterFormTest)
#include "parameter_form_test.moc"
