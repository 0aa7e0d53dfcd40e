namespace Telemetry.Tests.Golden.RealData;

/// <summary>What was measured on one night: 15:00 to 11:00 local, both ends in.</summary>
/// <param name="Noon">12:00 local before it, when its decision day began.</param>
/// <param name="FirstReading">The first reading of the night.</param>
internal sealed record RecordedNight(
    string Dataset, DateOnly Start, double MinRst, DateTimeOffset? FirstFreeze, DateTimeOffset Noon, DateTimeOffset FirstReading);
