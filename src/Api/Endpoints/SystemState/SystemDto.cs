using Telemetry.Api.Health;

namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>How the host and everything that sends to it are doing, at one instant.</summary>
/// <param name="AsOf">By the host's clock, UTC.</param>
/// <param name="Health">The checks of /health/ready, each with its cause.</param>
/// <param name="Stages">Every consumer of the journal, with how far behind it is.</param>
/// <param name="Gateways">At most 500, those in trouble first: away, then with silent sensors, then by id.</param>
/// <param name="Ledger">Of the last 24 hours; null when the time-series store did not answer.</param>
/// <param name="DeadLetters">Of the last 24 hours; null when the record store did not answer.</param>
/// <param name="Storage">Stores whose files lie on this machine.</param>
/// <param name="Unavailable">Parts of this answer that could not be had, with the cause; empty in health.</param>
internal sealed record SystemDto(
    DateTimeOffset AsOf,
    bool SimulatedTime,
    SystemHostDto Host,
    SystemClockDto Clock,
    HealthDto Health,
    SystemBrokerDto Broker,
    SystemJournalDto Journal,
    IReadOnlyList<SystemStageDto> Stages,
    SystemGatewayTotalsDto GatewayTotals,
    IReadOnlyList<SystemGatewayDto> Gateways,
    SystemDeadLettersDto? DeadLetters,
    SystemLedgerDto? Ledger,
    IReadOnlyList<SystemStorageDto> Storage,
    IReadOnlyList<SystemUnavailableDto> Unavailable);
