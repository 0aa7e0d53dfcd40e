namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>That people were called out.</summary>
/// <param name="Level">The highest level told, from 1.</param>
/// <param name="At">When last, host clock time, UTC.</param>
internal sealed record CalledOutDto(int Level, DateTimeOffset At);
