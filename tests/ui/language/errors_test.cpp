// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong, in the reader's language: every error that core may make is known, and is said part by part.
#include "core/data/table/survey.h"
#include "core/experiment/experiment.h"
#include "tests/ui/support/core_texts.h"
#include "tests/ui/support/english_words.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/written_file.h"
#include "ui/data/table/table_files.h"
#include "ui/language/core_sentences.h"
#include "ui/language/language.h"
#include "ui/language/translated.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

const QRegularExpression clause(QStringLiteral("; |, expected |^expected |: "));
const QRegularExpression edges(QStringLiteral("^[\\s,;:.'()]+|[\\s,;:.'(]+$"));
const QRegularExpression words(QStringLiteral("[a-z]{2,} [a-z]{2,}"));

/// Sources whose errors nobody meets in the window.
bool isOfNoWindow(const QString& path)
{
    static const QStringList these{
        QStringLiteral("core/words/"),               // the program's own documents, which a test reads
        QStringLiteral("core/metrics/"),             // arguments of functions
        QStringLiteral("core/learn/network/"),       // the same
        QStringLiteral("core/learn/elbo_case.cpp"),  // files of `disentangle selftest`
        QStringLiteral("core/figure/request.cpp"),   // options of the command line
    };
    return std::ranges::any_of(these, [&](const QString& room) { return path.contains(room); });
}

/// A literal of C++, or several that follow each other, as the text that it stands for.
QString textOf(const QString& literals)
{
    static const QRegularExpression one(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QString text;
    for (auto match = one.globalMatch(literals); match.hasNext();)
        text += match.next().captured(1);
    return text.replace(QStringLiteral("\\\""), QStringLiteral("\""))
        .replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
}

/// Texts of several words in what makes errors and problems in a source.
QStringList errorsIn(const QString& source)
{
    static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
    static const QRegularExpression made(QStringLiteral(
        "\\b(?:InputError|Error|fail|warn|say|refuse|damaged\\w*)\\s*\\((?:[^;]|;(?!\\s*\\n))*;\\s*\\n"));
    static const QRegularExpression literals(QStringLiteral("(?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+"));
    QString text = source;
    text.remove(comment);
    QStringList found;
    for (auto call = made.globalMatch(text); call.hasNext();) {
        const QString its = call.next().captured();
        for (auto match = literals.globalMatch(its); match.hasNext();)
            if (const QString said = textOf(match.next().captured()).remove(edges); said.contains(words))
                found << said;
    }
    return found;
}

}  // namespace

class ErrorsTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init() { useLanguage(QStringLiteral("zh_CN")); }
    void cleanup() { useLanguage(QStringLiteral("en")); }
    void everyErrorOfCoreIsKnown();
    void errorsAreSaidPartByPart_data();
    void errorsAreSaidPartByPart();
    void theErrorsOfDocumentsAreInChinese();
    void theProblemsOfDataAreInChinese();
};

void ErrorsTest::everyErrorOfCoreIsKnown()
{
    QStringList known;
    for (const auto list : {coreSentences(), coreClauses(), coreProblems(), coreExpectations()})
        for (const char* text : list)
            known << QString::fromUtf8(text);
    for (const std::string& text : coreTexts())
        known << QString::fromStdString(text);
    const QString all = known.join(QLatin1Char('\n'));
    QDirIterator files(QStringLiteral(DISENTANGLE_SOURCE_DIR "/core"), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    const auto isKnown = [&](const QString& text) {
        return all.contains(text) || translated(text.toStdString()) != text;
    };
    QStringList missing;
    int errors = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (isOfNoWindow(path))
            continue;
        for (const QString& text : errorsIn(QString::fromUtf8(file.readAll()))) {
            ++errors;
            if (isKnown(text))
                continue;
            for (QString part : text.split(clause)) {
                part.remove(edges);
                // Keys of documents, which the window calls by other names: theProblemsOfDataAreInChinese().
                const bool key =
                    part.contains(QStringLiteral("data.")) || part.contains(QStringLiteral("by \"columns\""));
                if (part.contains(words) && !key && !isKnown(part))
                    missing << path.section(QStringLiteral("/core/"), 1) + QStringLiteral(": ") + part;
            }
        }
    }
    QVERIFY2(errors > 400, qPrintable(QString::number(errors)));
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("not in ui/language/core_problems.cpp:\n") + missing.join(QLatin1Char('\n'))));
}

