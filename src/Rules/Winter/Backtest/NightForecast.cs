namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What one way of foreseeing said of one station's night at the hour asked at.</summary>
/// <param name="Night">Index of the night.</param>
/// <param name="Errors">At each full hour ahead that was measured.</param>
/// <param name="MinimumRst">Lowest from the hour asked at to the end of the night, °C, at the times measured; null where it did not reach that far.</param>
/// <param name="FirstFreezeAt">First at or below 0 °C; null if not foreseen.</param>
public sealed record NightForecast(int Night, IReadOnlyList<LeadError> Errors, double? MinimumRst, DateTimeOffset? FirstFreezeAt);
