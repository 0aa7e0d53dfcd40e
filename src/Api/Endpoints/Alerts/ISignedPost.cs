namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>A body that says who does something and why.</summary>
internal interface ISignedPost
{
    string? By { get; }

    string? Reason { get; }
}
