namespace Telemetry.Api.Security;

/// <summary>What a caller may do. Each role may all that the roles before it may. docs/adr/0010-keys-and-policies.md</summary>
internal enum ApiRole
{
    /// <summary>No key: what a council publishes anyway.</summary>
    Public,

    /// <summary>Readings, forecasts, alerts, the ledger.</summary>
    Analyst,

    /// <summary>Gritting decisions, and handing in forecasts.</summary>
    Highways,

    /// <summary>The network, dead letters, metrics.</summary>
    Admin,
}
