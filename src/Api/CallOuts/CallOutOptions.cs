using System.ComponentModel.DataAnnotations;
using Telemetry.Domain.Alerts;

namespace Telemetry.Api.CallOuts;

/// <summary>Who is called out about what, and how it goes on when nobody acknowledges. How to set it up: docs/call-out.md</summary>
internal sealed class CallOutOptions
{
    public const string Section = "Telemetry:CallOut";

    /// <summary>
    /// The levels, first to last: each with the names of its <c>Recipients</c> and the <c>Wait</c> (default 15 min) for an
    /// acknowledgement before the next level is called. Default none: nobody is called out.
    /// </summary>
    public List<CallOutLevelOptions> Levels { get; } = [];

    /// <summary>Least severity of an alert that is called out. Default Critical. Lower wakes people for what can wait until morning.</summary>
    public AlertSeverity LeastSeverity { get; set; } = AlertSeverity.Critical;

    /// <summary>Whether a decision that worsens is called out. Default true.</summary>
    public bool Decisions { get; set; } = true;

    /// <summary>Whether also the first decision of a decision day is, when it puts salt on the road. Default false: it comes at noon, when the night is planned anyway. One with a late risk, or that a person has to make, always is.</summary>
    public bool FirstDecisions { get; set; }

    /// <summary>A start earlier by this much is a worsening. Default 15 min, as between revisions.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan StartEarlierBy { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the last level is called again while nobody acknowledges. Default 1 h. Longer leaves an unanswered call longer, shorter tires people.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan RepeatEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>An alert that was called out so long before it is raised anew is the same matter, unless it was acknowledged: no new first call, and its levels go on. Default 15 min, the rules' lateness.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SameWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most messages that a level gets within <c>Window</c>. Default 4. When they are used up, everything that is due waits and goes out in one.</summary>
    [Range(1, 1000)]
    public int MessagesPerWindow { get; set; } = 4;

    /// <summary>Default 15 min: the longest that a further call-out can wait in a flood.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most matters that one message lists, gravest first; the rest is counted. Default 20.</summary>
    [Range(1, 500)]
    public int MaxItems { get; set; } = 20;

    /// <summary>How often it is looked whether somebody has to be called, beside each new outcome. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after a start, once the rules are warm, no decision is called out. Default 2 min: gateways first have to connect and
    /// send what they kept, and until then every route seems to be without readings. Alerts do not wait. Longer leaves a night
    /// that worsened during a stop longer untold.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleAfterStart { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Address of the dashboard as people reach it, put at the end of each message. Default none.</summary>
    public string? DashboardUrl { get; set; }
}
