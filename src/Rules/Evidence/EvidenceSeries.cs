namespace Telemetry.Rules.Evidence;

/// <summary>One quantity of one of the site's sensors.</summary>
/// <param name="Sensor">Its place in the list of sensors, from 0.</param>
internal sealed record EvidenceSeries(int Sensor, string Quantity);
