namespace Telemetry.Domain.Storage;

public enum CredentialKind
{
    Gateway,
    ApiKey,
}
