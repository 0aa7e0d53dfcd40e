namespace Telemetry.Ingest.Security;

/// <summary>Why a key does not open anything. For logs and metrics; the caller at the door is told only "no".</summary>
public enum KeyProblem
{
    None,
    Malformed,
    Unknown,
    WrongSecret,
    Expired,
    Revoked,
}
