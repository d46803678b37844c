// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "neural/sequence_network.h"
#include "recommend/network_door.h"

namespace ms::recommend {

/// The sequential transformer: causal self-attention over the customer's history, latest last.
/// Source: Kang & McAuley (2018), Self-Attentive Sequential Recommendation, ICDM.
class SasRec final : public Recommender {
public:
    explicit SasRec(neural::SequenceNetwork network) : m_network(std::move(network)) {}

    [[nodiscard]] std::string_view name() const override { return "transformer"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_network.shape().vocabulary; }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    /// An event's part is what the item loses when the event is left out, asked of the network again, for the latest 20
    /// items of the history.
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] std::string state() const override { return m_network.state(); }

private:
    neural::SequenceNetwork m_network;
};

/// Each customer's last item (of up to 2,000 customers) is held out and tells when to stop.
Result<SasRecTraining> trainSasRec(const Interactions& interactions, const SasRecSettings& settings,
                                   Progress& progress);
Result<std::unique_ptr<Recommender>> loadSasRec(std::string_view state);

} // namespace ms::recommend
