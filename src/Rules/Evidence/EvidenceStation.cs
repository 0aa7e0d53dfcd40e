namespace Telemetry.Rules.Evidence;

/// <summary>A station of a route.</summary>
internal sealed record EvidenceStation(string Site, double OffsetK);