void ErrorsTest::errorsAreSaidPartByPart_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* error, const char* said) { QTest::newRow(error) << error << said; };
    row("a.json: world.graph.Ga: row 3 has 4 entries, expected 5", "a.json：world.graph.Ga：第 3 行有 4 项，应为 5");
    row("a.json: seed: found -1, expected an integer from 0 to 100", "a.json：seed：发现 -1，应为 0 至 100 的整数");
    row("a.json: seed: -1, expected 0 or more (line 7)", "a.json：seed：-1，应为 0 或更大（第 7 行）");
    row("a.json: unknown key 'widht', did you mean 'width'?", "a.json：未知的键 'widht'，您是不是指“width”？");
    row("a.json: seed: found 'one', expected one of 'auto', 'recipe'; did you mean 'auto'?",
        "a.json：seed：发现 'one'，应为'auto'、'recipe' 之一；您是不是指“auto”？");
    row("/tmp/my runs/a.run: cannot be opened for reading: No such file or directory",
        "/tmp/my runs/a.run：无法打开读取：没有这样的文件或文件夹");
    row("a.run: is not a run: found no SQLite header", "a.run：不是运行：没有 SQLite 头部");
    row("a.csv: is compressed by gzip, expected text: unpack it first", "a.csv：经 gzip 压缩，应为文本：请先解压");
    row("a.csv: column 'dose', line 5: found 'x y', expected a number; ignore the column, or write numbers in its place",
        "a.csv：第 'dose' 列，第 5 行：发现 'x y'，应为一个数；请忽略该列，或改写成数");
    row("pasted text: line 2: found 'z 1', expected 0 or 1", "pasted text：第 2 行：发现 'z 1'，应为 0 或 1");
    // What is not known of an error stays, with what is known of it.
    row("a.json: seed: found a whale, expected a number", "a.json：seed：发现 a whale，应为一个数");
    row("out of memory", "内存不足");
}

void ErrorsTest::errorsAreSaidPartByPart()
{
    QFETCH(QString, error);
    QFETCH(QString, said);
    QCOMPARE(translated(error.toStdString()), said);
}

void ErrorsTest::theErrorsOfDocumentsAreInChinese()
{
    for (const char* text :
         {"", "[", "{\"seed\": 1, \"seed\": 2}", "{\"world\": 3}", "{\"world\": {\"graph\": {\"Ga\": [[0, 2]]}}}",
          "{\"world\": {\"graph\": {\"Ga\": [[1, 0], [1]]}}}", "{\"world\": {\"graph\": {}}}", "{\"wrld\": {}}",
          "{\"world\": {\"graph\": {\"Ga\": [[1]]}}, \"training\": {\"steps\": -1}}",
          "{\"world\": {\"graph\": {\"Ga\": [[1]], \"latents\": [\"a\", \"b\"]}}}",
          "{\"world\": {\"graph\": {\"Ga\": [[1]]}}, \"sparsity\": {\"search\": \"mask\"}}",
          "{\"world\": {\"graph\": {\"Ga\": [[1]]}}, \"format\": 99}"}) {
        try {
            parse_experiment(text, "a.json");
            QFAIL(text);
        } catch (const std::exception& error) {
            const QString said = translated(error.what());
            QVERIFY2(said != QString::fromUtf8(error.what()), error.what());
            QVERIFY2(englishIn(said, {"a.json",  "world.",    "graph", "format",    "training.steps", "sparsity.search",
                                      "latents", "actions",   "seed",  "estimator", "name",           "settings",
                                      "data",    "mechanism", "wrld",  "world",     "kind",           "violations",
                                      "mixing",  "noise",     "rows",  "rotate",    "masks",          "penalty",
                                      "frozen",  "none",      "truth"})
                         .isEmpty(),
                     qPrintable(QString::fromUtf8(error.what()) + QStringLiteral(" -> ") + said));
        }
    }
}

void ErrorsTest::theProblemsOfDataAreInChinese()
{
    QTemporaryDir folder;
    const auto file = [&](const char* name, const QByteArray& text) {
        return std::filesystem::path(writtenFile(folder, QString::fromUtf8(name), text).toStdString());
    };
    QByteArray rows = "x1,x2,a1\n";
    for (int i = 0; i < 40; ++i)
        rows +=
            QByteArray::number(i % 7) + ',' + QByteArray::number((i * i) % 11) + ',' + QByteArray::number(i % 2) + '\n';
    const QByteArray missing = QByteArray(rows).replace("3,9,", "3,,"),
                     word = QByteArray(rows).replace("3,9,", "3,what,");
    QByteArray constant = "x1,x2,x3\n";
    for (int i = 0; i < 40; ++i)
        constant += QByteArray::number(i % 7) + ",1," + QByteArray::number(i % 7) + '\n';
    const std::vector<std::vector<std::filesystem::path>> all{
        {file("missing.csv", missing)},
        {file("word.csv", word)},
        {file("constant.csv", constant)},
        {file("few.csv", "x1,x2\n1,2\n3,5\n")},
        {file("big.csv", QByteArray(rows).replace("3,9,", "3,1e40,"))},
        {file("x.csv", rows), file("x_again.csv", rows)},
        {file("x.csv", rows), file("a.csv", "a1\n1\n2\n3\n")},
        {file("task.csv", "x1,x2,task,y\n1,2,a,3\n2,1,a,3\n5,2,b,3\n")},
        {file("twice.csv", "x1,x1\n1,2\n2,3\n4,4\n")},
    };
    static const QRegularExpression fileName(QStringLiteral("\\w+\\.csv"));
    TableFiles read;
    int problems = 0;
    for (const std::vector<std::filesystem::path>& files : all)
        for (const TableProblem& problem : survey_of(files, read).problems) {
            ++problems;
            QString said = inWindowWords(problem.sentence, problem.file);
            QVERIFY2(englishIn(said.remove(folder.path()).remove(fileName), {}).isEmpty(),
                     qPrintable(QString::fromStdString(problem.sentence) + QStringLiteral(" -> ") + said));
        }
    QVERIFY2(problems >= 9, qPrintable(QString::number(problems)));
}

DISENTANGLE_TEST_MAIN(ErrorsTest)
#include "errors_test.moc"
