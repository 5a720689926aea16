// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace disentangle {

class EngineProcess;
class RunModel;

/// Decodes latents with the model of a run at the step that is shown. While the engine trains that run and its newest
/// step is shown, the engine decodes; otherwise `disentangle decode`, started when first needed, reads a checkpoint from
/// the run file. Requests are answered in order. While one is being answered, only the newest of the later ones is kept,
/// so a slider may ask at every move. All methods return at once.
class Decoder : public QObject {
    Q_OBJECT
public:
    /// `engine` must outlive the decoder.
    explicit Decoder(EngineProcess* engine, QObject* parent = nullptr);
    ~Decoder() override;

    /// Not owned; may be deleted at any time. Forgets what was asked before.
    void setRun(RunModel* run);
    /// n >= 1 latent vectors of d_z numbers each.
    void request(const QList<std::vector<float>>& z);

Q_SIGNALS:
    /// x (n x d_x, standardised as the model sees it), and the step of the model it comes from: a little newer than the
    /// one looked at while the engine trains, otherwise that of the newest checkpoint not later than it.
    void decoded(const std::vector<std::vector<float>>& x, qint64 step);
    /// Why the newest request cannot be answered, in a sentence.
    void unavailable(const QString& reason);

private:
    using Vectors = std::vector<std::vector<float>>;
    bool trainsTheRun() const;
    void next();
    bool startReader();
    void takeLines();
    void takeEnd();
    void answer(const Vectors& x, qint64 step);
    void refuse(const QString& reason);
    void stopReader();

    EngineProcess* m_engine;
    QPointer<RunModel> m_run;
    std::optional<Vectors> m_wanted;  ///< the newest request not yet sent
    std::optional<Vectors> m_sent;    ///< the one that is being answered
    int m_asked = 0;                  ///< the id of the one that is being answered, 0 for none
    int m_lastId = 0;                 ///< of requests to the reader
    std::unique_ptr<QProcess> m_reader;
};

}  // namespace disentangle
