namespace Telemetry.Tests.Integration.Kill;

/// <summary>Whether this is the full set of <c>./eng/test.sh --long</c>, or its bounded sample, which has each kind of fault at least once.</summary>
internal static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("TELEMETRY_LONG") == "1";
}
