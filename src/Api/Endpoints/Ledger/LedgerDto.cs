namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>Where every reading went, by hour of receipt and gateway.</summary>
/// <param name="Balanced">Every entry's balance is 0.</param>
/// <param name="PossibleGaps">What an external broker may have lost before it reached this host: no ledger can count that.</param>
internal sealed record LedgerDto(
    DateTimeOffset From,
    DateTimeOffset To,
    bool Balanced,
    LedgerTotalDto Total,
    InFlightDto InFlight,
    IReadOnlyList<LedgerEntryDto> Entries,
    IReadOnlyList<PossibleGapDto> PossibleGaps);
