namespace Telemetry.Domain.Storage;

/// <summary>A network file as imported, with its SHA-256 in lower hex: an import of the same content changes nothing.</summary>
public sealed record StoredNetwork(string Json, string Sha256, DateTimeOffset ImportedAt, string ImportedBy);
