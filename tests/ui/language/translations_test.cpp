// SPDX-License-Identifier: GPL-3.0-or-later
// What is translated, and whether nothing was lost by it.
#include "core/experiment/kinds.h"
#include "core/experiment/promise.h"
#include "core/graph/presets.h"
#include "core/reading/events.h"
#include "core/theory/verdict.h"
#include "core/theory/tasks/verdict.h"
#include "core/experiment/presets/task_presets.h"
#include "core/data/tasks/law.h"
#include "tests/ui/support/core_texts.h"
#include "tests/ui/support/english_words.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/language/core_sentences.h"
#include "ui/language/language.h"
#include "ui/language/mnemonic.h"
#include "ui/language/pseudo_locale.h"
#include "ui/language/translated.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

const QString root = QStringLiteral(DISENTANGLE_SOURCE_DIR "/");

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct Message {
    QString context, source;
    QStringList translations;  ///< a form for each number, of what is counted
    bool finished = true;
};

QList<Message> messages(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> all;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            all.append({context, {}, {}, true});
        } else if (xml.name() == QLatin1String("source")) {
            all.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            all.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            all.last().translations << text.trimmed();
        }
    }
    return all;
}

QStringList places(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%L?\\d|%n"));
    QSet<QString> found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.insert(match.next().captured());
    QStringList list(found.begin(), found.end());
    list.sort();
    return list;
}

