namespace Telemetry.Rules.Winter.Backtest;

/// <summary>A 95 % interval, both ends in the unit of what it is of.</summary>
public readonly record struct Interval(double Low, double High);
