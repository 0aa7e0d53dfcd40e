namespace Telemetry.Api.CallOuts;

/// <summary>How calling out is doing, for health.</summary>
internal sealed class CallOutStatus(TimeProvider clock)
{
    private volatile Tuple<CallOutFindings?, string?, bool> _now = Tuple.Create<CallOutFindings?, string?, bool>(null, null, true);

    /// <summary>When it was begun: a first look that never comes is missed too.</summary>
    public DateTimeOffset Began { get; } = clock.GetUtcNow();

    /// <summary>Of the last look that could be made; null before the first.</summary>
    public CallOutFindings? Findings => _now.Item1;

    /// <summary>Why looking fails; null while it does not.</summary>
    public string? Trouble => _now.Item2;

    /// <summary>Nothing is looked at while the rules warm up.</summary>
    public bool Quiet => _now.Item3;

    public void Looked(CallOutFindings findings) => _now = Tuple.Create<CallOutFindings?, string?, bool>(findings, null, false);

    public void InTrouble(string trouble) => _now = Tuple.Create<CallOutFindings?, string?, bool>(Findings, trouble, false);

    public void Warming() => _now = Tuple.Create<CallOutFindings?, string?, bool>(Findings, null, true);
}