QStringList languageFiles()
{
    QStringList files;
    for (const QString& name :
         QDir(root + QStringLiteral("resources/translations")).entryList({QStringLiteral("*.ts")}))
        files << root + QStringLiteral("resources/translations/") + name;
    return files;
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void cleanup() { useLanguage(QStringLiteral("en")); }

    // lupdate knows no tables: what core shows is listed for it, and the list is as the tables are.
    void theTextsOfCoreAreListed()
    {
        const QString path = root + QStringLiteral("resources/translations/core_texts.h");
        const QString expected = QString::fromStdString(coreTextsHeader());
        if (qEnvironmentVariableIsSet("DISENTANGLE_UPDATE_RESOURCES")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(expected.toUtf8());
        }
        QVERIFY2(
            contents(path) == expected,
            "resources/translations/core_texts.h is out of date: run this test with DISENTANGLE_UPDATE_RESOURCES=1, then "
            "ninja -C build translations, and translate what is new");
    }

    void everyTextOfCoreIsTranslated()
    {
        const QStringList files = languageFiles();
        QVERIFY(!files.isEmpty());
        for (const QString& path : files) {
            QSet<QString> known;
            for (const Message& message : messages(path))
                if (message.context == QStringLiteral("core"))
                    known.insert(message.source);
            QStringList missing;
            for (const std::string& text : coreTexts())
                if (!known.contains(QString::fromStdString(text)))
                    missing << QString::fromStdString(text);
            for (const auto sentences : {coreSentences(), coreClauses(), coreProblems(), coreExpectations()})
                for (const char* text : sentences)
                    if (!known.contains(QString::fromUtf8(text)))
                        missing << QString::fromUtf8(text);
            QVERIFY2(missing.isEmpty(),
                     qPrintable(path + QStringLiteral(" lacks: ") + missing.join(QLatin1Char('\n'))));
        }
    }

    // Nothing is left to be done, and the places for values, lines and keys of every text are in its translation.
    void nothingIsLostInTranslation()
    {
        static const QRegularExpression mnemonic(QStringLiteral("&(\\w)"));
        for (const QString& path : languageFiles()) {
            const QList<Message> all = messages(path);
            QVERIFY2(all.size() > 2500, qPrintable(path));
            for (const Message& message : all) {
                const QByteArray what =
                    (path + QStringLiteral(": ") + message.context + QStringLiteral(": ") + message.source).toUtf8();
                QVERIFY2(message.finished, what.constData());
                for (const QString& translation : message.translations) {
                    QVERIFY2(!translation.isEmpty(), what.constData());
                    QVERIFY2(places(translation) == places(message.source), what.constData());
                    QVERIFY2(translation.count(QLatin1Char('\t')) == message.source.trimmed().count(QLatin1Char('\t')),
                             what.constData());
                    QVERIFY2(translation.count(QStringLiteral(";;")) == message.source.count(QStringLiteral(";;")),
                             what.constData());
                    const auto key = mnemonic.match(message.source);
                    if (key.hasMatch() && !message.source.contains(QStringLiteral("&%")) &&
                        message.context != QStringLiteral("core"))
                        QVERIFY2(mnemonic.match(translation).captured(1).toUpper() == key.captured(1).toUpper(),
                                 what.constData());
                }
            }
        }
    }

    // A context that nobody fills would leave its texts in English without a word.
    void everyContextOfTheSourcesIsInTheFiles()
    {
        static const QRegularExpression use(QStringLiteral("\\btranslate\\(\"(\\w+(?:::\\w+)*)\""));
        for (const QString& path : languageFiles()) {
            QSet<QString> contexts;
            for (const Message& message : messages(path))
                contexts.insert(message.context);
            QDirIterator files(root + QStringLiteral("ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString file = files.next(), source = contents(file);
                for (auto match = use.globalMatch(source); match.hasNext();) {
                    const QString context = match.next().captured(1);
                    QVERIFY2(contexts.contains(context), qPrintable(file + QStringLiteral(": ") + context));
                }
            }
        }
    }

    void theVerdictsOfAllPresetsAreInChinese();
    void promisesAreInChinese();
    void whatCannotBeReadStaysAsItIs();
    void namesStayAsTheyAre();
    void theNotesOfARunAreInChinese();
    void pseudoTextsKeepWhatProgramsRead();
};

void TranslationsTest::theVerdictsOfAllPresetsAreInChinese()
{
    useLanguage(QStringLiteral("zh_CN"));
    for (const GraphPreset& preset : graph_presets()) {
        std::vector<std::string> names = preset.graph.latents;
        names.insert(names.end(), preset.graph.actions.begin(), preset.graph.actions.end());
        const Verdict verdict = judge(preset.graph);
        std::vector<std::string> sentences{verdict.summary, preset.description, preset.group};
        for (const LatentVerdict& latent : verdict.latents)
            sentences.push_back(latent.reason);
        for (const std::string& sentence : sentences) {
            const QString said = translated(sentence);
            QVERIFY2(englishIn(said, names).isEmpty(),
                     qPrintable(QString::fromStdString(sentence) + QStringLiteral(" -> ") + said));
        }
    }
    for (const TaskPreset& preset : task_presets()) {
        const TasksSpec spec = preset_experiment(preset.name).own.get<TasksSpec>();
        const TaskFamily family = task_family(spec);
        const TaskVerdict verdict = judge(family, spec.seed);
        std::vector<std::string> sentences{verdict.summary, preset.description};
        for (const Assumption& assumption : verdict.assumptions) {
            sentences.push_back(assumption.name);
            sentences.push_back(assumption.reason);
        }
        for (const FactorVerdict& factor : verdict.factors)
            sentences.push_back(factor.reason);
        for (const std::string& sentence : sentences) {
            const QString said = translated(sentence);
            QVERIFY2(englishIn(said, family.factors).isEmpty(),
                     qPrintable(QString::fromStdString(sentence) + QStringLiteral(" -> ") + said));
        }
    }
    // By hand: one reason, whole.
    const std::string reason = judge(graph_preset("Example7").graph).latents[1].reason;
    QCOMPARE(
        QString::fromStdString(reason),
        QStringLiteral("z2 may absorb z3: every parent of z2 (z1 to z3) is a parent of z3, and every child (z2 and z3) "
                       "too."));
    QCOMPARE(translated(reason),
             QStringLiteral("z2 可能吸收 z3：z2 的每个父节点（z1 至 z3）都是 z3 的父节点，每个子节点（z2 和 "
                            "z3）也是如此。"));
}

void TranslationsTest::promisesAreInChinese()
{
    useLanguage(QStringLiteral("zh_CN"));
    for (const GraphPreset& preset : graph_presets()) {
        std::vector<std::string> names = preset.graph.latents;
        names.insert(names.end(), preset.graph.actions.begin(), preset.graph.actions.end());
        Experiment experiment = preset_experiment(preset.name);
        for (const int broken : {0, 1, 2, 3}) {
            experiment.world.violations = {};
            if (broken == 1)
                experiment.world.violations.fold = 1;
            if (broken == 2)
                experiment.world.violations.noise_correlation = 0.5;
            if (broken == 3 && preset.graph.Ga)
                experiment.world.violations.hidden_actions = 0.5;
            const Promise promise = promise_of(experiment, nullptr);
            for (const std::string& sentence :
                 {promise.summary, promise.caveat, promise.mcc.reason, promise.r_con.reason, promise.r.reason}) {
                const QString said = translated(sentence);
                QVERIFY2(englishIn(said, names).isEmpty(),
                         qPrintable(QString::fromStdString(sentence) + QStringLiteral(" -> ") + said));
            }
        }
    }
}

void TranslationsTest::whatCannotBeReadStaysAsItIs()
{
    useLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(translated("Nobody has ever said this."), QStringLiteral("Nobody has ever said this."));
    QCOMPARE(translated(""), QString());
    useLanguage(QStringLiteral("en"));
    QCOMPARE(translated("Sparsity"), QStringLiteral("Sparsity"));
}

void TranslationsTest::namesStayAsTheyAre()
{
    useLanguage(QStringLiteral("zh_CN"));
    CausalGraph graph = graph_preset("Example3").graph;
    graph.latents = {"%1 per cent", "two", "three"};
    const QString said = translated(judge(graph).latents[0].reason);
    QVERIFY2(said.contains(QStringLiteral("%1 per cent")), qPrintable(said));
    // As it is shown by a list, too.
    QCOMPARE(translated("z1, two to four and %1"), QStringLiteral("z1、two 至 four 和 %1"));
}

void TranslationsTest::theNotesOfARunAreInChinese()
{
    useLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(translated("Finished all 1500 steps"), QStringLiteral("已完成全部 1500 步"));
    QCOMPARE(
        translated("Rotated to the sparsest coordinates found: 10 of 100 possible edges, where the cost of a rotation "
                   "has its elbow; 3.1 % of all influence is left outside them. What follows is learned under this "
                   "graph."),
        QStringLiteral("已旋转到找到的最稀疏坐标：100 条可能的边中的 10 条，即旋转代价的拐点处；全部影响的 3.1 % "
                       "留在它们之外。此后在这张图之下学习。"));
    const std::string settings =
        "Settings auto for 3 latents, 20 observed dimensions, 1 action, two time steps: encoder and decoder with 3 hidden "
        "layers of 96, 6000 steps of 512 rows. Search of the graph: about 5400 steps without masks, then the sparsest "
        "rotation, then the transition networks under its graph, and straightening the latents. Bound on edges, Ga: chosen "
        "from the data; Gz: chosen from the data.";
    QVERIFY2(englishIn(translated(settings), {"auto"}).isEmpty(), qPrintable(translated(settings)));
    QCOMPARE(translated("Start 6 of 6: held-out loss 0.32. Start 5 goes on, with 0.15."),
             QStringLiteral("起点 6（共 6）：留出损失 0.32。起点 5 继续，损失 0.15。"));
}

void TranslationsTest::pseudoTextsKeepWhatProgramsRead()
{
    QCOMPARE(pseudoText(QString()), QString());
    QCOMPARE(withoutMnemonic(QStringLiteral("Save &as …")), QStringLiteral("Save as …"));
    QCOMPARE(withoutMnemonic(QStringLiteral("另存为(&A)…")), QStringLiteral("另存为…"));
    QCOMPARE(pseudoText(QStringLiteral("Save")), QStringLiteral("[Śávé öö]"));
    const QString menu = pseudoText(QStringLiteral("Reset &layout\tCtrl+L"));
    QVERIFY2(menu.endsWith(QStringLiteral("]\tCtrl+L")) && menu.contains(QStringLiteral("&l")), qPrintable(menu));
    const QString counted = pseudoText(QStringLiteral("%1 of %L2 in %n <b>row(s)</b> &amp; more"));
    for (const char* kept : {"%1", "%L2", "%n", "<b>", "</b>", "&amp;"})
        QVERIFY2(counted.contains(QLatin1String(kept)), qPrintable(counted));
    const QString filter = pseudoText(QStringLiteral("Runs (*.run);;All files (*)"));
    QCOMPARE(filter.count(QStringLiteral(";;")), 1);
    QVERIFY2(filter.contains(QStringLiteral("(*.run)")) && filter.endsWith(QStringLiteral("(*)")), qPrintable(filter));
    // About 35 % longer, never less.
    const QString sentence = QStringLiteral("Where bounds that are null come from");
    QVERIFY(pseudoText(sentence).size() >= sentence.size() * 135 / 100);
    useLanguage(QStringLiteral("pseudo"));
    QCOMPARE(QCoreApplication::translate("Anything", "Save"), pseudoText(QStringLiteral("Save")));
    QCOMPARE(translated("Sparsity"), pseudoText(QStringLiteral("Sparsity")));
}

DISENTANGLE_TEST_MAIN(TranslationsTest)
#include "translations_test.moc"
