namespace Telemetry.Rules.Winter;

/// <summary>Dew point and frost point of the air at a site, °C, with the instant of the oldest reading they rest on.</summary>
public readonly record struct Humidity(double DewPoint, double FrostPoint, DateTimeOffset At)
{
    internal static Humidity From(double dewPoint, DateTimeOffset at) => new(dewPoint, Winter.FrostPoint.FromDewPoint(dewPoint), at);
}
