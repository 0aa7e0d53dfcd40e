namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>What is durable in the journal and not yet settled by the store: it is in no entry yet.</summary>
/// <param name="JournalHead">Position of the last durable record.</param>
/// <param name="StorePosition">Position up to which the store holds everything.</param>
/// <param name="Records">Journal records between the two: messages, forecasts and ticks, not readings.</param>
internal sealed record InFlightDto(long JournalHead, long StorePosition, long Records);
