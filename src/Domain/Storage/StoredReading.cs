using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>A reading on its way into the time-series store, with who sent it (for the ledger).</summary>
public readonly record struct StoredReading(Reading Reading, Flag Flag, QcTest Test, GatewayId Gateway);
