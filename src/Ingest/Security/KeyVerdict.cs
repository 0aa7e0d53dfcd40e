using System.Diagnostics.CodeAnalysis;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Security;

public readonly record struct KeyVerdict(KeyProblem Problem, StoredCredential? Credential)
{
    [MemberNotNullWhen(true, nameof(Credential))]
    public bool IsValid => Problem == KeyProblem.None && Credential is not null;
}
