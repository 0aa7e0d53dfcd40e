using Telemetry.Domain.Storage;

namespace Telemetry.Storage.Records.Entities;

/// <summary>A key of a gateway or an API user, hashed.</summary>
internal sealed class CredentialEntity
{
    public required string KeyId { get; set; }

    public CredentialKind Kind { get; set; }

    public required string Principal { get; set; }

    public required string Role { get; set; }

    public required byte[] Salt { get; set; }

    public required byte[] Hash { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
