namespace Telemetry.Domain.Records;

/// <summary>A piece of evidence as the root names it.</summary>
/// <param name="Sha256">Lower hex.</param>
public sealed record EvidenceName(string Name, string Sha256);
