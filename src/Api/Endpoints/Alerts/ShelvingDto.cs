namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Put aside until a time.</summary>
/// <param name="By">Name as given.</param>
/// <param name="At">Host clock time, UTC.</param>
/// <param name="Until">When it comes off the shelf by itself, UTC.</param>
internal sealed record ShelvingDto(string By, DateTimeOffset At, DateTimeOffset Until, string Reason);
