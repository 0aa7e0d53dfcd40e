namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>One forecast issue that is durable now.</summary>
/// <param name="Values">How many values it has.</param>
/// <param name="JournalPosition">Where the journal has it: it can be asked for once the rules have come to it.</param>
internal sealed record ForecastReceivedDto(string Site, DateTimeOffset IssuedAt, int Values, long JournalPosition);
