namespace Telemetry.Tests.Integration.Soak;

/// <summary>What a sensor said of a quantity at an instant.</summary>
internal readonly record struct SoakReading(SoakKey Key, double Value);
