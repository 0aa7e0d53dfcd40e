using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Security;

/// <summary>A fresh key: the text is shown once and never kept; what is stored can't give it back.</summary>
public sealed record IssuedKey(string Key, StoredCredential Credential);
