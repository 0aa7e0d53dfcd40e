namespace Telemetry.Rules.Evidence;

/// <summary>Since when the host had looked at a site.</summary>
internal sealed record EvidenceSince(string Site, DateTimeOffset Since);
