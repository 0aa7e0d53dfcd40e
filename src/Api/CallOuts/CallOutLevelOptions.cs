namespace Telemetry.Api.CallOuts;

/// <summary>One level of people to call.</summary>
internal sealed class CallOutLevelOptions
{
    /// <summary>Names of recipients (<c>Telemetry:Notifications:Recipients</c>).</summary>
    public List<string> Recipients { get; } = [];

    /// <summary>How long an acknowledgement is waited for before the next level is called. Of no meaning at the last.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromMinutes(15);
}
