namespace Telemetry.Tests.Golden.RealData;

/// <summary>What was measured on one night: 15:00 to 11:00 local, both ends in.</summary>
internal sealed record RecordedNight(
    string Dataset, DateOnly Start, double MinRst, DateTimeOffset? FirstFreeze, DateTimeOffset? FirstObservation);
